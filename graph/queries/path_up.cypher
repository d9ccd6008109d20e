// vi: Văn bản này có dựa vào văn bản kia không, và qua những bước nào?
// en: Whether and how one document rests on another: every way up, with the sentences.
// group: chains
// $id document: the lower document
// $other document: the higher document
// $limit integer = 100: rows at most
// example: id=bac-giang.txt other="Chỉ thị 666"
MATCH p = (a:Document {id: $id})-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..5]->(b:Document {id: $other})
RETURN length(p) AS steps, [n IN nodes(p) | n.id] AS path, [r IN relationships(p) | type(r)] AS relations, [r IN relationships(p) | r.evidence[0]] AS evidence
ORDER BY steps, path, relations
LIMIT $limit
