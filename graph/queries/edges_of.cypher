// vi: Những cặp văn bản nào có mối liên hệ này, mới nhất trước?
// en: The pairs of documents in one relation, the newest first, with the first sentence.
// group: citations
// $relation relation: a relation between documents
// $limit integer = 100: rows at most
// example: relation="căn cứ"
MATCH (a:Document)-[r]->(b:Document)
WHERE type(r) = $relation
RETURN a.date AS date, a.id AS id, a.title AS title, b.id AS other, b.title AS other_title, r.mentions AS mentions, r.evidence[0] AS evidence
ORDER BY date DESC, id, other
LIMIT $limit
