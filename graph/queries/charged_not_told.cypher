// vi: Đơn vị nào được giao việc mà không có trong nơi nhận của văn bản?
// en: The units charged with work in a document that are not among its recipients, where it names any.
// group: work
// $limit integer = 100: rows at most
MATCH (d:Document)-[:SENT_TO]->(:Unit)
WITH DISTINCT d
MATCH (d)-[a:ASSIGNS]->(u:Unit)
WHERE NOT (d)-[:SENT_TO]->(u)
RETURN d.id AS document, u.name AS unit, count(a) AS tasks, u.id AS unit_id
ORDER BY tasks DESC, document, unit_id
LIMIT $limit
