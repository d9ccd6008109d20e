// vi: Cơ quan, đơn vị nào được giao nhiều việc nhất, với vai trò gì?
// en: The units charged with most work, and in which roles.
// group: work
// $limit integer = 50: rows at most
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
RETURN u.id AS id, u.name AS unit, u.level AS level, count(a) AS tasks, count(DISTINCT d.id) AS documents, sum(CASE a.role WHEN 'lead' THEN 1 ELSE 0 END) AS leads,
  sum(CASE a.role WHEN 'coordinating' THEN 1 ELSE 0 END) AS coordinates, count(a.deadline) AS deadlines, count(a.due) AS dated
ORDER BY tasks DESC, id
LIMIT $limit
