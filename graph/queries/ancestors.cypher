// vi: Tất cả văn bản mà văn bản này dựa vào, mỗi văn bản một lần, kèm số bước?
// en: Every document that a document rests on, each once, with its distance.
// group: chains
// $id document: the document at the bottom
// example: id=bac-giang.txt
MATCH p = (d:Document {id: $id})-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..4]->(a:Document)
RETURN a.id AS id, a.kind AS kind, a.title AS title, a.date AS date, min(length(p)) AS distance, count(p) AS ways
ORDER BY distance, id
