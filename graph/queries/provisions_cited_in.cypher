// vi: Văn bản này viện dẫn những điều, khoản nào của văn bản khác?
// en: The provisions of other documents that a document cites, with the first sentence.
// group: provisions
// $id document: the citing document
// example: id=92/2015/QH13
MATCH (c:Document {id: $id})-[r:CITES_PROVISION]->(p:Provision)-[:OF]->(d:Document)
RETURN d.id AS document, d.title AS title, p.path AS path, r.mentions AS mentions, r.evidence[0] AS evidence, p.id AS id
ORDER BY document, id
