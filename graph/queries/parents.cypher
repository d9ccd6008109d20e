// vi: Các văn bản này trực tiếp dựa vào những văn bản nào, mỗi cạnh một dòng?
// en: What documents rest on: one row an edge to a parent.
// group: commands
// $ids documents: the documents to start from
// example: ids=bac-giang.txt
MATCH (d:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES]->(p:Document)
WHERE d.id IN $ids
RETURN d.id AS via, type(r) AS relation, p AS document, r.evidence AS evidence
ORDER BY via, relation, p.id
