// vi: Những việc nào có nói đến từ này, giao cho ai, trong văn bản nào?
// en: The work whose clause has certain words, in any letters: who, what, until when.
// group: work
// $words text: the words
// $limit integer = 200: rows at most
// example: words="năm học"
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE toLower(a.task) CONTAINS toLower($words)
RETURN d.date AS date, d.id AS document, u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, a.due AS due, a.recurrence AS recurrence, a.start AS start, u.id AS unit_id
ORDER BY date DESC, document, start, unit_id, role
LIMIT $limit
