// vi: Đến ngày này, văn bản này đã bị sửa đổi, thay thế, bãi bỏ, đình chỉ chưa?
// en: What is known against a document's validity on a day: its own term, and what amended, replaced, repealed or suspended it, in whole or in part.
// group: validity
// $id document: the document
// $at date = today: the day
// example: id=77/2015/QH13 at=2025-11-01
MATCH (d:Document {id: $id})
OPTIONAL MATCH (act:Document)-[x:AMENDS|REPLACES|REPEALS|SUSPENDS]->(d)
WHERE NOT act.draft AND (x.since <= $at OR (x.since IS NULL AND (act.date IS NULL OR act.date <= $at)))
RETURN d.id AS id, d.date AS date, d.effective AS effective, d.ends AS ends, type(x) AS change, act.id AS by_act, x.since AS since, x.extent AS extent,
  CASE WHEN act IS NULL THEN 'nothing known against it' WHEN x.since IS NULL THEN 'day unknown' ELSE 'known' END AS known,
  [p IN x.pinpoints WHERE p <> ''] AS places
ORDER BY since, change, by_act
