// vi: Đến ngày này, văn bản này đã bị sửa đổi, thay thế, bãi bỏ, đình chỉ chưa?
// en: What is known against a document's validity on a day: amended, replaced, repealed, suspended, by which acts.
// group: validity
// $id document: the document
// $at date = today: the day
// example: id=77/2015/QH13 at=2025-11-01
MATCH (d:Document {id: $id})
OPTIONAL MATCH (act:Document)-[x:AMENDS|REPLACES|REPEALS|SUSPENDS]->(d)
WHERE act.date IS NULL OR act.date <= $at
RETURN d.id AS id, d.date AS date, type(x) AS change, act.id AS by_act, act.date AS since,
  CASE WHEN act IS NULL THEN 'nothing known against it' WHEN act.date IS NULL THEN 'day unknown' ELSE 'known' END AS known, [p IN x.pinpoints WHERE p <> ''] AS places
ORDER BY since, change, by_act
