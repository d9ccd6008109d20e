// Every document, with what a person may type for it.
MATCH (d:Document)
RETURN d.id AS id, d.kind AS kind, d.number AS number, d.title AS title, d.date AS date, d.year AS year, d.issuer AS issuer, d.loaded AS loaded,
  d.source AS source
ORDER BY id
