// vi: Đến ngày này, từng căn cứ của văn bản còn nguyên hay đã bị sửa đổi, thay thế, bãi bỏ?
// en: Each legal basis of a document, and what had amended, replaced or repealed it by a day: for a drafter, before signing.
// group: validity
// $id document: the document whose basis is looked at
// $at date = today: the day
// example: id=bac-giang.txt
MATCH (d:Document {id: $id})-[:BASED_ON]->(base:Document)
OPTIONAL MATCH (act:Document)-[x:AMENDS|REPLACES|REPEALS|SUSPENDS]->(base)
WHERE NOT act.draft AND coalesce(x.since, act.date) <= $at AND (base.date IS NULL OR act.date >= base.date)
RETURN base.id AS basis, base.title AS title, base.date AS date, type(x) AS change, act.id AS by_act, coalesce(x.since, act.date) AS since, [p IN x.pinpoints WHERE p <> ''] AS places
ORDER BY basis, since, by_act, change
