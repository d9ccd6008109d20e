// How mentions of documents were tied to them, or why they are open, and how often.
MATCH (:Document)-[r]->(:Document)
UNWIND r.ties AS tie
WITH tie WHERE tie <> 'said between two cited documents'
RETURN tie, count(*) AS mentions
ORDER BY mentions DESC, tie
