-- From when and until when documents hold: queries of `graph.lifetimes`, in order; later ones read earlier ones by name.
-- In: nodes (Document rows), acts (edges that change another document, with their relation), effects (what documents say of themselves, by id, and of others), registry(id, effective),
-- official(id, effective, ends, status, as_of, source).

-- name: moved
-- The first day of a document, as the newest of those that amend it says; what a draft would move is not moved.
SELECT e.other AS id, arg_max(e.day, coalesce(n.date, '')) AS day
FROM effects e JOIN nodes n ON n.id = e.id
WHERE e.other IS NOT NULL AND e.what = 'from' AND e.day IS NOT NULL AND NOT n.draft AND e.other <> e.id
GROUP BY e.other

-- name: begins
-- The first day of each document: as one that amends it says, else its own text, else the registry, else a catalogue.
SELECT n.id, coalesce(m.day, t.day, r.effective, o.effective) AS effective, m.day AS moved, t.day AS printed,
  CASE WHEN m.day IS NOT NULL THEN 'amendment' WHEN t.day IS NOT NULL THEN 'text' WHEN r.effective IS NOT NULL THEN 'registry' WHEN o.effective IS NOT NULL THEN o.source END AS stated_by
FROM nodes n
LEFT JOIN moved m ON m.id = n.id
LEFT JOIN (SELECT id, arg_min(day, start) AS day FROM effects WHERE other IS NULL AND what = 'from' AND part IS NULL AND day IS NOT NULL GROUP BY id) t ON t.id = n.id
LEFT JOIN (SELECT id, min(effective) AS effective FROM registry GROUP BY id) r ON r.id = n.id
LEFT JOIN (SELECT id, min(effective) AS effective, arg_min(source, effective) AS source FROM official WHERE effective IS NOT NULL GROUP BY id) o ON o.id = n.id

-- name: dated_acts
-- Each act with the day from which it holds, which is none before the acting document itself; one of the acting document's own day moves with that. What a draft would do it
-- does not do.
SELECT relation, source, target, CASE WHEN NOT draft AND day >= coalesce(date, '') THEN day END AS since, stated_by
FROM (
  SELECT a.relation, a.source, a.target, n.draft, n.date,
    CASE WHEN b.moved IS NOT NULL AND a.effective = b.printed THEN b.moved ELSE coalesce(a.effective, b.effective) END AS day,
    CASE WHEN a.effective IS NOT NULL THEN 'text' ELSE b.stated_by END AS stated_by
  FROM acts a
  JOIN nodes n ON n.id = a.source
  LEFT JOIN begins b ON b.id = a.source
) d

-- name: endings
-- Each end of the whole of a document: by an act, by its own term, unless an act that came later may have prolonged it, or as a catalogue says. None lies before the
-- document itself.
SELECT e.id, e.day, e.ended_by, e.stated_by
FROM (
  SELECT a.target AS id, d.since AS day, a.source AS ended_by, d.stated_by, 1 AS place
  FROM acts a
  JOIN dated_acts d ON d.relation = a.relation AND d.source = a.source AND d.target = a.target
  WHERE a.relation IN ('REPEALS', 'REPLACES') AND a.extent = 'whole' AND d.since IS NOT NULL
  UNION ALL
  SELECT f.id, f.day, f.id AS ended_by, 'text' AS stated_by, 2 AS place
  FROM effects f
  JOIN nodes n ON n.id = f.id
  WHERE f.other IS NULL AND f.what = 'until' AND f.part IS NULL AND f.day IS NOT NULL AND NOT n.draft
    AND NOT EXISTS (SELECT 1 FROM acts a WHERE a.target = f.id AND a.relation = 'AMENDS')
  UNION ALL
  SELECT id, ends AS day, NULL AS ended_by, source AS stated_by, 3 AS place FROM official WHERE ends IS NOT NULL
) e
JOIN nodes n ON n.id = e.id
WHERE e.day > coalesce(n.date, concat(n.year, '-01-01'), '')
QUALIFY row_number() OVER (PARTITION BY e.id ORDER BY e.day, e.place, e.ended_by) = 1

-- name: listings
-- Which official lists hold a document, and what the newest of them says of it.
SELECT id, list_sort(list(DISTINCT source)) AS listed_by, arg_max(status, coalesce(as_of, '')) AS listed_status, max(as_of) AS listed_on FROM official GROUP BY id
