// vi: Các đơn vị này được giao những việc gì, trong từng văn bản?
// en: The work that units are charged with, document by document.
// group: commands
// $units texts: ids of the units
// $scopes texts = null: the places whose bodies they are, all of them where null
// $role role = null: one role
// $since date = null: the first day on which the document was issued; one dated by its year alone must lie wholly behind it
// $until date = null: the last day
// example: units=bac-giang/so-giao-duc-va-dao-tao
MATCH (d:Document)-[a:ASSIGNS]->(u:Unit)
WHERE u.id IN $units AND ($scopes IS NULL OR split(u.id, '/')[0] IN $scopes OR any(s IN $scopes WHERE u.id STARTS WITH s + '.'))
  AND ($role IS NULL OR a.role = $role)
  AND ($since IS NULL OR coalesce(d.date, toString(d.year) + '-01-01') >= $since) AND ($until IS NULL OR coalesce(d.date, toString(d.year) + '-12-31') <= $until)
RETURN u.name AS unit, a.role AS role, a.task AS task, a.deadline AS deadline, a.due AS due, a.recurrence AS recurrence, a.product AS product, d.number AS number,
  d.date AS date, d.title AS document, a.evidence AS evidence, d.id AS id
ORDER BY unit, u.id, coalesce(d.date, ''), id, a.start, a.`end`, role, coalesce(task, '')
