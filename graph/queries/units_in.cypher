// vi: Ở địa phương này, những cơ quan, đơn vị nào được giao việc?
// en: The units of a place that are charged with work, the busiest first.
// group: units
// $place place: the place
// $limit integer = 100: rows at most
// example: place="Bắc Giang"
MATCH (u:Unit)<-[a:ASSIGNS]-(d:Document)
WHERE u.place = $place
RETURN u.id AS id, u.name AS unit, u.kind AS kind, count(a) AS tasks, count(DISTINCT d) AS documents
ORDER BY tasks DESC, id
LIMIT $limit
