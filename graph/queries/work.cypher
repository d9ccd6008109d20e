// What units are charged with, document by document.
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
RETURN u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, d.title AS document, d.id AS id
ORDER BY unit, id, a.start
