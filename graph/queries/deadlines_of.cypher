// vi: Cơ quan, đơn vị này có những việc nào phải xong theo thời hạn?
// en: The work of a unit that has a deadline.
// group: work
// $unit unit: the unit
// example: unit="Bộ Tài chính"
MATCH (u:Unit {id: $unit})<-[a:ASSIGNS]-(d:Document)
WHERE a.deadline IS NOT NULL
RETURN a.deadline AS deadline, a.role AS role, a.task AS task, d.id AS document, d.date AS date, a.start AS start
ORDER BY date DESC, document, start, role
