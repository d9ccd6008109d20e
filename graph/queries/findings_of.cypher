// vi: Văn bản này có những điểm bất thường nào, hoặc bị nhắc đến trong những điểm bất thường nào?
// en: What the audit found about a document, or beside it: the odd things in which it has a part.
// group: findings
// $id document: the document
// example: id="Chỉ thị 1048"
MATCH (f:Finding)-[r:ABOUT|BESIDE]->(d:Document {id: $id})
WITH f, min(type(r)) AS part
RETURN part, f.severity AS severity, f.rule AS rule, f.detail AS detail, f.evidence AS evidence, f.start AS start, f.id AS finding
ORDER BY part, rule, start, finding
