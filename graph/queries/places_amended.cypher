// vi: Điều, khoản nào của văn bản này đã bị sửa đổi, bãi bỏ, bởi văn bản nào?
// en: Which places of a document were amended, replaced or repealed, place by place.
// group: validity
// $id document: the document changed
// example: id=25/2008/QH12
MATCH (n:Document)-[r:AMENDS|REPLACES|REPEALS]->(d:Document {id: $id})
UNWIND range(0, size(r.pinpoints) - 1) AS i
WITH n, r, i
WHERE r.pinpoints[i] <> ''
RETURN r.pinpoints[i] AS place, type(r) AS change, n.id AS id, n.date AS date, r.starts[i] AS start, r.evidence[i] AS evidence
ORDER BY place, date, id, start, change
