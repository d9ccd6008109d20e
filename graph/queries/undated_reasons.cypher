// vi: Vì sao không tính được ngày của những thời hạn đã ghi, mỗi lý do bao nhiêu việc?
// en: Why no day follows from deadlines as printed, by reason, and how much work each concerns.
// group: work
MATCH (d:Document)-[a:ASSIGNS]->(:Unit)
WHERE a.deadline IS NOT NULL AND a.due IS NULL AND a.recurrence IS NULL
WITH split(coalesce(a.due_reason, 'not said'), ': ')[0] AS reason, a, d ORDER BY d.id, a.start, a.deadline
WITH reason, count(*) AS tasks, count(DISTINCT d.id) AS documents, collect(DISTINCT a.deadline)[..3] AS examples
RETURN reason, tasks, documents, examples
ORDER BY tasks DESC, reason
