// vi: Một văn bản với mọi thuộc tính?
// en: One document with all its properties.
// group: commands
// $id document: the document
// example: id="Chỉ thị 666"
MATCH (d:Document {id: $id})
RETURN d AS document
ORDER BY d.id
