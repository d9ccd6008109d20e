// vi: Mỗi văn bản dựa vào văn bản này giao cơ quan nào chủ trì đầu tiên?
// en: For every document that rests on a document, the unit that it charges first with the lead.
// group: work
// $id document: the document at the top
// example: id=72/2025/QH15
MATCH (c:Document)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES]->(:Document {id: $id})
WITH DISTINCT c
CALL {
  WITH c
  MATCH (c)-[a:ASSIGNS]->(u:Unit)
  WHERE a.role = 'lead'
  RETURN u.name AS lead, a.task AS task
  ORDER BY a.start, u.id
  LIMIT 1
}
RETURN c.id AS id, c.title AS title, c.place AS place, lead, task
ORDER BY id
