// vi: Những văn bản nào đã bị bãi bỏ mà không có văn bản thay thế, trong khi vẫn có văn bản căn cứ vào nó?
// en: Documents that were repealed and that nothing read replaces, while others rest on them, the most rested on first.
// group: validity
// $limit integer = 100: rows at most
MATCH (gone:Document)<-[:BASED_ON]-(d:Document)
WHERE gone.ends IS NOT NULL AND d.loaded AND NOT EXISTS { (:Document)-[:REPLACES]->(gone) }
WITH gone, count(DISTINCT d) AS resting
OPTIONAL MATCH (act:Document {id: gone.ended_by})
WITH gone, act, resting
WHERE act IS NULL OR act.id = gone.id OR act.kind <> gone.kind
RETURN gone.id AS id, gone.title AS title, gone.ends AS ended, gone.ended_by AS by_act, resting
ORDER BY resting DESC, id
LIMIT $limit
