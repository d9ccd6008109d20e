// vi: Mọi đơn vị được giao những việc gì, trong văn bản nào?
// en: What units are charged with, document by document.
// group: commands
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
RETURN u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, a.due AS due, d.title AS document, d.id AS id
ORDER BY unit, id, a.start, role, task, a.`end`, u.id
