"""Which files that bear one id are one document: the files of an id with their texts in; those that say something else out.

In: a folder of record tables. Out: a table (document, file, id) of the files whose text is not that of the others of their id, each with an id of
its own. Two texts say the same where, of the triples of words that follow each other (without case and marks), at least half of those of the shorter
text stand in the other, and four in five of a short one, whose letterhead is a large part of it: scans, drafts and copies with an annex share more
than that, two documents of one number less.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from extractors.letters import without_marks
from graph.arrays import table
from graph.engine import engine
from graph.tables import files

SAME = 0.5  # of the shorter text's triples; copies of one document in the corpus share 0.80 to 1.00, others 0.28
SHORT = 300  # triples of a text that the letterhead is a large part of,
SAME_SHORT = 0.8  # which therefore has to share more
_WORD = re.compile(r"\w+")
_SHARED = "SELECT document FROM read_parquet($documents) GROUP BY document HAVING count(DISTINCT sha256) > 1 ORDER BY document"
_FILES = """
    SELECT d.document, d.file, d.sha256, t.text
    FROM read_parquet($documents) d
    JOIN read_parquet($texts) t ON t.document = d.document AND t.file = d.file
    WHERE d.document IN $shared AND t.document IN $shared
    ORDER BY d.document, d.sha256, d.file
"""
_MERGED = """
    SELECT count(*) - count(DISTINCT coalesce(a.id, d.document))
    FROM read_parquet($documents) d
    LEFT JOIN apart a ON a.document = d.document AND a.file = d.file
"""

Triples = frozenset[tuple[str, ...]]


def apart(records: Path, among: Collection[str] | None = None) -> pa.Table:
    """Return the files whose text is another than that of most files of their id, each with the id that tells it apart; `among` are the only ids to look at."""
    documents = {"documents": files(records, "documents")}
    with engine() as connection:
        shared = [row[0] for row in connection.execute(_SHARED, documents).fetchall() if among is None or row[0] in among]
        found = connection.execute(_FILES, {**documents, "texts": files(records, "texts"), "shared": shared}).fetchall() if shared else []
    rows = [row for document in dict.fromkeys(row[0] for row in found) for row in _told_apart(document, [row[1:] for row in found if row[0] == document])]
    columns = zip(*rows, strict=True) if rows else ([], [], [])
    return table(dict(zip(("document", "file", "id"), columns, strict=True)))


def merged(records: Path, told: pa.Table) -> int:
    """Return how many files are further copies of a document that another file is, after those in `told` were told apart."""
    with engine() as connection:
        connection.from_arrow(told).create_view("apart")
        return int(connection.execute(_MERGED, {"documents": files(records, "documents")}).fetchall()[0][0])


def _told_apart(document: str, held: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the files of an id whose text is another than that of most of them; `held` are (file, digest, text)."""
    groups: list[tuple[Triples, list[tuple[str, str]]]] = []
    for file, digest, text in held:
        said = triples(text)
        group = next((members for other, members in groups if says_the_same(said, other)), None)
        if group is None:
            groups.append((said, [(file, digest)]))
        else:
            group.append((file, digest))
    for _, members in sorted(groups, key=lambda group: -len(group[1]))[1:]:
        yield from ((document, file, f"{document}~{members[0][1][:8]}") for file, _ in members)


def triples(text: str) -> Triples:
    """Return the triples of words of a text, without case and marks.

    >>> sorted(triples("Đo nước hồ, đo nước"))
    [('do', 'nuoc', 'ho'), ('ho', 'do', 'nuoc'), ('nuoc', 'ho', 'do')]
    """
    words = _WORD.findall(without_marks(text).lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def says_the_same(one: Triples, other: Triples) -> bool:
    """Whether two texts are of one document."""
    shorter = min(len(one), len(other))
    return len(one & other) >= (SAME if shorter > SHORT else SAME_SHORT) * shorter
