// vi: Những văn bản nào được nhiều văn bản khác dựa vào nhất, trực tiếp hay qua hai, ba bước?
// en: The documents that most others rest on, directly or by two or three steps.
// group: chains
// $limit integer = 25: rows at most
MATCH (c:Document)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..3]->(d:Document)
RETURN d.id AS id, d.title AS title, count(DISTINCT c.id) AS documents
ORDER BY documents DESC, id
LIMIT $limit
