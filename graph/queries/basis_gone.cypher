// vi: Những văn bản nào có căn cứ đã bị thay thế hay bãi bỏ, toàn bộ hay một phần, tính đến ngày này?
// en: Documents whose legal basis was replaced or repealed, in whole or part, by a day.
// group: validity
// $at date = today: the day
// $limit integer = 200: rows at most
// example: at=2025-11-01
MATCH (d:Document)-[b:BASED_ON]->(base:Document)<-[x:REPLACES|REPEALS]-(act:Document)
WHERE d.loaded AND act.date <= $at AND d.date <= $at AND act.date >= base.date
RETURN d.id AS id, d.date AS date, base.id AS basis, type(x) AS change, act.id AS by_act, act.date AS since, x.evidence[0] AS evidence, b.evidence[0] AS basis_evidence
ORDER BY since DESC, id, basis, by_act, change
LIMIT $limit
