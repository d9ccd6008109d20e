// vi: Địa phương nào có văn bản đã đọc mà chưa có văn bản nào dựa vào văn bản này?
// en: The places whose documents were read, none of which rests on a document: where nothing is seen to carry it out.
// group: chains
// $id document: a document of the centre
// example: id="Chỉ thị 666"
MATCH (d:Document {id: $id})
MATCH (c:Document)
WHERE c.loaded AND c.place IS NOT NULL
WITH d, c.place AS place, count(c) AS documents, sum(CASE WHEN EXISTS { (c)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..3]->(d) } THEN 1 ELSE 0 END) AS resting
WHERE resting = 0
RETURN place, documents
ORDER BY documents DESC, place
