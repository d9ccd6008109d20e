// vi: Văn bản này liền kề với những văn bản nào?
// en: What is next to a document: every edge between it and another document.
// group: commands
// $id document: the document
// example: id="Chỉ thị 666"
MATCH (d:Document)-[r]-(n:Document)
WHERE d.id = $id
RETURN d AS document, r AS edge, n AS other
ORDER BY n.id, type(r), startNode(r).id
