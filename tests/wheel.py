"""Check the built wheel: its top level is exactly `extractors` and `graph`, and tables, queries and templates are inside."""

import sys
import zipfile
from pathlib import Path

NEEDED = (
    "extractors/py.typed",
    "graph/py.typed",
    "extractors/registry/kinds.toml",
    "extractors/registry/laws.csv",
    "extractors/registry/official.toml",
    "extractors/registry/places.csv",
    "graph/export/viendan.grass",
    "graph/link.sql",
    "graph/queries/parents.cypher",
    "graph/view/page/page.css",
    "graph/view/page/page.html",
    "graph/view/page/page.js",
    "graph/words/en/page.toml",
)


def main(folder: Path) -> None:
    """Fail with a message where the newest wheel in `folder` lacks a part or holds another top level."""
    wheel = max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime)
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    missing = [part for part in NEEDED if not any(name.startswith(part) for name in names)]
    if top != {"extractors", "graph"} or missing:
        sys.exit(f"{wheel.name}: top level {sorted(top)}, missing {missing}")
    print(f"{wheel.name}: {len(names)} files, top level {sorted(top)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
