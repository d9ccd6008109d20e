// vi: Những điểm bất thường nghiêm trọng từ mức này trở lên, nặng nhất trước?
// en: The findings of a severity and above, the gravest first.
// group: findings
// $severity severity = warning: the least severity
// $limit integer = 200: rows at most
// example: severity=notice
MATCH (f:Finding)-[:ABOUT]->(d:Document)
WITH f, d, CASE f.severity WHEN 'error' THEN 3 WHEN 'warning' THEN 2 WHEN 'notice' THEN 1 ELSE 0 END AS grade
WHERE grade >= CASE $severity WHEN 'error' THEN 3 WHEN 'warning' THEN 2 WHEN 'notice' THEN 1 ELSE 0 END
RETURN f.severity AS severity, f.rule AS rule, d.id AS document, f.detail AS detail, f.start AS start, grade, f.id AS finding
ORDER BY grade DESC, rule, document, start, finding
LIMIT $limit
