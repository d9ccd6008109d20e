// vi: Một loại bất thường xuất hiện ở những văn bản nào, kèm chi tiết?
// en: The findings of one rule, with the documents and the sentence.
// group: findings
// $rule rule: the rule of the audit
// $limit integer = 200: rows at most
// example: rule=mended_number
MATCH (f:Finding {rule: $rule})-[:ABOUT]->(d:Document)
OPTIONAL MATCH (f)-[:BESIDE]->(o:Document)
RETURN d.id AS document, d.title AS title, o.id AS other, f.detail AS detail, f.evidence AS evidence, f.start AS start, f.id AS finding
ORDER BY document, start, finding, other
LIMIT $limit
