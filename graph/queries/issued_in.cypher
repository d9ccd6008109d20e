// vi: Trong khoảng thời gian này, những văn bản nào đã được ban hành?
// en: The documents issued between two days, read or only cited.
// group: documents
// $since date: the first day
// $until date = today: the last day
// $limit integer = 200: rows at most
// example: since=2020-08-01 until=2020-08-31
MATCH (d:Document)
WHERE d.date >= $since AND d.date <= $until
RETURN d.date AS date, d.id AS id, d.kind AS kind, d.title AS title, d.issuer AS issuer, d.loaded AS loaded
ORDER BY date DESC, id
LIMIT $limit
