// vi: Đến ngày này, những văn bản nào có căn cứ đã hết hiệu lực toàn bộ?
// en: Documents of which, by a day, the whole of a legal basis is no longer in force, and what ended it.
// group: validity
// $at date = today: the day
// $limit integer = 200: rows at most
// example: at=2025-11-01
MATCH (d:Document)-[b:BASED_ON]->(base:Document)
WHERE d.loaded AND NOT d.draft AND base.ends <= $at AND d.date <= $at AND (d.ends IS NULL OR d.ends > $at)
OPTIONAL MATCH (act:Document {id: base.ended_by})-[x:REPLACES|REPEALS]->(base)
RETURN d.id AS id, d.date AS date, base.id AS basis, type(x) AS change, base.ended_by AS by_act, base.ends AS since, x.evidence[0] AS evidence,
  b.evidence[0] AS basis_evidence
ORDER BY since DESC, id, basis, change
LIMIT $limit
