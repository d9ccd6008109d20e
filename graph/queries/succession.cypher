// vi: Việc đã giao cho những cơ quan nay đã sáp nhập thì bây giờ ai làm?
// en: The work charged to units that have since been merged: who does it now.
// group: units
MATCH (u:Unit)-[:SUCCEEDED_BY*1..3]->(now:Unit)
WHERE NOT (now)-[:SUCCEEDED_BY]->()
MATCH (d:Document)-[a:ASSIGNS]->(u)
WITH d, a, u, now ORDER BY d.id
WITH u, now, count(a) AS tasks, collect(DISTINCT d.id)[..3] AS examples
RETURN u.name AS unit, now.name AS now, tasks, examples, u.id AS id, now.id AS now_id
ORDER BY tasks DESC, id, now_id
