// vi: Văn bản này trên một dòng: căn cứ, được viện dẫn, giao việc, nơi nhận, bất thường?
// en: A document on one row: what it is, what it rests on, and how often it is cited, charges, is sent and is found odd.
// group: documents
// $id document: the document
// example: id="Chỉ thị 666"
MATCH (d:Document {id: $id})
OPTIONAL MATCH (d)-[:BASED_ON]->(b:Document)
WITH d, b ORDER BY b.id
WITH d, collect(b.id) AS based_on
RETURN d.id AS id, d.title AS title, d.date AS date, d.issuer AS issuer, d.loaded AS loaded, based_on, COUNT { (d)<--(:Document) } AS cited,
  COUNT { (d)-[:ASSIGNS]->(:Unit) } AS tasks, COUNT { (d)-[:SENT_TO]->(:Unit) } AS recipients, COUNT { (d)<-[:ABOUT]-(:Finding) } AS findings
ORDER BY id
