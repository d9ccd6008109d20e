// vi: Những văn bản nào được ban hành khi căn cứ của nó đã hết hiệu lực toàn bộ?
// en: Documents issued when the whole of their legal basis was no longer in force, the newest first, with what ended it and both sentences.
// group: validity
// $limit integer = 200: rows at most
MATCH (d:Document)-[r:BASED_ON]->(basis:Document)
WHERE d.loaded AND NOT d.draft AND basis.ends <= d.date AND (basis.ended_by IS NULL OR basis.ended_by <> d.id)
OPTIONAL MATCH (act:Document {id: basis.ended_by})-[x:REPLACES|REPEALS]->(basis)
RETURN d.date AS date, d.id AS id, d.title AS title, basis.id AS basis, basis.ends AS ended, basis.ended_by AS by_act, type(x) AS change,
  r.evidence[0] AS basis_evidence, x.evidence[0] AS evidence
ORDER BY date DESC, id, basis, change
LIMIT $limit
