// vi: Văn bản này dựa vào những văn bản nào, theo từng đường, kèm câu văn của mỗi bước?
// en: What a document rests on, way by way, with the sentence behind every step.
// group: chains
// $id document: the document at the bottom
// $limit integer = 200: rows at most
// example: id=bac-giang.txt
MATCH p = (d:Document {id: $id})-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..4]->(a:Document)
RETURN length(p) AS steps, a.id AS id, a.title AS title, [n IN nodes(p) | n.id] AS path, [r IN relationships(p) | type(r)] AS relations,
  [r IN relationships(p) | r.evidence[0]] AS evidence
ORDER BY steps, path, relations
LIMIT $limit
