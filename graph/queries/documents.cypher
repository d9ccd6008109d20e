// vi: Mọi văn bản, với những gì người ta có thể gõ để tìm nó?
// en: Every document, with what a person may type for it.
// group: commands
MATCH (d:Document)
RETURN d.id AS id, d.kind AS kind, d.number AS number, d.title AS title, d.date AS date, d.year AS year, d.issuer AS issuer, d.loaded AS loaded,
  d.source AS source
ORDER BY id
