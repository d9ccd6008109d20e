// vi: Những văn bản nào có chung căn cứ với văn bản này nhiều nhất?
// en: The documents that have most of their basis in common with a document.
// group: citations
// $id document: a document
// $limit integer = 25: rows at most
// example: id=79/2025/QĐ-UBND
MATCH (d:Document {id: $id})-[:BASED_ON]->(b:Document)<-[:BASED_ON]-(o:Document)
WHERE o.id <> d.id
WITH o, b ORDER BY b.id
WITH o, count(DISTINCT b) AS shared, collect(DISTINCT b.id) AS bases
RETURN o.id AS id, o.title AS title, shared, bases
ORDER BY shared DESC, id
LIMIT $limit
