// vi: Những văn bản đã đọc nào không viện dẫn và không được viện dẫn?
// en: The documents that were read, cite no document and are cited by none.
// group: citations
MATCH (d:Document)
WHERE d.loaded AND NOT EXISTS { (d)--(:Document) }
RETURN d.id AS id, d.kind AS kind, d.title AS title, d.source AS source
ORDER BY id
