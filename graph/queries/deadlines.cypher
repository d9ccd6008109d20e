// vi: Những việc nào có thời hạn, xếp theo ngày phải xong?
// en: The work that has a deadline, by the day on which it is due; then what comes again, and what has no day.
// group: work
// $limit integer = 500: rows at most
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.deadline IS NOT NULL
RETURN a.due AS due, a.recurrence AS recurrence, a.deadline AS deadline, a.due_reason AS reason, u.name AS unit, a.role AS role, a.task AS task, d.id AS document,
  a.start AS start, u.id AS unit_id
ORDER BY coalesce(a.due, '~'), CASE WHEN a.recurrence IS NULL THEN 1 ELSE 0 END, document, start, unit_id, role
LIMIT $limit
