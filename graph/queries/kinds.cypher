// vi: Có bao nhiêu văn bản mỗi loại, đã đọc và chỉ được viện dẫn?
// en: How many documents of each kind there are, read and only cited.
// group: documents
MATCH (d:Document)
RETURN d.kind AS kind, count(d) AS documents, sum(CASE WHEN d.loaded THEN 1 ELSE 0 END) AS read, min(d.date) AS oldest, max(d.date) AS newest
ORDER BY documents DESC, kind
