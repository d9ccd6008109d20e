// vi: Mọi đơn vị, với những gì người ta có thể gõ để tìm nó, và số việc được giao?
// en: Every unit, with what a person may type for it and how often it is charged with work.
// group: commands
MATCH (u:Unit)
OPTIONAL MATCH (d:Document)-[a:ASSIGNS]->(u)
RETURN u.id AS id, u.name AS name, u.kind AS kind, u.level AS level, u.place AS place, count(a) AS tasks
ORDER BY id
