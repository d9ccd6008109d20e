"""How fast is extraction against an earlier revision? `python benchmarks/extraction.py [CORPUS] [COUNT] [REVISION]`.

In: a corpus (`documents.jsonl`, plain or compressed; else the directives of the project), how many documents drawn evenly from it, and the revision to compare
with, which must be in the repository's history. Out: seconds of CPU of each, one process after the other, and their ratio.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parent.parent
BEFORE = "3816814"  # before documents were read by outline, tables and clauses
RUN = """import json, sys, time
from extractors import extract
texts = json.load(open(sys.argv[1], encoding="utf-8"))
extract(texts[0])
began = time.process_time()
for text in texts:
    extract(text)
print(time.process_time() - began)"""


def seconds(root: Path, texts: Path) -> float:
    """Return the seconds of CPU in which the code in a folder extracts some texts."""
    return float(subprocess.run([sys.executable, "-c", RUN, str(texts)], cwd=root, check=True, capture_output=True, text=True).stdout)


def unpack(revision: str, folder: Path) -> Path | None:
    """Write the files of a revision to a folder; None where the history does not reach so far."""
    made = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=False)
    if made.returncode:
        return None
    with tarfile.open(fileobj=BytesIO(made.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def drawn(corpus: Path, count: int) -> list[str]:
    """Return the texts of so many documents, evenly from a corpus."""
    from extractors.dumps import Dumps

    texts = [source.text for source in Dumps().sources(corpus) if not isinstance(source, tuple)]
    return texts[:: max(1, len(texts) // count)][:count]


def main(corpus: Path | None = None, count: int = 150, revision: str = BEFORE) -> None:
    """Print the seconds of both and their ratio."""
    texts = drawn(corpus, count) if corpus else [file.read_text(encoding="utf-8") for file in sorted((ROOT / "data" / "directives").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "texts.json"
        file.write_text(json.dumps(texts), encoding="utf-8")
        now = seconds(ROOT, file)
        length = sum(map(len, texts))
        print(f"{len(texts)} documents, {length:,} characters: {now:.1f} s of CPU, {length / now / 1e6:.2f} million characters a second")
        if old := unpack(revision, Path(name) / "old"):
            before = seconds(old, file)
            print(f"{revision}: {before:.1f} s of CPU; now {before / now:.2f} times as fast")
        else:
            print(f"{revision} is not in this history; nothing to compare with")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, *map(int, sys.argv[2:3]), *sys.argv[3:4])
