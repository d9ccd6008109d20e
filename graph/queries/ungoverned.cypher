// vi: Bao nhiêu viện dẫn không rõ vì sao: không có từ nào đã biết chi phối?
// en: How many mentions no known words govern, so that they are only cited.
// group: commands
MATCH (:Document)-[r:CITES]->(:Document)
UNWIND r.cues AS cue
WITH cue WHERE cue = ''
RETURN count(*) AS mentions
ORDER BY mentions
