// vi: Những văn bản nào đứng giữa hai văn bản: có liên hệ trực tiếp với cả hai?
// en: The documents that stand between two others: each cites or is cited by both.
// group: citations
// $id document: one document
// $other document: the other document
// $limit integer = 100: rows at most
// example: id="Chỉ thị 666" other="Luật Giáo dục 2019"
MATCH (a:Document {id: $id})-[r]-(m:Document)
WITH m, type(r) AS to_one, startNode(r) = m AS cites_one
MATCH (m)-[s]-(b:Document {id: $other})
RETURN m.id AS id, m.title AS title, to_one, cites_one, type(s) AS to_other, startNode(s) = m AS cites_other
ORDER BY id, to_one, cites_one, to_other, cites_other
LIMIT $limit
