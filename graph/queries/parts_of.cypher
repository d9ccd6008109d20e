// vi: Những đơn vị nào thuộc cơ quan này, và mỗi đơn vị được giao bao nhiêu việc?
// en: The units that belong to a unit, step by step, and how much work each is charged with.
// group: units
// $unit unit: the unit above
// example: unit="UBND tỉnh Điện Biên"
MATCH p = (part:Unit)-[:PART_OF*1..3]->(u:Unit {id: $unit})
WITH part, min(length(p)) AS steps
RETURN steps, part.id AS id, part.name AS unit, COUNT { (part)<-[:ASSIGNS]-(:Document) } AS tasks
ORDER BY steps, id
