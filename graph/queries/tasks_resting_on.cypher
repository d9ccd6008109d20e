// vi: Những việc nào được giao để thực hiện văn bản này, cho ai, đến khi nào?
// en: The work whose text names a document: what is to be done about it, by whom, until when.
// group: work
// $id document: the document
// $limit integer = 200: rows at most
// example: id="Chỉ thị 666"
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE $id IN a.rests_on
RETURN d.date AS date, d.id AS document, u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, a.due AS due, a.start AS start, u.id AS unit_id
ORDER BY date DESC, document, start, unit_id, role
LIMIT $limit
