// vi: Cơ quan, đơn vị này được giao những việc gì, trong văn bản nào?
// en: What a unit is charged with, the newest document first.
// group: work
// $unit unit: the unit
// $limit integer = 200: rows at most
// example: unit="Sở Giáo dục và Đào tạo tỉnh Bắc Giang"
MATCH (u:Unit {id: $unit})<-[a:ASSIGNS]-(d:Document)
RETURN d.date AS date, d.id AS document, d.title AS title, a.role AS role, a.task AS task, a.deadline AS deadline, a.due AS due, a.recurrence AS recurrence, a.start AS start
ORDER BY date DESC, document, start, role
LIMIT $limit
