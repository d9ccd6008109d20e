// vi: Kiểm tra phát hiện những loại bất thường nào, bao nhiêu, mức độ nào?
// en: What the audit found, rule by rule: how many findings, in how many documents.
// group: findings
MATCH (f:Finding)-[:ABOUT]->(d:Document)
RETURN f.rule AS rule, f.severity AS severity, count(f) AS findings, count(DISTINCT d) AS documents, min(d.id) AS first
ORDER BY findings DESC, rule, severity
