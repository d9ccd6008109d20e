// One document with all its properties. $id: its id.
MATCH (d:Document)
WHERE d.id = $id
RETURN d AS document
