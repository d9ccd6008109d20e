// vi: Đến ngày này, những việc nào đã quá hạn, quá bao nhiêu ngày?
// en: The work whose day is over on a day, and for how many days; the latest first. Whether it was done, no document says.
// group: work
// $day date = today: the day
// $unit unit = null: one unit
// $limit integer = 200: rows at most
// example: day=1/1/2026
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.due < $day AND ($unit IS NULL OR u.id = $unit)
RETURN a.due AS due, duration.inDays(date(a.due), date($day)).days AS days, u.name AS unit, a.role AS role, a.task AS task, d.id AS document, a.start AS start, u.id AS unit_id
ORDER BY due DESC, document, start, unit_id, role
LIMIT $limit
