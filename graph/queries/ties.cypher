// vi: Các viện dẫn được gắn với văn bản bằng cách nào, hoặc vì sao còn bỏ ngỏ?
// en: How mentions of documents were tied to them, or why they are open, and how often.
// group: commands
MATCH (:Document)-[r]->(:Document)
UNWIND r.ties AS tie
WITH tie WHERE tie <> 'said between two cited documents'
RETURN tie, count(*) AS mentions
ORDER BY mentions DESC, tie
