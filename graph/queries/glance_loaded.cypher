// vi: Trong các văn bản đã đọc, văn bản nào được viện dẫn nhiều nhất?
// en: The most cited of the documents that were read.
// group: commands
MATCH (d:Document)
WHERE d.loaded
OPTIONAL MATCH (c:Document)-->(d)
RETURN d.id AS id, count(DISTINCT c.id) AS documents
ORDER BY documents DESC, id
LIMIT 1
