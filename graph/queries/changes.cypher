// vi: Văn bản này sửa đổi, thay thế, bãi bỏ những văn bản nào?
// en: What a document amends, replaces, repeals, suspends or corrects.
// group: validity
// $id document: the document that changes others
// example: id=35/2018/QH14
MATCH (d:Document {id: $id})-[r:AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS]->(o:Document)
RETURN type(r) AS change, o.id AS id, o.title AS title, o.date AS date, [p IN r.pinpoints WHERE p <> ''] AS places, r.evidence[0] AS evidence
ORDER BY change, id
