// Whom a document charges with work. $id: its id.
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE d.id = $id
RETURN a.role AS role, u.name AS unit, a.task AS task, a.deadline AS deadline, a.evidence AS evidence
ORDER BY a.start, unit, role
