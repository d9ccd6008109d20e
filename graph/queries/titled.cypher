// vi: Những văn bản nào có trích yếu chứa từ này, mới nhất trước?
// en: Documents by words of the title, in any letters; the newest first.
// group: documents
// $words text: the words
// $limit integer = 50: rows at most
// example: words="năm học"
MATCH (d:Document)
WHERE toLower(d.title) CONTAINS toLower($words)
RETURN d.date AS date, d.id AS id, d.title AS title, d.loaded AS loaded
ORDER BY date DESC, id
LIMIT $limit
