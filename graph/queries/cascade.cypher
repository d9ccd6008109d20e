// vi: Văn bản trung ương này được tỉnh, huyện, xã triển khai bằng những văn bản nào?
// en: How a document comes down: what carries it out in provinces, districts and communes, step by step.
// group: chains
// $id document: a document of the centre
// example: id="Chỉ thị 666"
MATCH p = (d:Document {id: $id})<-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*1..3]-(c:Document)
WHERE c.level IN ['province', 'district', 'commune']
WITH c, min(length(p)) AS steps
RETURN c.level AS level, c.place AS place, c.id AS id, c.title AS title, c.date AS date, c.issuer AS issuer, steps
ORDER BY level DESC, place, date, id
