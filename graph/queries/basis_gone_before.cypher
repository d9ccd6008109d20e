// vi: Những văn bản nào được ban hành sau khi căn cứ của nó đã bị thay thế hay bãi bỏ?
// en: Documents issued after their legal basis had been replaced or repealed.
// group: validity
MATCH (d:Document)-[:BASED_ON]->(base:Document)<-[x:REPLACES|REPEALS]-(act:Document)
WHERE date(act.date) < date(d.date) AND act.date > base.date
RETURN d.id AS id, d.date AS date, base.id AS basis, type(x) AS change, act.id AS by_act, act.date AS since, duration.inDays(date(act.date), date(d.date)).days AS days
ORDER BY days DESC, id, basis, by_act, change
