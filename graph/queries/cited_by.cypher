// vi: Những văn bản nào viện dẫn văn bản này, bằng câu nào?
// en: What cites a document, with the relation, the places named and the first sentence.
// group: citations
// $id document: the cited document
// $limit integer = 200: rows at most
// example: id="Chỉ thị 666"
MATCH (c:Document)-[r]->(d:Document {id: $id})
RETURN type(r) AS relation, c.id AS id, c.title AS title, c.date AS date, r.mentions AS mentions, [p IN r.pinpoints WHERE p <> ''] AS places, r.evidence[0] AS evidence
ORDER BY relation, id
LIMIT $limit
