// vi: Những văn bản nào dựa vào văn bản này, theo từng đường, kèm câu văn của mỗi bước?
// en: What rests on a document, way by way, with the sentence behind every step.
// group: chains
// $id document: the document at the top
// $limit integer = 200: rows at most
// example: id="Chỉ thị 666"
MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..3]-(c:Document)
RETURN length(p) AS steps, c.id AS id, c.title AS title, [n IN nodes(p) | n.id] AS path, [r IN relationships(p) | type(r)] AS relations,
  [r IN relationships(p) | r.evidence[0]] AS evidence
ORDER BY steps, path, relations
LIMIT $limit
