// vi: Những câu văn nào nói về quan hệ giữa các văn bản này?
// en: What texts say of the relations from some documents to others: the sentences, whose text says so, and where.
// group: commands
// $sources documents: the documents that cite or act
// $targets documents: the documents that are cited
// example: sources=bac-giang.txt targets="Chỉ thị 666"
MATCH (a:Document)-[r]->(b:Document)
WHERE a.id IN $sources AND b.id IN $targets
RETURN a.id AS source, type(r) AS relation, b.id AS target, r.evidence AS evidence, r.stated_by AS stated_by, r.starts AS starts, r.ends AS ends,
  r.pinpoints AS pinpoints, r.ties AS ties
ORDER BY source, target, relation
