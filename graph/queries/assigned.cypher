// vi: Văn bản này giao việc gì cho ai?
// en: Whom a document charges with work.
// group: commands
// $id document: the document
// example: id=bac-giang.txt
MATCH (d:Document {id: $id})-[a:ASSIGNS]->(u:Unit)
RETURN a.role AS role, u.name AS unit, a.task AS task, a.deadline AS deadline, a.due AS due, a.recurrence AS recurrence, a.evidence AS evidence
ORDER BY a.start, unit, role, u.id
