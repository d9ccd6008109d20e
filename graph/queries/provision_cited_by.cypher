// vi: Văn bản nào viện dẫn điều, khoản này, bằng câu nào?
// en: Who cites a provision or anything under it, with the sentence.
// group: provisions
// $id document: the document that the provision is of
// $place text: the provision, or a part of its name
// example: id=45/2019/QH14 place="Điều 107"
MATCH (p:Provision)-[:OF]->(d:Document {id: $id})
WHERE toLower(p.path) = toLower($place) OR toLower(p.path) CONTAINS toLower($place) + ',' OR toLower(p.path) ENDS WITH ', ' + toLower($place)
MATCH (c:Document)-[r:CITES_PROVISION]->(p)
UNWIND range(0, size(r.evidence) - 1) AS i
RETURN p.path AS path, c.id AS id, c.title AS title, r.starts[i] AS start, r.evidence[i] AS evidence
ORDER BY path, id, start, evidence
