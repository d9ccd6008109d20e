// vi: Việc gì phải xong khi nào, và những việc nào làm định kỳ?
// en: The work that is due on a day, by day, and then the work that comes again.
// group: commands
// $units texts = null: ids of the units, all of them where null
// $scopes texts = null: the places whose bodies they are, all of them where null
// $role role = null: one role
// $since date = null: the first day on which work is due that does not come again
// $until date = null: the last day
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE (a.due IS NOT NULL OR a.recurrence IS NOT NULL)
  AND ($units IS NULL OR u.id IN $units) AND ($scopes IS NULL OR split(u.id, '/')[0] IN $scopes OR any(s IN $scopes WHERE u.id STARTS WITH s + '.'))
  AND ($role IS NULL OR a.role = $role)
  AND ($since IS NULL OR a.due IS NULL OR a.due >= $since) AND ($until IS NULL OR a.due IS NULL OR a.due <= $until)
RETURN u.name AS unit, a.role AS role, a.task AS task, a.due AS due, a.recurrence AS recurrence, a.deadline AS deadline, a.due_reason AS due_reason,
  a.product AS product, d.number AS number, d.date AS date, d.title AS document, a.evidence AS evidence, d.id AS id, a.start AS start
ORDER BY coalesce(a.due, '~'), id, start, a.`end`, u.id, role
