// vi: Những đơn vị được giao việc, nhiều việc nhất trước?
// en: The units that are charged with work, the busiest first.
// group: commands
// $scopes texts = null: the places whose bodies they are, all of them where null
// $role role = null: one role
// $since date = null: the first day on which the document was issued; one dated by its year alone must lie wholly behind it
// $until date = null: the last day
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE ($scopes IS NULL OR split(u.id, '/')[0] IN $scopes OR any(s IN $scopes WHERE u.id STARTS WITH s + '.'))
  AND ($role IS NULL OR a.role = $role)
  AND ($since IS NULL OR coalesce(d.date, toString(d.year) + '-01-01') >= $since) AND ($until IS NULL OR coalesce(d.date, toString(d.year) + '-12-31') <= $until)
RETURN u.name AS unit, u.kind AS kind, u.place AS place, count(DISTINCT d.id) AS documents, count(a) AS tasks, u.id AS id
ORDER BY tasks DESC, id
