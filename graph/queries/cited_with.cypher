// vi: Những văn bản nào thường được viện dẫn cùng với văn bản này?
// en: What is cited together with a document, and how strongly: together over either (Jaccard).
// group: citations
// $id document: a document
// $limit integer = 30: rows at most
// example: id="Luật Giáo dục 2019"
MATCH (d:Document {id: $id})<-[:BASED_ON|CITES|PURSUANT_TO|IMPLEMENTS]-(c:Document)
WITH d, collect(DISTINCT c) AS citing
UNWIND citing AS c
MATCH (c)-[:BASED_ON|CITES|PURSUANT_TO|IMPLEMENTS]->(o:Document)
WHERE o <> d
WITH o, size(citing) AS n, count(DISTINCT c) AS together
MATCH (o)<-[:BASED_ON|CITES|PURSUANT_TO|IMPLEMENTS]-(x:Document)
WITH o, n, together, count(DISTINCT x) AS m
RETURN o.id AS id, o.title AS title, together, round(100.0 * together / (n + m - together)) / 100 AS jaccard
ORDER BY together DESC, jaccard DESC, id
LIMIT $limit
