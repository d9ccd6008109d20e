// vi: Bãi bỏ văn bản này thì đụng đến những văn bản, điều khoản và nhiệm vụ nào?
// en: What a repeal of a document would touch: what rests on it, at which distance, how many of its provisions are cited, how much work hangs on it.
// group: validity
// $id document: the document to be repealed
// example: id="Chỉ thị 666"
MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..3]-(c:Document)
WITH d, c, min(length(p)) AS steps
OPTIONAL MATCH (c)-[:CITES_PROVISION]->(v:Provision)-[:OF]->(d)
WITH c, steps, count(DISTINCT v.path) AS provisions
RETURN c.id AS id, c.kind AS kind, c.title AS title, c.date AS date, steps, provisions, COUNT { (c)-[:ASSIGNS]->(:Unit) } AS tasks
ORDER BY steps, id
