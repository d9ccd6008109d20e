// vi: Văn bản của cơ quan nào dựa vào văn bản của cơ quan nào nhiều nhất?
// en: Whose documents rest on whose: pairs of issuers.
// group: citations
// $limit integer = 50: rows at most
MATCH (a:Document)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES]->(b:Document)
WHERE a.issuer IS NOT NULL AND b.issuer IS NOT NULL AND a.issuer <> b.issuer
RETURN a.issuer AS issuer, b.issuer AS rests_on, count(*) AS edges
ORDER BY edges DESC, issuer, rests_on
LIMIT $limit
