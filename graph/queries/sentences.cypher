// vi: Văn bản này nói gì về văn bản kia: từng câu một?
// en: Every sentence in which one document is said to cite another, in order, with whose text says so and how it was tied.
// group: citations
// $id document: the citing document
// $other document: the cited document
// example: id=bac-giang.txt other="Chỉ thị 666"
MATCH (a:Document {id: $id})-[r]->(b:Document {id: $other})
UNWIND range(0, size(r.evidence) - 1) AS i
RETURN type(r) AS relation, r.stated_by[i] AS stated_by, r.starts[i] AS start, r.pinpoints[i] AS place, r.evidence[i] AS evidence, r.ties[i] AS tie
ORDER BY stated_by, start, relation, place, tie
