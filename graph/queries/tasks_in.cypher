// vi: Văn bản này giao việc gì cho ai?
// en: Whom a document charges with what, in the order of its text.
// group: work
// $id document: the document
// example: id=bac-giang.txt
MATCH (d:Document {id: $id})-[a:ASSIGNS]->(u:Unit)
RETURN a.start AS start, u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, a.due AS due, a.recurrence AS recurrence, a.evidence AS evidence, u.id AS unit_id
ORDER BY start, unit_id, role
