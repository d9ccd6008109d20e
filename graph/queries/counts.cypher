// How much the graph holds, by node type.
MATCH (n)
RETURN labels(n)[0] AS label, count(n) AS n
ORDER BY label
