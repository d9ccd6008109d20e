// vi: Từ ngày này đến ngày kia, những việc nào đến hạn, của ai?
// en: The work that is due in a period, the earliest first.
// group: work
// $since date: the first day
// $until date: the last day
// $limit integer = 500: rows at most
// example: since=1/1/2025 until=31/12/2025
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.due >= $since AND a.due <= $until
RETURN a.due AS due, u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, a.product AS product, d.id AS document, a.start AS start, u.id AS unit_id
ORDER BY due, document, start, unit_id, role
LIMIT $limit
