// vi: Văn bản này và những văn bản dựa vào nó giao việc cho cơ quan, đơn vị nào?
// en: Which units are charged with work by a document or by what rests on it.
// group: work
// $id document: the document
// $limit integer = 100: rows at most
// example: id="Chỉ thị 666"
MATCH (d:Document)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*0..2]->(:Document {id: $id})
WITH DISTINCT d
MATCH (d)-[a:ASSIGNS]->(u:Unit)
WITH d, a, u ORDER BY a.role, d.id
WITH u, count(a) AS tasks, count(DISTINCT d) AS documents, collect(DISTINCT a.role) AS roles
RETURN u.id AS id, u.name AS unit, u.level AS level, tasks, documents, roles
ORDER BY tasks DESC, id
LIMIT $limit
