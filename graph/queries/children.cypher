// What rests on documents: one row an edge from a child. $ids: the documents to start from.
MATCH (c:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES]->(d:Document)
WHERE d.id IN $ids
RETURN d.id AS via, type(r) AS relation, c AS document, r.evidence AS evidence
ORDER BY via, relation, c.id
