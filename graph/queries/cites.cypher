// vi: Văn bản này viện dẫn những văn bản nào, bằng câu nào, ở điều khoản nào?
// en: What a document cites, with the relation, the places named and the first sentence.
// group: citations
// $id document: the citing document
// example: id=bac-giang.txt
MATCH (d:Document {id: $id})-[r]->(o:Document)
RETURN type(r) AS relation, o.id AS id, o.title AS title, o.date AS date, r.mentions AS mentions, [p IN r.pinpoints WHERE p <> ''] AS places, r.evidence[0] AS evidence
ORDER BY relation, id
