// vi: Từ ngày này, những văn bản nào đã bị thay thế hay bãi bỏ, bởi văn bản nào?
// en: What has been replaced or repealed since a day, and by what.
// group: validity
// $since date: the first day
// $limit integer = 100: rows at most
// example: since=2020-01-01
MATCH (act:Document)-[x:REPLACES|REPEALS]->(d:Document)
WHERE act.date >= $since AND (d.date IS NULL OR d.date <= act.date)
RETURN act.date AS date, act.id AS by_act, type(x) AS change, d.id AS id, d.title AS title, x.evidence[0] AS evidence
ORDER BY date DESC, by_act, id, change
LIMIT $limit
