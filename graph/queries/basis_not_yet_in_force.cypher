// vi: Những văn bản nào có hiệu lực trước khi căn cứ của nó có hiệu lực?
// en: Documents that take effect before their legal basis does.
// group: validity
// $limit integer = 200: rows at most
MATCH (d:Document)-[r:BASED_ON]->(basis:Document)
WHERE d.loaded AND NOT d.draft AND basis.effective > d.effective AND basis.date <= d.date
RETURN d.date AS date, d.id AS id, d.title AS title, d.effective AS effective, basis.id AS basis, basis.effective AS basis_effective,
  r.evidence[0] AS basis_evidence
ORDER BY date DESC, id, basis
LIMIT $limit
