// vi: Văn bản này có những viện dẫn nào chưa xác định được là văn bản nào, vì sao?
// en: The citations in a document that are tied to no document, or not surely, with the reason.
// group: findings
// $id document: the citing document
// example: id=bac-giang.txt
MATCH (f:Finding {rule: 'unresolved'})-[:ABOUT]->(d:Document {id: $id})
OPTIONAL MATCH (f)-[:BESIDE]->(o:Document)
RETURN f.start AS start, f.detail AS detail, o.id AS stands_as, f.id AS finding
ORDER BY start, finding, stands_as
