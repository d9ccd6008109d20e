// vi: Văn bản này đã bị sửa đổi, thay thế, bãi bỏ, đình chỉ, đính chính bởi văn bản nào, ở đâu?
// en: What amended, replaced, repealed, suspended or corrected a document, by date, with the places named.
// group: validity
// $id document: the document changed
// example: id=77/2015/QH13
MATCH (n:Document)-[r:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS]->(d:Document {id: $id})
RETURN type(r) AS change, n.id AS id, n.title AS title, n.date AS date, r.mentions AS mentions, [p IN r.pinpoints WHERE p <> ''] AS places, r.evidence[0] AS evidence
ORDER BY date, id, change
