// vi: Những cặp văn bản nào không thể cùng đúng: thay thế lẫn nhau, hoặc văn bản cũ thay đổi văn bản mới hơn?
// en: Pairs that cannot both be right: each replaces or repeals the other, or an older document changes a younger one.
// group: validity
MATCH (a:Document)-[r:AMENDS|REPLACES|REPEALS]->(b:Document)
WHERE a.date < b.date OR EXISTS { (b)-[:REPLACES|REPEALS]->(a) }
RETURN a.id AS id, a.date AS date, type(r) AS relation, b.id AS other, b.date AS other_date, r.stated_by[0] AS stated_by, r.evidence[0] AS evidence
ORDER BY id, other, relation
