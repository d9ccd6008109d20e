// vi: Mỗi năm, mỗi cấp ban hành bao nhiêu văn bản?
// en: How many documents of each level were issued in each year, read and only cited.
// group: documents
MATCH (d:Document)
WHERE d.year IS NOT NULL
RETURN d.year AS year, coalesce(d.level, '?') AS level, count(*) AS documents, sum(CASE WHEN d.loaded THEN 1 ELSE 0 END) AS read
ORDER BY year, level
