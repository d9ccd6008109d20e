// vi: Văn bản nào còn giao việc cho cơ quan trong năm nó sáp nhập hoặc sau đó?
// en: The documents that charge a unit in the year in which it was merged, or later.
// group: units
MATCH (u:Unit)-[s:SUCCEEDED_BY]->(now:Unit)
MATCH (d:Document)-[a:ASSIGNS]->(u)
WHERE d.year >= toInteger(left(s.date, 4))
RETURN d.id AS document, d.date AS date, u.name AS unit, s.date AS merged, now.name AS now, a.task AS task, a.start AS start, u.id AS unit_id, now.id AS now_id, a.role AS role
ORDER BY date DESC, document, start, unit_id, now_id, role
