// vi: Những văn bản nào có số ký hiệu khớp với mẫu này?
// en: The documents whose number matches.
// group: commands
// $pattern text: a regular expression for all of the number
// example: pattern="0*71([^0-9].*)?"
MATCH (d:Document)
WHERE d.number =~ $pattern
RETURN d.id AS id, d.kind AS kind, d.number AS number, d.title AS title, d.date AS date, d.year AS year, d.issuer AS issuer, d.loaded AS loaded,
  d.source AS source
ORDER BY id
