// vi: Đồ thị có bao nhiêu nút mỗi loại?
// en: How much the graph holds, by node type.
// group: commands
MATCH (n)
RETURN labels(n)[0] AS label, count(n) AS n
ORDER BY label
