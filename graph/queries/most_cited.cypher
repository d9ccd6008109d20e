// vi: Những văn bản nào được viện dẫn nhiều nhất?
// en: The most cited documents: by how many documents, and how often.
// group: citations
// $limit integer = 25: rows at most
MATCH (c:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|CITES]->(d:Document)
RETURN d.id AS id, d.kind AS kind, d.title AS title, count(DISTINCT c.id) AS documents, sum(r.mentions) AS mentions
ORDER BY documents DESC, mentions DESC, id
LIMIT $limit
