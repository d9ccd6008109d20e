// vi: Những điều, khoản nào của văn bản này được văn bản khác viện dẫn?
// en: The provisions of a document that others cite, and by how many.
// group: provisions
// $id document: the document
// example: id=45/2019/QH14
MATCH (p:Provision)-[:OF]->(d:Document {id: $id})
MATCH (c:Document)-[r:CITES_PROVISION]->(p)
RETURN p.path AS path, count(DISTINCT c) AS documents, sum(r.mentions) AS mentions, min(c.id) AS first, p.id AS id
ORDER BY documents DESC, mentions DESC, id
