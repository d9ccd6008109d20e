// vi: Đơn vị nào nhận nhiều văn bản nhất, và được giao việc bao nhiêu lần trong đó?
// en: Who receives documents, and how often the same unit is charged in them.
// group: units
// $limit integer = 50: rows at most
MATCH (d:Document)-[:SENT_TO]->(u:Unit)
WITH u, count(d) AS received, sum(COUNT { (d)-[:ASSIGNS]->(u) }) AS tasks
RETURN u.id AS id, u.name AS unit, received, tasks
ORDER BY received DESC, tasks DESC, id
LIMIT $limit
