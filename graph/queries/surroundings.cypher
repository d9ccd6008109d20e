// vi: Những gì nối trực tiếp với văn bản này, dưới dạng nút và cạnh để vẽ hình?
// en: The surroundings of a document as nodes and edges, for a picture or for `Rows.graph()`.
// group: documents
// $id document: the document
// example: id="Chỉ thị 666"
MATCH (d:Document {id: $id})-[r]-(n)
RETURN d, r, n
ORDER BY n.id, type(r), r.start, r.role, startNode(r).id
