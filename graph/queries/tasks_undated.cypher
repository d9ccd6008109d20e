// vi: Những việc nào không có ngày phải xong?
// en: The work for which no day is known, by document, with the reason where a deadline is printed.
// group: commands
// $units texts = null: ids of the units, all of them where null
// $scopes texts = null: the places whose bodies they are, all of them where null
// $role role = null: one role
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.due IS NULL AND a.recurrence IS NULL
  AND ($units IS NULL OR u.id IN $units) AND ($scopes IS NULL OR split(u.id, '/')[0] IN $scopes OR any(s IN $scopes WHERE u.id STARTS WITH s + '.'))
  AND ($role IS NULL OR a.role = $role)
RETURN u.name AS unit, a.role AS role, a.task AS task, a.due AS due, a.recurrence AS recurrence, a.deadline AS deadline, a.due_reason AS due_reason,
  a.product AS product, d.number AS number, d.date AS date, d.title AS document, a.evidence AS evidence, d.id AS id, a.start AS start
ORDER BY CASE WHEN a.deadline IS NULL THEN 1 ELSE 0 END, id, start, a.`end`, u.id, role
