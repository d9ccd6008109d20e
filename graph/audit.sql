-- The audit: one query a rule of `graph.audit.RULES`, over the nodes, edges and records of a built graph. Each gives document (whose text or
-- facts are odd), other (the document on the other side, or null), detail (what is said of it), evidence (the sentence, or null), start and finish
-- (where it stands in the text of the document, or null).

-- name: later_than_citing
-- A document is cited by one that is older: the mention makes no edge.
SELECT c.document, c.target AS other, concat(c.text, ': ', c.reason, '; the document itself is of ', coalesce(d.date, CAST(d.year AS VARCHAR))) AS detail,
  c.sentence AS evidence, c.start, c.finish
FROM cited c
JOIN documents d ON d.id = c.document
WHERE c.late = 1

-- name: said_against_time
-- A text says that a document changed or carried out one that came after it: no edge.
SELECT u.document, NULL AS other, u.reason AS detail, u.text AS evidence, u.start, u.finish
FROM unresolved u
WHERE u.reason = 'said to change or carry out a document that came after it'

-- name: one_number_two_texts
-- Two files bear one number, and their texts are of two documents.
SELECT d.id AS document, split_part(d.id, '~', 1) AS other, concat(d.kind, ' ', d.number, ': another text bears this number, too') AS detail, NULL AS evidence,
  NULL AS start, NULL AS finish
FROM documents d
WHERE d.loaded AND contains(d.id, '~')

-- name: two_dates
-- One document is given two dates.
SELECT a.target AS document, NULL AS other, concat('dated ', a.date, ' in ', a.document, ' and ', b.date, ' in ', b.document) AS detail, a.sentence AS evidence, NULL AS start, NULL AS finish
FROM first_dated a
JOIN first_dated b ON b.target = a.target AND b.date > a.date

-- name: nearly_one_title
-- Two numbers of one issuer, kind and year bear nearly one title.
SELECT a.id AS document, b.id AS other, concat(a.number, ' and ', b.number, ': ', a.title) AS detail, NULL AS evidence, NULL AS start, NULL AS finish
FROM documents a
JOIN documents b ON b.issuer = a.issuer AND b.kind = a.kind AND b.year = a.year AND a.id < b.id
  AND substr(lower(b.title), 1, 40) = substr(lower(a.title), 1, 40)
WHERE length(a.title) > 40 AND length(b.title) > 40 AND a.title <> concat_ws(' ', a.kind, a.number) AND a.number IS NOT NULL AND b.number IS NOT NULL
  AND (starts_with(lower(a.title), lower(b.title)) OR starts_with(lower(b.title), lower(a.title)))

-- name: year_of_number_and_date
-- The year in a number is not that of the date beside it.
SELECT c.document, c.target AS other, concat(c.number, ' of ', c.date) AS detail, c.sentence AS evidence, c.start, c.finish
FROM cited c
WHERE regexp_matches(c.number, '/(19|20)[0-9][0-9]/') AND regexp_extract(c.number, '/((19|20)[0-9][0-9])/', 1) <> substr(c.date, 1, 4)

-- name: date_of_the_catalogue
-- A document is given another date than the official codification gives it; a law and a resolution may share a number, so any date of that number will do.
SELECT c.document, c.target AS other, concat(c.number, ' of ', c.date, '; the catalogue: ', k.date) AS detail, c.sentence AS evidence, c.start, c.finish
FROM cited c
JOIN catalogue k ON k.number = c.number
WHERE c.date <> k.date AND NOT EXISTS (FROM catalogue_dates o WHERE o.number = c.number AND o.date = c.date)

-- name: contradicts_catalogue
-- A text says of a document, of its own or of one that it cites, another date than an official list, or ends one that the list holds to be in force later.
SELECT c.document, c.target AS other, concat(c.text, ': dated ', c.date, '; ', o.source, ' has ', o.date) AS detail, c.sentence AS evidence, c.start, c.finish
FROM cited c
JOIN official o ON o.id = c.target
WHERE c.date <> o.date
UNION ALL
SELECT d.id, NULL, concat('dated ', d.date, '; ', o.source, ' has ', o.date), NULL, NULL, NULL
FROM documents d
JOIN official o ON o.id = d.id
WHERE d.loaded AND d.date <> o.date
UNION ALL
SELECT d.id, d.ended_by, concat('ended on ', d.ends, '; ', o.source, ' of ', o.as_of, ' has it in force'), NULL, NULL, NULL
FROM documents d
JOIN official o ON o.id = d.id
WHERE d.ends_stated_by IN ('text', 'registry') AND d.ends <= o.as_of AND o.status = 'in force'

-- name: lower_basis
-- A normative document rests on one of a lower rank.
SELECT c.document, c.target AS other, concat(d.kind, ' căn cứ ', t.kind) AS detail, c.sentence AS evidence, c.start, c.finish
FROM cited c
JOIN documents d ON d.id = c.document
JOIN documents t ON t.id = c.target
WHERE c.relation = 'BASED_ON' AND d.loaded AND d.level = 'central' AND t.rank > d.rank
  AND d.kind IN ('Bộ luật', 'Luật', 'Pháp lệnh', 'Nghị định') AND t.kind IN ('Nghị định', 'Thông tư', 'Thông tư liên tịch', 'Chỉ thị')

-- name: cited_after_its_end
-- No rule: the mentions of documents of which the whole was no longer in force on the citing document's date. What a document ends itself is left out, and so is a
-- consolidated text, which keeps the words of the texts that it consolidates.
SELECT c.relation, c.document, c.target AS other,
  concat(c.text, ': not in force since ', b.ends, coalesce(concat(', ended by ', coalesce(concat(a.kind, ' ', a.number), a.title)), '')) AS detail,
  c.sentence AS evidence, c.start, c.finish
FROM cited c
JOIN documents d ON d.id = c.document
JOIN documents b ON b.id = c.target
LEFT JOIN documents a ON a.id = b.ended_by
WHERE c.reason IS NULL AND b.ends <= d.date AND b.ended_by IS DISTINCT FROM d.id AND NOT d.draft AND NOT contains(coalesce(d.number, ''), 'VBHN')

-- name: basis_not_in_force
-- A document rests on one of which the whole was no longer in force on its date.
SELECT * FROM cited_after_its_end WHERE relation = 'BASED_ON'

-- name: basis_not_yet_in_force
-- A document takes effect before what it rests on does.
SELECT c.document, c.target AS other, concat(c.text, ': in force from ', b.effective, '; the document itself from ', d.effective) AS detail, c.sentence AS evidence,
  c.start, c.finish
FROM cited c
JOIN documents d ON d.id = c.document
JOIN documents b ON b.id = c.target
WHERE c.relation = 'BASED_ON' AND c.reason IS NULL AND b.effective > d.effective AND b.date <= d.date AND NOT d.draft
  AND NOT contains(coalesce(d.number, ''), 'VBHN')

-- name: replaced_but_cited_later
-- A document is to be followed that was no longer in force. A sentence about what was done under it before (`trường hợp đã được giao đất theo`) says no such thing.
SELECT * FROM cited_after_its_end
WHERE relation IN ('PURSUANT_TO', 'IMPLEMENTS') AND NOT regexp_matches(lower(evidence), 'trường hợp|(^| )đã |trước (ngày|đây|khi)')

-- name: ended_without_successor
-- A document that others rest on was ended by one of another kind, or by its own term, and nothing read replaces it.
SELECT b.id AS document, b.ended_by AS other, concat('ended on ', b.ends, '; documents that rest on it: ', count(DISTINCT c.document)) AS detail, NULL AS evidence,
  NULL AS start, NULL AS finish
FROM documents b
JOIN cited c ON c.target = b.id AND c.relation = 'BASED_ON' AND c.reason IS NULL
LEFT JOIN documents a ON a.id = b.ended_by
WHERE b.ends IS NOT NULL AND (a.id IS NULL OR a.id = b.id OR a.kind IS DISTINCT FROM b.kind) AND b.id NOT IN (SELECT target FROM replaced)
GROUP BY b.id, b.ended_by, b.ends

-- name: no_such_body_then
-- A cited document is ascribed to a body that did not exist on its date, or no longer.
SELECT c.document, c.target AS other,
  concat(b.name, ' (', coalesce(CAST(b.since AS VARCHAR), '…'), '–', coalesce(CAST(b.until AS VARCHAR), '…'), ') in ', c.date) AS detail, c.sentence AS evidence, c.start, c.finish
FROM cited c
JOIN bodies b ON b.id = c.issuer_id
WHERE CAST(substr(c.date, 1, 4) AS INTEGER) > b.until OR CAST(substr(c.date, 1, 4) AS INTEGER) < b.since

-- name: work_for_gone_body
-- Work is given to a body that existed no longer: a ministry that was merged, a body of a province or district that was, or what was the authority of all
-- districts. A consolidated text keeps the names of the texts that it consolidates.
SELECT w.source AS document, NULL AS other,
  concat(u.name, ' existed until ', min(g.last), '; the document is of ', coalesce(d.date, CAST(d.year AS VARCHAR)), coalesce(concat('; it is ', min(g.now), ' now'), '')) AS detail,
  arg_min(w.evidence, w.start) AS evidence, min(w.start) AS start, arg_min(w."end", w.start) AS finish
FROM work w
JOIN documents d ON d.id = w.source
JOIN units u ON u.id = w.target
JOIN (
  SELECT u.id, g.last, g.now FROM units u JOIN gone g ON g.id = u.id
  UNION
  SELECT u.id, g.last, g.now FROM units u JOIN gone g ON g.id = split_part(u.id, '/', 1)
  UNION
  SELECT id, '2025-06-30' AS last, NULL AS now FROM units
  WHERE regexp_matches(lower(name), '(^|\W)(cấp|(ubnd|[uủ][yỷ] ban nhân dân|hđnd|hội đồng nhân dân)( các)?) (huyện|quận|thị xã)(\W|$)')
) g ON g.id = u.id
WHERE coalesce(d.date, concat(d.year, '-01-01')) > g.last AND NOT contains(coalesce(d.number, ''), 'VBHN')
GROUP BY w.source, u.id, u.name, d.date, d.year

-- name: due_before_document
-- Work is due before the document's own date, and its year is printed: a misprint, or work that is late already.
SELECT w.source AS document, NULL AS other, concat('due ', w.due, ' (', w.deadline, '); the document is of ', d.date) AS detail,
  arg_min(w.evidence, w.start) AS evidence, min(w.start) AS start, arg_min(w."end", w.start) AS finish
FROM work w
JOIN documents d ON d.id = w.source
WHERE w.due < d.date AND regexp_matches(w.deadline, '(19|20)[0-9][0-9]')
GROUP BY w.source, w.task_start, w.task_end, w.due, w.deadline, d.date

-- name: mended_number
-- A number or a date was read other than it is printed.
SELECT f.document, NULL AS other, f.message AS detail, NULL AS evidence, f.start, f."end" AS finish
FROM findings f
WHERE f.rule IN ('number mended', 'date mended')

-- name: further_deadline
-- A task that is a list has a further deadline, beside the one that its row has.
SELECT f.document, NULL AS other, f.message AS detail, NULL AS evidence, f.start, f."end" AS finish
FROM findings f
WHERE f.rule = 'further deadline'

-- name: metadata_differs
-- A dump says other than the text of its document.
SELECT f.document, NULL AS other, f.message AS detail, NULL AS evidence, f.start, f."end" AS finish
FROM findings f
WHERE f.rule = 'metadata differs'

-- name: page_without_text
-- A page of a file holds no text, or was not read.
SELECT f.document, NULL AS other, f.message AS detail, NULL AS evidence, f.start, f."end" AS finish
FROM findings f
WHERE f.rule = 'page without text'

-- name: unresolved
-- A mention is tied to no document, or not surely.
SELECT u.document, u.target AS other, concat(u.reason, ': ', u.text) AS detail, NULL AS evidence, u.start, u.finish
FROM unresolved u
WHERE u.reason <> 'the document itself'
