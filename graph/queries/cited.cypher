// vi: Văn bản này viện dẫn những gì, với mọi câu văn?
// en: What a document cites, with the sentences.
// group: commands
// $id document: the citing document
// example: id=bac-giang.txt
MATCH (d:Document {id: $id})-[r]->(p:Document)
RETURN type(r) AS relation, p AS document, r.mentions AS mentions, r.evidence AS evidence, r.pinpoints AS pinpoints, r.ties AS ties
ORDER BY relation, p.id
