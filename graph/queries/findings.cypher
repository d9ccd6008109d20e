// vi: Kiểm tra phát hiện những gì, văn bản nào trước văn bản nào sau?
// en: What the audit found odd, document by document.
// group: commands
MATCH (f:Finding)-[:ABOUT]->(d:Document)
OPTIONAL MATCH (f)-[:BESIDE]->(o:Document)
RETURN f.rule AS rule, f.severity AS severity, d.id AS document, o.id AS other, f.detail AS detail, f.evidence AS evidence, f.start AS start, f.`end` AS `end`
ORDER BY rule, document, other, detail, start, f.id
