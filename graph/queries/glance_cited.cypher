// vi: Những văn bản nào được nhiều văn bản khác viện dẫn nhất?
// en: The most cited documents, for a first look at a graph.
// group: commands
MATCH (c:Document)-->(d:Document)
WITH d.id AS id, count(DISTINCT c.id) AS documents
ORDER BY documents DESC, id
LIMIT 5
MATCH (d:Document)
WHERE d.id = id
RETURN d AS document, documents
ORDER BY documents DESC, id
