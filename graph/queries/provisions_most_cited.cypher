// vi: Những điều, khoản nào được viện dẫn nhiều nhất?
// en: The provisions most cited, with the document that they are of.
// group: provisions
// $limit integer = 50: rows at most
MATCH (c:Document)-[r:CITES_PROVISION]->(p:Provision)
WITH p, count(DISTINCT c) AS documents, sum(r.mentions) AS mentions
ORDER BY documents DESC, mentions DESC, p.id
LIMIT $limit
MATCH (p)-[:OF]->(d:Document)
RETURN p.id AS id, p.path AS path, d.title AS title, documents, mentions
ORDER BY documents DESC, mentions DESC, id
