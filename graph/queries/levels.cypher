// vi: Các mối liên hệ đi từ cấp nào đến cấp nào, bao nhiêu lần?
// en: How the relations run between levels of government.
// group: citations
MATCH (a:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|CITES]->(b:Document)
RETURN type(r) AS relation, a.level AS from_level, b.level AS to_level, count(r) AS edges, sum(r.mentions) AS mentions
ORDER BY relation, from_level, to_level
