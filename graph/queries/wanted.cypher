// vi: Những văn bản nào được viện dẫn nhiều mà chưa có toàn văn?
// en: The documents most cited that nobody has read yet: what to fetch next.
// group: citations
// $limit integer = 50: rows at most
MATCH (d:Document)<-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|CITES]-(c:Document)
WHERE NOT d.loaded AND c.loaded
RETURN d.id AS id, d.title AS title, d.date AS date, count(DISTINCT c) AS documents, sum(r.mentions) AS mentions
ORDER BY documents DESC, mentions DESC, id
LIMIT $limit
