// vi: Những đơn vị được giao việc, nhiều việc nhất trước?
// en: The units that are charged with work, the busiest first.
// group: commands
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
RETURN u.name AS unit, u.kind AS kind, u.place AS place, count(DISTINCT d.id) AS documents, count(a) AS tasks, u.id AS id
ORDER BY tasks DESC, id
