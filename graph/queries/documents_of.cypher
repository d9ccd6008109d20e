// vi: Địa phương này có những văn bản nào, mới nhất trước?
// en: The documents of a place, the newest first.
// group: documents
// $place place: the place
// $limit integer = 200: rows at most
// example: place="Bắc Giang"
MATCH (d:Document {place: $place})
RETURN d.date AS date, d.id AS id, d.kind AS kind, d.title AS title, d.issuer AS issuer, d.loaded AS loaded
ORDER BY date DESC, id
LIMIT $limit
