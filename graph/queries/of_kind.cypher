// vi: Những văn bản thuộc loại này, được viện dẫn nhiều nhất trước?
// en: The documents of a kind, the most cited first.
// group: documents
// $kind kind: the kind, or its abbreviation
// $limit integer = 50: rows at most
// example: kind="Chỉ thị"
MATCH (d:Document {kind: $kind})
WITH d, COUNT { (d)<--(:Document) } AS cited
RETURN d.id AS id, d.title AS title, d.date AS date, d.issuer AS issuer, cited
ORDER BY cited DESC, id
LIMIT $limit
