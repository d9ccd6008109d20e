// vi: Những cơ quan, đơn vị nào có tên chứa từ này?
// en: The units whose name has certain words, in any letters, with their ids.
// group: units
// $words text: the words
// $limit integer = 100: rows at most
// example: words="giáo dục"
MATCH (u:Unit)
WHERE toLower(u.name) CONTAINS toLower($words)
RETURN u.id AS id, u.name AS unit, u.kind AS kind, u.level AS level, u.place AS place
ORDER BY id
LIMIT $limit
