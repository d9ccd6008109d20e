// vi: Những số ký hiệu nào hay được viện dẫn mà chưa rõ của văn bản nào?
// en: The numbers that are cited without what would settle the document, the commonest first.
// group: findings
// $limit integer = 50: rows at most
MATCH (c:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|CITES]->(d:Document)
WHERE any(tie IN r.ties WHERE tie STARTS WITH 'open:')
WITH coalesce(d.number, d.title) AS number, c, r
RETURN number, count(DISTINCT c) AS documents, sum(size([tie IN r.ties WHERE tie STARTS WITH 'open:'])) AS mentions, min(c.id) AS first
ORDER BY documents DESC, mentions DESC, number
LIMIT $limit
