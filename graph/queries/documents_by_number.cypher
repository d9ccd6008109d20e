// The documents whose number matches. $pattern: a regular expression for all of the number, such as '0*71([^0-9].*)?'.
MATCH (d:Document)
WHERE d.number =~ $pattern
RETURN d.id AS id, d.kind AS kind, d.number AS number, d.title AS title, d.date AS date, d.year AS year, d.issuer AS issuer, d.loaded AS loaded,
  d.source AS source
ORDER BY id
