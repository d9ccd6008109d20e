// vi: Những văn bản nào được gửi đến cơ quan, đơn vị này?
// en: The documents sent to a unit, the newest first.
// group: units
// $unit unit: the recipient
// $limit integer = 100: rows at most
// example: unit="Bộ Giáo dục và Đào tạo"
MATCH (d:Document)-[s:SENT_TO]->(u:Unit {id: $unit})
RETURN d.date AS date, d.id AS id, d.title AS title, d.issuer AS issuer, s.evidence AS line
ORDER BY date DESC, id
LIMIT $limit
