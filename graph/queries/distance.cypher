// vi: Hai văn bản cách nhau mấy bước viện dẫn, theo cả hai chiều?
// en: How many citations two documents are apart, in either direction, ten at most.
// group: citations
// $id document: one document
// $other document: the other document
// example: id="Chỉ thị 666" other="NĐ 71/2020"
MATCH (a:Document {id: $id}), (b:Document {id: $other})
WHERE a <> b
MATCH p = shortestPath((a)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES|AMENDS|REPLACES|REPEALS|CITES*..10]-(b))
RETURN a.title AS title, b.title AS other, length(p) AS steps
ORDER BY steps
