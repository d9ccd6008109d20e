// vi: Những văn bản nào được ban hành sau khi căn cứ của nó đã bị thay thế hay bãi bỏ?
// en: Documents issued after their legal basis had been replaced or repealed, the newest first.
// group: validity
// $limit integer = 200: rows at most
MATCH (d:Document)-[:BASED_ON]->(base:Document)<-[x:REPLACES|REPEALS]-(act:Document)
WHERE act.date < d.date AND act.date > base.date
RETURN d.date AS date, d.id AS id, d.title AS title, base.id AS basis, type(x) AS change, act.id AS by_act, act.date AS since
ORDER BY date DESC, id, basis, by_act, change
LIMIT $limit
