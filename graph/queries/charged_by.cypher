// vi: Những cơ quan nào ban hành văn bản giao việc cho đơn vị này?
// en: Who gives work to a unit: the issuers of the documents that charge it.
// group: work
// $unit unit: the unit
// example: unit="Sở Giáo dục và Đào tạo tỉnh Bắc Giang"
MATCH (u:Unit {id: $unit})<-[a:ASSIGNS]-(d:Document)-[:ISSUED_BY]->(i:Unit)
RETURN i.id AS id, i.name AS issuer, count(DISTINCT d) AS documents, count(a) AS tasks, max(d.date) AS latest
ORDER BY tasks DESC, id
