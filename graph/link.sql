-- From records to nodes and to rows of edges. Each query has a name; later queries read earlier ones by it. Plain SELECTs, which DuckDB (as tables)
-- and Spark SQL (as views) run unchanged; several mentions are gathered into one edge after it (`graph.link`), because ordered lists are written
-- differently in each.
-- In: the tables of records, and small ones: kinds(name, rank), terms(term, since, until), places(id, name), successions(id, successor, year, act),
-- pinpoints(pinpoint, provision, path), catalogue(id, series, serial, printed, date, effective, title), attested(id, scope, plain, year, date,
-- title, name, issuer), apart(document, file, id), judged_same(id, is_id, why), judged_apart(document, target, why). An id is scope/year/number; the year of an undated one is '-'.

-- name: chosen
-- One file speaks for each document: the one that says most; copies count once, and a file whose text is another's than that of the others of its id
-- has an id of its own. `was` is its id before that, and before the judgements of people.
SELECT document, was, file
FROM (
  SELECT coalesce(s.is_id, p.id, d.document) AS document, d.document AS was, d.file,
    row_number() OVER (PARTITION BY coalesce(s.is_id, p.id, d.document) ORDER BY coalesce(c.n, 0) DESC, d.sha256, d.file) AS place
  FROM documents d
  LEFT JOIN apart p ON p.document = d.document AND p.file = d.file
  LEFT JOIN judged_same s ON s.id = coalesce(p.id, d.document)
  LEFT JOIN (SELECT document, file, count(*) AS n FROM citations GROUP BY document, file) c ON c.document = d.document AND c.file = d.file
) ranked
WHERE place = 1

-- name: loaded
SELECT DISTINCT k.document AS id, d.file, d.kind, d.number, d.title, d.date, d.issuer, d.issuer_id, d.level, d.place, d.draft,
  coalesce(d.year, CAST(substr(d.date, 1, 4) AS INTEGER)) AS year
FROM documents d
JOIN chosen k ON k.was = d.document AND k.file = d.file

-- name: said
SELECT DISTINCT k.document, c.start, c.end AS finish, c.text, c.kind, c.number, c.date, c.issuer, c.issuer_id, c.title, c.relation,
  c.pinpoint, c.target, c.reason, c.sentence, c.mark, c.mark_end, c.term, c.extent, c.effective, c.cue
FROM citations c
JOIN chosen k ON k.was = c.document AND k.file = c.file

-- name: known
-- Every id that was read (`own`) or said, under each date and title that it is given there, and how often: a count, so that what one document adds can be
-- taken away again.
SELECT id, date, title, own, count(*) AS n
FROM (SELECT id, date, title, 1 AS own FROM loaded UNION ALL SELECT target AS id, date, title, 0 AS own FROM said WHERE target IS NOT NULL) named
GROUP BY id, date, title, own

-- name: numbered
-- Every id with its parts. `plain` is its number without the year, which tells the normative acts of a kind with two series (2-2022-QD-TTG)
-- from the others (2-QD-TTG); `own` says that the document itself was read.
SELECT id, scope, year, number, replace(number, concat('-', year, '-'), '-') AS plain, own
FROM (
  SELECT id, split_part(id, '/', 1) AS scope, split_part(id, '/', 2) AS year, split_part(id, '/', 3) AS number, max(own) AS own FROM known GROUP BY id
) parts

-- name: dates
-- The dates of an id: its own, or those that others give it.
SELECT DISTINCT k.id, k.date
FROM known k
JOIN (SELECT id, max(own) AS own FROM known WHERE date IS NOT NULL GROUP BY id) surest ON surest.id = k.id AND surest.own = k.own
WHERE k.date IS NOT NULL

-- name: one_series
-- 02/2022/QĐ-TTg and 02/QĐ-TTg of 2022 are two documents; under one date they are one, printed with its year or without. It is the one that was
-- read, else the one with the year. Where both were read they are two.
SELECT w.id, w.date, r.id AS means
FROM numbered a
JOIN numbered r ON r.scope = a.scope AND r.year = a.year AND r.plain = a.plain AND r.id <> a.id
JOIN dates w ON w.id = a.id
JOIN dates g ON g.id = r.id AND g.date = w.date
WHERE r.own > a.own OR (r.own = 0 AND a.own = 0 AND r.number <> r.plain)

-- name: dated
-- Every document known with a year, and its date where anyone gives it.
SELECT n.id, n.scope, n.plain, CAST(n.year AS INTEGER) AS year, min(d.date) AS date
FROM numbered n
JOIN (SELECT DISTINCT coalesce(o.means, k.id) AS id FROM known k LEFT JOIN one_series o ON o.id = k.id AND o.date = k.date) meant ON meant.id = n.id
LEFT JOIN dates d ON d.id = n.id
WHERE n.year <> '-'
GROUP BY n.id, n.scope, n.plain, n.year

-- name: cited
SELECT s.document, s.start, s.finish, s.text, s.kind, s.number, s.date, s.issuer, s.issuer_id, s.title, s.relation, s.pinpoint,
  coalesce(o.means, s.target) AS target, s.sentence, s.mark, s.mark_end, s.term, s.extent, s.effective, s.cue,
  CASE WHEN o.means IS NOT NULL THEN 'number with its year or without, and date' ELSE s.reason END AS reason
FROM said s
LEFT JOIN one_series o ON o.id = s.target AND o.date = s.date

-- name: misdated
-- A mention by number with a date that the catalogue gives another way: its own title, and the documents of that date whose number is a digit
-- apart with theirs. `edits`: letters by which its title differs from theirs. `parts` of day, month and year differ; a day taken for a month, or the
-- day of effect, is no other date.
SELECT document, start, date, by_number, dated, by_date, printed, parts,
  CASE WHEN translate(title, translate(title, '0123456789', ''), '') = translate(own, translate(own, '0123456789', ''), '') THEN levenshtein(title, own) END AS edits_own,
  CASE WHEN translate(title, translate(title, '0123456789', ''), '') = translate(other, translate(other, '0123456789', ''), '') THEN levenshtein(title, other) END AS edits_other
FROM (
  SELECT c.document, c.start, c.date, k.id AS by_number, k.date AS dated, n.id AS by_date, n.printed,
    CASE WHEN length(c.title) >= 20 THEN lower(c.title) END AS title, lower(substr(k.title, 1, length(c.title))) AS own, lower(substr(n.title, 1, length(c.title))) AS other,
    CASE
      WHEN c.date = k.effective THEN 0
      WHEN c.date = concat(substr(k.date, 1, 4), '-', substr(k.date, 9, 2), '-', substr(k.date, 6, 2)) THEN 1
      ELSE CASE WHEN substr(c.date, 1, 4) <> substr(k.date, 1, 4) THEN 1 ELSE 0 END + CASE WHEN substr(c.date, 6, 2) <> substr(k.date, 6, 2) THEN 1 ELSE 0 END
        + CASE WHEN substr(c.date, 9, 2) <> substr(k.date, 9, 2) THEN 1 ELSE 0 END
    END AS parts
  FROM cited c
  JOIN catalogue k ON k.id = c.target AND k.date <> c.date
  LEFT JOIN catalogue n ON n.date = c.date AND n.series = k.series AND n.id <> k.id AND levenshtein(n.serial, k.serial) = 1
  WHERE c.title IS NULL OR instr(c.title, concat(c.kind, ' ')) <> 1
) compared

-- name: contradicted
-- What a contradicted mention means: the document of its number or of its date where the title is that one's, nothing where number or date may be
-- the misprint. A date that differs in one part is taken for misprinted.
SELECT document, start,
  CASE WHEN min(edits_own) <= 3 THEN min(by_number) WHEN min(edits_other) <= 3 THEN min(by_date) WHEN min(by_date) IS NULL AND min(parts) < 2 THEN min(by_number) END AS means,
  CASE
    WHEN min(edits_own) <= 3 THEN 'number and title; the date is misprinted'
    WHEN min(edits_other) <= 3 THEN concat('date and title; the number is misprinted, it is ', min(printed))
    WHEN min(by_date) IS NOT NULL THEN concat('number or date misprinted: that date is of ', min(printed))
    WHEN min(parts) < 2 THEN 'number, year and issuer'
    ELSE concat('number or date misprinted: that number is of ', min(dated))
  END AS why
FROM misdated
GROUP BY document, start

-- name: wanted
-- The undated mentions of a document, by number; `current` is the term of the Party Congress that it speaks in, `term` the one that it prints.
SELECT c.document, c.target, l.date, l.year, t.term AS current,
  max(CASE WHEN c.number IS NULL THEN 0 ELSE 1 END) AS numbered, max(CASE WHEN instr(c.number, '/') > instr(c.number, '-') THEN 1 ELSE 0 END) AS party,
  CASE WHEN min(c.term) = max(c.term) THEN max(c.term) END AS term
FROM cited c
JOIN loaded l ON l.id = c.document
LEFT JOIN terms t ON l.date >= t.since AND l.date < t.until
WHERE split_part(c.target, '/', 2) = '-'
GROUP BY c.document, c.target, l.date, l.year, t.term

-- name: titled
-- Undated mentions and documents of their number with the same title, but for three letters.
SELECT DISTINCT c.document, c.target, k.id
FROM (
  SELECT document, target, split_part(target, '/', 1) AS scope, split_part(target, '/', 3) AS plain, lower(title) AS title
  FROM cited WHERE split_part(target, '/', 2) = '-' AND number IS NOT NULL AND length(title) >= 20
) c
JOIN numbered n ON n.scope = c.scope AND n.plain = c.plain AND n.year <> '-'
JOIN (SELECT id, lower(title) AS title FROM known WHERE length(title) >= 20) k ON k.id = n.id
WHERE levenshtein(substr(c.title, 1, least(length(c.title), length(k.title))), substr(k.title, 1, least(length(c.title), length(k.title)))) <= 3
UNION
SELECT DISTINCT c.document, c.target, k.id
FROM (
  SELECT document, target, split_part(target, '/', 1) AS scope, split_part(target, '/', 3) AS plain, lower(title) AS title
  FROM cited WHERE split_part(target, '/', 2) = '-' AND number IS NOT NULL AND length(title) >= 20
) c
JOIN (SELECT id, scope, plain, lower(title) AS title FROM attested WHERE length(title) >= 20) k ON k.scope = c.scope AND k.plain = c.plain
WHERE levenshtein(substr(c.title, 1, least(length(c.title), length(k.title))), substr(k.title, 1, least(length(c.title), length(k.title)))) <= 3

-- name: candidates
-- The dated documents that an undated mention can mean: same scope and number, with its year or without, not later than the citing document, not
-- itself. `recent`: of the citing document's year or the one before, or of its term of Congress, with which Party numbers begin anew.
SELECT w.document, w.target, d.id, CASE WHEN s.id IS NULL THEN 0 ELSE 1 END AS titled, CASE WHEN t.term = w.term THEN 1 ELSE 0 END AS of_term,
  CASE WHEN w.party = 1 AND t.term = w.current THEN 1 WHEN w.party = 0 AND d.year >= w.year - 1 THEN 1 ELSE 0 END AS recent
FROM wanted w
JOIN (
  SELECT id, scope, plain, year, date FROM dated
  UNION ALL SELECT a.id, a.scope, a.plain, a.year, a.date FROM attested a LEFT JOIN dated k ON k.id = a.id WHERE k.id IS NULL
) d ON w.numbered = 1 AND d.scope = split_part(w.target, '/', 1) AND d.plain = split_part(w.target, '/', 3) AND d.id <> w.document
  AND CASE WHEN w.date IS NOT NULL AND d.date IS NOT NULL THEN d.date <= w.date ELSE d.year <= coalesce(w.year, d.year) END
LEFT JOIN terms t ON d.date >= t.since AND d.date < t.until
LEFT JOIN titled s ON s.document = w.document AND s.target = w.target AND s.id = d.id

-- name: undated
-- What an undated mention means: the one document of its title, or of the term that it prints; without these the only document of its number, if
-- that is recent. A bare name is no number: what another document calls by that name and a year may be an amending law, or an older one.
SELECT document, target, possible, means,
  CASE WHEN by_title = 1 THEN 'undated: number and title' WHEN term IS NOT NULL THEN 'undated: number and term of Congress' ELSE 'undated: the only document of that number' END AS why
FROM (
  SELECT w.document, w.target, w.term, count(c.id) AS possible, sum(c.titled) AS by_title,
    CASE
      WHEN sum(c.titled) = 1 THEN max(CASE WHEN c.titled = 1 THEN c.id END)
      WHEN w.term IS NOT NULL THEN CASE WHEN sum(c.of_term) = 1 THEN max(CASE WHEN c.of_term = 1 THEN c.id END) END
      WHEN count(c.id) = 1 AND max(c.recent) = 1 THEN max(c.id)
    END AS means
  FROM wanted w
  LEFT JOIN candidates c ON c.document = w.document AND c.target = w.target
  GROUP BY w.document, w.target, w.term
) weighed

-- name: tied
-- Every mention with the document that it means, how it was tied to it, and a reason where that is unknown: by itself, or by being the one
-- dated document that an undated mention can mean. One that stays undated has a node of its own, for the citing document alone: in another
-- document the same words may mean another year's.
SELECT c.document, c.start, c.finish, c.text, c.kind, c.number, c.date, c.issuer, c.issuer_id, c.title, c.relation, c.pinpoint, c.sentence, c.mark, c.mark_end, c.extent,
  c.effective, c.cue,
  CASE
    WHEN m.why IS NOT NULL THEN m.means
    WHEN u.means IS NOT NULL THEN u.means
    WHEN u.possible IS NOT NULL THEN concat(c.target, '@', c.document)
    ELSE c.target
  END AS target,
  CASE
    WHEN m.means IS NOT NULL THEN m.why
    WHEN u.means IS NOT NULL THEN u.why
    WHEN c.reason IS NOT NULL THEN c.reason
    WHEN c.number IS NULL THEN 'name and year'
    ELSE 'number, year and issuer'
  END AS tie,
  CASE
    WHEN m.why IS NOT NULL AND m.means IS NULL THEN m.why
    WHEN c.target IS NULL THEN coalesce(c.reason, 'not identified')
    WHEN c.target = c.document THEN 'the document itself'
    WHEN u.possible = 0 THEN coalesce(nullif(c.reason, 'no year or date'), 'undated, and no dated document of that number is known')
    WHEN u.means IS NULL AND u.possible = 1 THEN 'undated, and the only dated document of that number is older'
    WHEN u.means IS NULL AND u.possible > 1 THEN 'undated, and several dated documents of that number are known'
  END AS reason
FROM cited c
LEFT JOIN undated u ON u.document = c.document AND u.target = c.target
LEFT JOIN contradicted m ON m.document = c.document AND m.start = c.start

-- name: judged
-- The same after the judgements of people: two ids that are one, and mentions that are not what they seem.
SELECT t.document, t.start, t.finish, t.text, t.kind, t.number, t.date, t.issuer, t.issuer_id, t.title, t.relation, t.pinpoint, t.sentence, t.mark, t.mark_end, t.extent,
  t.effective, t.cue,
  CASE WHEN a.target IS NOT NULL THEN NULL WHEN s.is_id IS NOT NULL THEN s.is_id ELSE t.target END AS target,
  CASE WHEN s.is_id IS NOT NULL THEN concat('judged the same: ', s.why) ELSE t.tie END AS tie,
  CASE WHEN a.target IS NOT NULL THEN concat('judged apart: ', a.why) ELSE t.reason END AS reason
FROM tied t
LEFT JOIN judged_same s ON s.id = t.target
LEFT JOIN judged_apart a ON a.document = t.document AND a.target = t.target

-- name: times
-- When each document was issued, as far as is known: its own date, that of the catalogue, or that which others give it; else its year.
SELECT d.id, d.year, coalesce(o.date, a.date, d.date) AS date
FROM dated d
LEFT JOIN (SELECT id, min(date) AS date FROM known WHERE own = 1 GROUP BY id) o ON o.id = d.id
LEFT JOIN attested a ON a.id = d.id
UNION ALL
SELECT a.id, a.year, a.date FROM attested a LEFT JOIN dated d ON d.id = a.id WHERE d.id IS NULL

-- name: linked
-- The same with what time forbids: a document says nothing of one that came after it. `late` tells such a mention, which stays.
SELECT document, start, finish, text, kind, number, date, issuer, issuer_id, title, relation, pinpoint, sentence, mark, mark_end, extent, effective, cue, target, tie,
  CASE WHEN late = 1 THEN concat('later than the citing document: of ', of) ELSE reason END AS reason, late
FROM (
  SELECT j.*, coalesce(t.date, CAST(t.year AS STRING)) AS of,
    CASE WHEN t.date > coalesce(l.date, o.date) OR (t.date IS NULL OR coalesce(l.date, o.date) IS NULL) AND t.year > l.year THEN 1 ELSE 0 END AS late
  FROM judged j
  JOIN loaded l ON l.id = j.document
  LEFT JOIN times o ON o.id = j.document
  LEFT JOIN times t ON t.id = j.target AND j.target <> j.document
) compared

-- name: stated_between
-- What a text says between two documents that it cites: their numbers or names, mapped by the mentions inside its span.
SELECT r.document, r.relation, r.start, r.end AS finish, r.sentence, r.mark, r.mark_end, min(r.cue) AS cue,
  min(s.target) AS source, min(t.target) AS target, count(DISTINCT s.target) AS sources, count(DISTINCT t.target) AS targets,
  max(CASE WHEN b.date > a.date OR (coalesce(a.date, '') = '' OR coalesce(b.date, '') = '') AND b.year > a.year THEN 1 ELSE 0 END) AS late
FROM (
  SELECT DISTINCT k.document, r.source, r.relation, r.target, r.start, r.end, r.sentence, r.mark, r.mark_end, r.cue
  FROM relations r
  JOIN chosen k ON k.was = r.document AND k.file = r.file
) r
LEFT JOIN linked s ON s.document = r.document AND coalesce(s.number, s.title) = r.source AND s.start >= r.start AND s.finish <= r.end
LEFT JOIN linked t ON t.document = r.document AND coalesce(t.number, t.title) = r.target AND t.start >= r.start AND t.finish <= r.end
LEFT JOIN times a ON a.id = s.target
LEFT JOIN times b ON b.id = t.target
GROUP BY r.document, r.source, r.target, r.relation, r.start, r.end, r.sentence, r.mark, r.mark_end

-- name: unresolved
SELECT document, start, finish, text, target, reason FROM linked WHERE reason IS NOT NULL
UNION ALL
SELECT document, start, finish, sentence AS text, NULL AS target, 'a relation between documents that are not both identified' AS reason
FROM stated_between
WHERE sources <> 1 OR targets <> 1
UNION ALL
SELECT document, start, finish, sentence AS text, target, 'said to change or carry out a document that came after it' AS reason
FROM stated_between
WHERE sources = 1 AND targets = 1 AND late = 1
ORDER BY document, start, finish, reason

-- name: statements
-- What the texts say of two documents, a row a mention.
SELECT DISTINCT document AS source, target, relation, document AS stated_by, start, finish, sentence, mark, mark_end, coalesce(pinpoint, '') AS pinpoint,
  CASE WHEN reason IS NULL THEN tie ELSE concat('open: ', reason) END AS tie, coalesce(extent, '') AS extent, coalesce(effective, '') AS effective,
  coalesce(cue, '') AS cue
FROM linked
WHERE target IS NOT NULL AND target <> document AND late = 0
UNION
SELECT source, target, relation, document AS stated_by, start, finish, sentence, mark, mark_end, '' AS pinpoint, 'said between two cited documents' AS tie, '' AS extent,
  '' AS effective, coalesce(cue, '') AS cue
FROM stated_between
WHERE sources = 1 AND targets = 1 AND source <> target AND late = 0

-- name: votes
-- What is said of a document, attribute by attribute, and how often: its own word (own = 1) and each mention's. A mention has a kind, always.
SELECT id, attribute, value, own, count(*) AS n
FROM (
  SELECT id, 'kind' AS attribute, kind AS value, 1 AS own FROM loaded
  UNION ALL SELECT id, 'number' AS attribute, number AS value, 1 AS own FROM loaded
  UNION ALL SELECT id, 'title' AS attribute, title AS value, 1 AS own FROM loaded
  UNION ALL SELECT id, 'date' AS attribute, date AS value, 1 AS own FROM loaded
  UNION ALL SELECT id, 'issuer' AS attribute, issuer AS value, 1 AS own FROM loaded
  UNION ALL SELECT id, 'issuer_id' AS attribute, issuer_id AS value, 1 AS own FROM loaded
  UNION ALL SELECT target AS id, 'kind' AS attribute, kind AS value, 0 AS own FROM linked
  UNION ALL SELECT target AS id, 'number' AS attribute, number AS value, 0 AS own FROM linked
  UNION ALL SELECT target AS id, 'title' AS attribute, title AS value, 0 AS own FROM linked
  UNION ALL SELECT target AS id, 'date' AS attribute, date AS value, 0 AS own FROM linked
  UNION ALL SELECT target AS id, 'issuer' AS attribute, issuer AS value, 0 AS own FROM linked
  UNION ALL SELECT target AS id, 'issuer_id' AS attribute, issuer_id AS value, 0 AS own FROM linked
) said_of
WHERE id IS NOT NULL AND value IS NOT NULL
GROUP BY id, attribute, value, own

-- name: document_ids
SELECT id FROM loaded
UNION
SELECT id FROM votes

-- name: attributes
-- Its own word first; then the most frequent, a kind of the registry before any other, the longer, the first of the alphabet.
SELECT id,
  max(value) FILTER (WHERE attribute = 'kind') AS kind,
  max(value) FILTER (WHERE attribute = 'number') AS number,
  max(value) FILTER (WHERE attribute = 'title') AS title,
  max(value) FILTER (WHERE attribute = 'date') AS date,
  max(value) FILTER (WHERE attribute = 'issuer') AS issuer,
  max(value) FILTER (WHERE attribute = 'issuer_id') AS issuer_id
FROM (
  SELECT id, attribute, value,
    row_number() OVER (
      PARTITION BY id, attribute
      ORDER BY max(own) DESC, CASE WHEN attribute = 'kind' AND max(k.name) IS NULL THEN 1 ELSE 0 END, sum(n) DESC, length(value) DESC, value
    ) AS place
  FROM votes
  LEFT JOIN kinds k ON k.name = value AND attribute = 'kind'
  GROUP BY id, attribute, value
) ranked
WHERE place = 1
GROUP BY id

-- name: document_nodes
SELECT i.id, a.number, a.kind,
  coalesce(CASE WHEN l.id IS NULL OR a.kind IN ('Bộ luật', 'Luật', 'Pháp lệnh') THEN c.name END, a.title, nullif(concat_ws(' ', a.kind, a.number), ''), i.id) AS title,
  CASE WHEN l.id IS NULL THEN coalesce(c.date, a.date) ELSE coalesce(a.date, c.date) END AS date,
  coalesce(l.year, CASE WHEN split_part(i.id, '/', 2) <> '-' THEN CAST(split_part(i.id, '/', 2) AS INTEGER) END) AS year,
  coalesce(a.issuer, c.issuer) AS issuer,
  coalesce(l.level, CASE
    WHEN split_part(i.id, '/', 1) = 'tw' THEN 'central'
    WHEN split_part(i.id, '/', 1) = 'unknown' THEN NULL
    WHEN split_part(i.id, '/', 1) LIKE '%.%.%' THEN 'commune'
    WHEN split_part(i.id, '/', 1) LIKE '%.%' THEN 'district'
    ELSE 'province'
  END) AS level,
  coalesce(p.name, l.place) AS place, k.rank, l.id IS NOT NULL AS loaded, coalesce(l.draft, FALSE) AS draft, l.file AS source
FROM document_ids i
LEFT JOIN attributes a ON a.id = i.id
LEFT JOIN loaded l ON l.id = i.id
LEFT JOIN places p ON p.id = split_part(i.id, '/', 1)
LEFT JOIN kinds k ON k.name = a.kind
LEFT JOIN attested c ON c.id = i.id
ORDER BY i.id

-- name: issued_by_edges
SELECT id AS source, issuer_id AS target FROM attributes WHERE issuer_id IS NOT NULL ORDER BY id

-- name: assigns_edges
SELECT DISTINCT k.document AS source, a.unit_id AS target, a.role, a.task, a.task_start, a.task_end, a.deadline, a.due, a.due_reason, a.recurrence,
  a.product, a.confidence, a.sentence AS evidence, a.mark, a.mark_end, a.start, a.end
FROM assignments a
JOIN chosen k ON k.was = a.document AND k.file = a.file
WHERE a.unit_id IS NOT NULL
ORDER BY source, start, "end", target, role, task

-- name: rests
-- The documents that the text of a task names: what the work rests on.
SELECT DISTINCT k.document AS source, a.unit_id AS target, a.role, a.start, a.end, l.target AS rests_on
FROM assignments a
JOIN chosen k ON k.was = a.document AND k.file = a.file
JOIN linked l ON l.document = k.document AND l.start >= a.task_start AND l.start < a.task_end
WHERE a.unit_id IS NOT NULL AND l.target IS NOT NULL AND l.target <> k.document
ORDER BY source, target, role, start, "end", rests_on

-- name: sent_to_edges
SELECT k.document AS source, r.unit_id AS target, min(r.text) AS evidence
FROM recipients r
JOIN chosen k ON k.was = r.document AND k.file = r.file
WHERE r.unit_id IS NOT NULL
GROUP BY k.document, r.unit_id
ORDER BY source, target

-- name: unit_ids
SELECT target AS id FROM issued_by_edges
UNION SELECT target AS id FROM assigns_edges
UNION SELECT target AS id FROM sent_to_edges

-- name: unit_names
-- How a unit is called, and in how many documents.
SELECT id, name, kind, level, place, count(*) AS n
FROM (
  SELECT DISTINCT x.document, x.id, x.name, x.kind, x.level, x.place
  FROM units x
  JOIN chosen k ON k.was = x.document AND k.file = x.file
) called
GROUP BY id, name, kind, level, place

-- name: unit_nodes
-- Of several spellings of one unit the most frequent, then the longer.
SELECT i.id, coalesce(u.name, i.id) AS name, u.kind, u.level, u.place
FROM unit_ids i
LEFT JOIN (
  SELECT id, name, kind, level, place, row_number() OVER (PARTITION BY id ORDER BY n DESC, length(name) DESC, name, kind, level, place) AS nth FROM unit_names
) u ON u.id = i.id AND u.nth = 1
ORDER BY i.id

-- name: part_of_edges
-- A department of a province belongs to its committee, an office of a district or commune to its own, where the graph has both; a unit whose scope is a
-- body (tw.bo-y-te/vu-phap-che) belongs to that body (tw/bo-y-te).
SELECT u.id AS source, c.id AS target
FROM unit_nodes u
JOIN unit_nodes c ON c.id = concat(split_part(u.id, '/', 1), '/ubnd')
WHERE u.kind = 'body' AND (
  (u.level = 'province' AND split_part(u.id, '/', 2) LIKE 'so-%') OR (u.level IN ('district', 'commune') AND split_part(u.id, '/', 2) LIKE 'phong-%')
)
UNION
SELECT u.id AS source, c.id AS target
FROM unit_nodes u
JOIN unit_nodes c ON c.id = concat(split_part(split_part(u.id, '/', 1), '.', 1), '/', split_part(split_part(u.id, '/', 1), '.', 2))
ORDER BY source

-- name: succeeded_by_edges
SELECT s.id AS source, s.successor AS target, s.year AS date, s.act AS act
FROM successions s
JOIN unit_nodes a ON a.id = s.id
JOIN unit_nodes b ON b.id = s.successor
ORDER BY s.id

-- name: provision_mentions
SELECT DISTINCT l.document, l.target, concat(l.target, '#', p.provision) AS id, p.path, l.start, l.finish, l.sentence, l.mark, l.mark_end
FROM linked l
JOIN pinpoints p ON p.pinpoint = l.pinpoint
WHERE l.target IS NOT NULL AND l.target <> l.document

-- name: provision_nodes
SELECT id, min(path) AS path FROM provision_mentions GROUP BY id ORDER BY id

-- name: of_edges
SELECT DISTINCT id AS source, target FROM provision_mentions ORDER BY 1
