// What cites a document, with the sentences. $id: its id.
MATCH (c:Document)-[r]->(d:Document)
WHERE d.id = $id
RETURN type(r) AS relation, c AS document, r.mentions AS mentions, r.evidence AS evidence, r.pinpoints AS pinpoints, r.ties AS ties
ORDER BY relation, c.id
