// vi: Những văn bản nào mang số ký hiệu này, ở các cơ quan, địa phương khác nhau?
// en: The documents that bear a number or its beginning, of every issuer and place.
// group: documents
// $number text: a number, or its beginning
// $limit integer = 100: rows at most
// example: number=10
MATCH (d:Document)
WHERE toLower(d.number) STARTS WITH toLower($number)
RETURN d.number AS number, d.id AS id, d.title AS title, d.date AS date, d.issuer AS issuer
ORDER BY number, id
LIMIT $limit
