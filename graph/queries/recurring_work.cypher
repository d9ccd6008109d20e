// vi: Những việc nào phải làm định kỳ: hằng tháng, hằng quý, hằng năm?
// en: The work that comes again, with its rule: RFC 5545, FREQ=MONTHLY;BYMONTHDAY=15.
// group: work
// $unit unit = null: one unit
// $limit integer = 200: rows at most
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.recurrence IS NOT NULL AND ($unit IS NULL OR u.id = $unit)
RETURN u.name AS unit, a.recurrence AS recurrence, a.deadline AS deadline, a.role AS role, a.task AS task, d.id AS document, a.start AS start, u.id AS unit_id
ORDER BY unit, unit_id, recurrence, document, start, role
LIMIT $limit
