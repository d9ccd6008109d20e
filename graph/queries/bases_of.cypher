// vi: Các văn bản căn cứ vào văn bản này có bao nhiêu căn cứ?
// en: The documents of which a document is a legal basis, with how many bases each has: with one, it would lose its only one.
// group: validity
// $id document: the document
// example: id="Chỉ thị 666"
MATCH (c:Document)-[:BASED_ON]->(d:Document {id: $id})
RETURN c.id AS id, c.title AS title, c.date AS date, COUNT { (c)-[:BASED_ON]->(:Document) } AS bases
ORDER BY bases, id
