// vi: Những viện dẫn quá ít thông tin để có một nút, theo lý do?
// en: Mentions that have no node, because too little of them is known, by reason.
// group: commands
MATCH (f:Finding {rule: 'unresolved'})
WHERE NOT (f)-[:BESIDE]->(:Document)
WITH split(f.detail, ': ')[0] AS detail
WHERE detail <> 'a relation between documents that are not both identified'
RETURN detail, count(*) AS mentions
ORDER BY mentions DESC, detail
