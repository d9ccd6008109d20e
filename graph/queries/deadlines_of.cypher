// vi: Cơ quan, đơn vị này có những việc nào phải xong theo thời hạn, việc nào trước?
// en: The work of a unit that has a deadline, by the day on which it is due; then what comes again, and what has no day.
// group: work
// $unit unit: the unit
// $since date = null: the first day on which work is due that has a day
// $until date = null: the last day
// example: unit="Bộ Tài chính"
MATCH (u:Unit {id: $unit})<-[a:ASSIGNS]-(d:Document)
WHERE a.deadline IS NOT NULL AND ($since IS NULL OR a.due IS NULL OR a.due >= $since) AND ($until IS NULL OR a.due IS NULL OR a.due <= $until)
RETURN a.due AS due, a.recurrence AS recurrence, a.deadline AS deadline, a.due_reason AS reason, a.role AS role, a.task AS task, d.id AS document, d.date AS date,
  a.start AS start
ORDER BY coalesce(a.due, '~'), CASE WHEN a.recurrence IS NULL THEN 1 ELSE 0 END, document, start, role
