// vi: Những văn bản nào trực tiếp dựa vào các văn bản này, mỗi cạnh một dòng?
// en: What rests on documents: one row an edge from a child.
// group: commands
// $ids documents: the documents to start from
// example: ids="Chỉ thị 666"
MATCH (c:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES]->(d:Document)
WHERE d.id IN $ids
RETURN d.id AS via, type(r) AS relation, c AS document, r.evidence AS evidence
ORDER BY via, relation, c.id
