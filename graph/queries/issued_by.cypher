// vi: Cơ quan này đã ban hành những văn bản nào?
// en: The documents that a unit issued, the newest first, read or only cited.
// group: units
// $unit unit: the issuer
// $limit integer = 200: rows at most
// example: unit="Bộ Giáo dục và Đào tạo"
MATCH (d:Document)-[:ISSUED_BY]->(u:Unit {id: $unit})
RETURN d.date AS date, d.id AS id, d.kind AS kind, d.title AS title, d.loaded AS loaded
ORDER BY date DESC, id
LIMIT $limit
