// vi: Văn bản nào giao nhiều cơ quan cùng chủ trì trong một câu?
// en: The documents that charge several units with the lead in one sentence.
// group: work
MATCH (d:Document)-[a:ASSIGNS {role: 'lead'}]->(u:Unit)
WITH d, a.evidence AS sentence, u ORDER BY u.name, u.id
WITH d, sentence, collect(DISTINCT u.name) AS units
WHERE size(units) > 1
RETURN d.id AS document, d.title AS title, sentence, units
ORDER BY document, sentence
