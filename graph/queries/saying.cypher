// vi: Những mối liên hệ nào có câu văn chứa cụm từ này?
// en: The edges between documents whose sentence has a phrase, in any letters.
// group: citations
// $words text: the phrase
// $limit integer = 200: rows at most
// example: words="kế hoạch"
MATCH (a:Document)-[r:BASED_ON|IMPLEMENTS|PURSUANT_TO|GUIDES|AMENDS|REPLACES|REPEALS|SUSPENDS|CORRECTS|CONSOLIDATES|CITES]->(b:Document)
WHERE any(e IN r.evidence WHERE toLower(e) CONTAINS toLower($words))
RETURN a.id AS id, type(r) AS relation, b.id AS other, [e IN r.evidence WHERE toLower(e) CONTAINS toLower($words)][0] AS evidence
ORDER BY id, other, relation
LIMIT $limit
