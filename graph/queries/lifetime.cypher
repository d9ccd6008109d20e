// vi: Văn bản này có hiệu lực từ ngày nào, đến ngày nào, và những văn bản nào tác động đến hiệu lực của nó?
// en: From when until when a document holds, and every act upon it, with its extent, its day and the sentence that says so.
// group: validity
// $id document: the document
// example: id=77/2015/QH13
MATCH (d:Document {id: $id})
OPTIONAL MATCH (act:Document)-[x:AMENDS|REPLACES|REPEALS|SUSPENDS]->(d)
RETURN d.id AS id, d.date AS date, d.year AS year, d.loaded AS loaded, d.draft AS draft, d.effective AS effective, d.effective_stated_by AS effective_stated_by,
  d.ends AS ends, d.ends_stated_by AS ends_stated_by, d.ended_by AS ended_by, d.listed_by AS listed_by, d.listed_status AS listed_status,
  d.listed_on AS listed_on, type(x) AS relation, act.id AS act_id, act.date AS act_date, act.draft AS act_draft,
  x.extent AS extent, x.since AS since, x.pinpoints AS pinpoints, x.stated_by AS stated_by, x.evidence AS evidence
ORDER BY since, act_date, relation, act_id
