// vi: Những việc nào có ghi thời hạn mà không tính được ngày, vì sao?
// en: The work that has a deadline from which no day follows, and why.
// group: work
// $unit unit = null: one unit
// $limit integer = 200: rows at most
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.deadline IS NOT NULL AND a.due IS NULL AND a.recurrence IS NULL AND ($unit IS NULL OR u.id = $unit)
RETURN a.due_reason AS reason, a.deadline AS deadline, u.name AS unit, a.role AS role, a.task AS task, d.id AS document, a.start AS start, u.id AS unit_id
ORDER BY reason, document, start, unit_id, role
LIMIT $limit
