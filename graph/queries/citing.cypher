// vi: Những gì viện dẫn văn bản này, với mọi câu văn?
// en: What cites a document, with the sentences.
// group: commands
// $id document: the cited document
// example: id="Chỉ thị 666"
MATCH (c:Document)-[r]->(d:Document {id: $id})
RETURN type(r) AS relation, c AS document, r.mentions AS mentions, r.evidence AS evidence, r.pinpoints AS pinpoints, r.ties AS ties
ORDER BY relation, c.id
