// vi: Cơ quan, đơn vị này là ai: thuộc đâu, ban hành, được giao, được gửi bao nhiêu?
// en: A unit on one row: what it is part of, what became of it, and how much it issues, is charged with and receives.
// group: units
// $unit unit: the unit
// example: unit="Bộ Giáo dục và Đào tạo"
MATCH (u:Unit {id: $unit})
OPTIONAL MATCH (u)-[:PART_OF]->(above:Unit)
WITH u, min(above.name) AS part_of
OPTIONAL MATCH (u)-[s:SUCCEEDED_BY]->(now:Unit)
WITH u, part_of, min(now.name) AS succeeded_by, min(s.date) AS since
RETURN u.id AS id, u.name AS unit, u.kind AS kind, u.level AS level, u.place AS place, part_of, succeeded_by, since,
  COUNT { (u)<-[:ISSUED_BY]-(:Document) } AS issued, COUNT { (u)<-[:ASSIGNS]-(:Document) } AS tasks, COUNT { (u)<-[:SENT_TO]-(:Document) } AS received
ORDER BY id
