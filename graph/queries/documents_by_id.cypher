// vi: Những văn bản nào có các id này, hoặc được đọc từ các tệp này?
// en: The documents of ids, and those read from files.
// group: commands
// $ids texts: ids, or files as they were given
// $ends texts: what the path of a file ends with
// example: ids=tw/2020/666-CT-BGDDT ends=/bac-giang.txt
MATCH (d:Document)
WHERE d.id IN $ids OR d.source IN $ids OR any(name IN $ends WHERE d.source ENDS WITH name)
RETURN d.id AS id, d.kind AS kind, d.number AS number, d.title AS title, d.date AS date, d.year AS year, d.issuer AS issuer, d.loaded AS loaded,
  d.source AS source
ORDER BY id
