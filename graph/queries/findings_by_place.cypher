// vi: Mỗi địa phương có bao nhiêu văn bản bất thường, trên bao nhiêu văn bản đã đọc?
// en: The share of a place's read documents in which the audit found more than an open mention.
// group: findings
MATCH (d:Document)
WHERE d.loaded
OPTIONAL MATCH (d)<-[:ABOUT]-(f:Finding)
WHERE f.severity <> 'info'
WITH d, count(f) AS findings
WITH coalesce(d.place, '') AS place, d.level AS level, count(d) AS documents, sum(CASE WHEN findings > 0 THEN 1 ELSE 0 END) AS odd, sum(findings) AS findings
RETURN place, level, documents, odd, findings, round(1000.0 * odd / documents) / 1000 AS share
ORDER BY share DESC, findings DESC, place, level
