// The documents of ids, and those read from files. $ids: ids, or files as they were given; $ends: what a file's name ends with.
MATCH (d:Document)
WHERE d.id IN $ids OR d.source IN $ids OR any(name IN $ends WHERE d.source ENDS WITH name)
RETURN d.id AS id, d.kind AS kind, d.number AS number, d.title AS title, d.date AS date, d.year AS year, d.issuer AS issuer, d.loaded AS loaded,
  d.source AS source
ORDER BY id
