// vi: Hai văn bản cùng dựa vào những văn bản nào, gần trước xa sau?
// en: What two documents both rest on, nearest first.
// group: chains
// $id document: one document
// $other document: the other document
// example: id=bac-giang.txt other=dien-bien-phu.txt
MATCH p = (x:Document {id: $id})-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..4]->(c:Document)
WITH c, min(length(p)) AS from_one
MATCH q = (y:Document {id: $other})-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..4]->(c)
WITH c, from_one, min(length(q)) AS from_other
RETURN c.id AS id, c.title AS title, from_one, from_other, from_one + from_other AS steps
ORDER BY steps, id
