// vi: Cơ quan, đơn vị này phải phối hợp với ai, hoặc ai phải phối hợp với nó?
// en: The units named in one sentence with a unit as lead or coordinating: whom it works with.
// group: work
// $unit unit: the unit
// $limit integer = 50: rows at most
// example: unit="Bộ Tài chính"
MATCH (u:Unit {id: $unit})<-[a:ASSIGNS]-(d:Document)-[b:ASSIGNS]->(o:Unit)
WHERE o.id <> u.id AND a.evidence = b.evidence AND (a.role = 'lead' AND b.role = 'coordinating' OR a.role = 'coordinating' AND b.role = 'lead')
WITH o, count(DISTINCT d) AS documents, count(DISTINCT CASE a.role WHEN 'lead' THEN a.evidence END) AS leading, count(DISTINCT CASE b.role WHEN 'lead' THEN b.evidence END) AS led
RETURN o.id AS id, o.name AS unit, documents, leading, led
ORDER BY documents DESC, leading DESC, led DESC, id
LIMIT $limit
