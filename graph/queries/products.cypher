// vi: Những sản phẩm nào phải có: ai làm, đến khi nào, theo văn bản nào?
// en: The products that are awaited: what is to come out of work, from whom, by when.
// group: work
// $unit unit = null: one unit
// $limit integer = 200: rows at most
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.product IS NOT NULL AND ($unit IS NULL OR u.id = $unit)
RETURN a.product AS product, u.name AS unit, a.role AS role, a.due AS due, a.deadline AS deadline, a.task AS task, d.id AS document, a.start AS start, u.id AS unit_id
ORDER BY coalesce(a.due, '~'), document, start, unit_id, role
LIMIT $limit
