// vi: Văn bản này bị thay thế, bãi bỏ bởi văn bản nào, và văn bản đó bởi văn bản nào, đến văn bản mới nhất?
// en: What replaced or repealed a document, and what replaced that, up to the newest.
// group: validity
// $id document: the old document
// example: id=11/2003/QH11
MATCH p = (d:Document {id: $id})<-[:REPLACES|REPEALS*1..6]-(n:Document)
RETURN length(p) AS steps, n.id AS id, n.title AS title, n.date AS date, NOT EXISTS { (n)<-[:REPLACES|REPEALS]-(:Document) } AS newest,
  [x IN nodes(p) | x.id] AS path, [r IN relationships(p) | type(r)] AS relations
ORDER BY steps, path, relations
