// vi: Văn bản nào nhắc đến văn bản này, theo quan hệ nào?
// en: Some of the documents that cite a document: those read first, then by id.
// group: commands
// $id document: the cited document
// example: id="Chỉ thị 666"
MATCH (c:Document)-[r]->(d:Document {id: $id})
RETURN c.id AS source, type(r) AS relation, d.id AS target
ORDER BY CASE WHEN c.loaded THEN 0 ELSE 1 END, source, relation
LIMIT 3
