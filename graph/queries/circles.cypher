// vi: Những văn bản nào dựa vào nhau thành vòng, tức có một mối liên hệ sai?
// en: Documents that rest on each other in a circle: one of the edges is wrong, or amends what it rests on.
// group: chains
MATCH p = (a:Document)-[:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES*2..3]->(a)
WITH p, [n IN nodes(p) | n.id] AS ids
WHERE all(i IN ids WHERE ids[0] <= i)
RETURN length(p) AS steps, ids, [r IN relationships(p) | type(r)] AS relations
ORDER BY steps, ids, relations
