// vi: Những văn bản nào đã hết hiệu lực mà sau đó vẫn được dẫn chiếu để áp dụng, và cơ quan nào dẫn chiếu nhiều nhất?
// en: Documents that were cited as a rule to follow after they had ended, but for what was done under them before: how often, and by whom most.
// group: validity
// $limit integer = 100: rows at most
MATCH (d:Document)-[r:PURSUANT_TO|IMPLEMENTS]->(gone:Document)
WHERE d.loaded AND NOT d.draft AND gone.ends <= d.date AND (gone.ended_by IS NULL OR gone.ended_by <> d.id)
  AND any(e IN r.evidence WHERE NOT (toLower(e) CONTAINS 'trường hợp' OR e CONTAINS ' đã ' OR e CONTAINS 'trước '))
WITH gone, coalesce(d.issuer, '?') AS issuer, count(DISTINCT d) AS documents
ORDER BY documents DESC, issuer
WITH gone, sum(documents) AS documents, collect(issuer)[0] AS most_by
RETURN gone.id AS id, gone.title AS title, gone.ends AS ended, gone.ended_by AS by_act, documents, most_by
ORDER BY documents DESC, id
LIMIT $limit
