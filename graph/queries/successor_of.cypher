// vi: Cơ quan này đã sáp nhập, đổi tên thành cơ quan nào, từ khi nào, theo văn bản nào?
// en: What became of a unit: its successors, step by step, since when and by which act.
// group: units
// $unit unit: the unit that is no more
// example: unit="Bộ Kế hoạch và Đầu tư"
MATCH p = (u:Unit {id: $unit})-[:SUCCEEDED_BY*1..4]->(now:Unit)
RETURN length(p) AS steps, now.id AS id, now.name AS unit, [r IN relationships(p) | r.date] AS dates, [r IN relationships(p) | r.act] AS acts, [n IN nodes(p) | n.id] AS path
ORDER BY steps, path
