// What a document cites, with the sentences. $id: its id.
MATCH (d:Document)-[r]->(p:Document)
WHERE d.id = $id
RETURN type(r) AS relation, p AS document, r.mentions AS mentions, r.evidence AS evidence, r.pinpoints AS pinpoints, r.ties AS ties
ORDER BY relation, p.id
