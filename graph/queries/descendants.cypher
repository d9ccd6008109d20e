// vi: Tất cả văn bản dựa vào văn bản này, mỗi văn bản một lần, kèm số bước và địa phương?
// en: Every document that rests on a document, each once, with its distance and its place.
// group: chains
// $id document: the document at the top
// example: id="Chỉ thị 666"
MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..3]-(c:Document)
RETURN c.id AS id, c.kind AS kind, c.title AS title, c.date AS date, c.level AS level, c.place AS place, min(length(p)) AS distance, count(p) AS ways
ORDER BY distance, id
