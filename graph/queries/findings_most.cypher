// vi: Những văn bản nào có nhiều điểm bất thường nhất?
// en: The documents about which the audit found most, errors first.
// group: findings
// $limit integer = 50: rows at most
MATCH (f:Finding)-[:ABOUT]->(d:Document)
WITH d, f.rule AS rule, count(f) AS n, sum(CASE f.severity WHEN 'error' THEN 1 ELSE 0 END) AS grave
ORDER BY rule
WITH d, sum(n) AS findings, sum(grave) AS errors, collect(rule) AS rules
RETURN d.id AS id, d.title AS title, errors, findings, rules
ORDER BY errors DESC, findings DESC, id
LIMIT $limit
