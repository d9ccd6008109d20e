// vi: Những việc nào có thời hạn, xếp theo năm ghi trong thời hạn?
// en: The work that has a deadline, by the year that the deadline names.
// group: work
// $limit integer = 500: rows at most
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE a.deadline IS NOT NULL
WITH d, a, u, [w IN split(a.deadline, ' ') WHERE w =~ '20[0-9][0-9][.,;]?'] AS years
RETURN CASE WHEN size(years) > 0 THEN toInteger(left(years[size(years) - 1], 4)) END AS year, a.deadline AS deadline, u.name AS unit, a.role AS role, a.task AS task,
  d.id AS document, a.start AS start, u.id AS unit_id
ORDER BY year, deadline, unit_id, document, start, role
LIMIT $limit
