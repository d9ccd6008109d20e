"""Check the built wheel: what is in it, and that it works from any folder, installed into an environment of its own.

python tests/wheel.py FOLDER            the project's own libraries are lent to the new environment: seconds
python tests/wheel.py FOLDER --fresh    it gets them from the index, as a person does; its size is printed
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
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
    "graph/words/en/help.toml",
    "graph/words/vi/help.toml",
)
TEXT = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 7/CT-UBND
Lào Cai, ngày 2 tháng 3 năm 2021
CHỈ THỊ
Về việc thử nghiệm
Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Giao Sở Y tế chủ trì báo cáo trước ngày 01/5/2021.
"""
STEPS = (  # arguments, and what the answer holds
    (["build", "văn bản", "--out", "đồ thị"], "1 documents (1 read, 0 unchanged, 0 failed)"),
    (["view", "--graph", "đồ thị", "--out", "trang.html"], "trang.html"),
    (["ask", "chain_up", "7/CT-UBND", "--graph", "đồ thị", "--format", "csv"], "BASED_ON"),
    (["--lang", "vi", "show", "7/CT-UBND", "--graph", "đồ thị"], "trích yếu"),
    (["doctor"], "libraries: all"),
    (["--version"], "viendan "),
)


def main(folder: Path, *, fresh: bool) -> None:
    """Fail with a message where the newest wheel in `folder` lacks a part, holds another top level, or does not work."""
    wheel = max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime).resolve()
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    missing = [part for part in NEEDED if not any(name.startswith(part) for name in names)]
    missing += [] if any(name.endswith("licenses/LICENSE") for name in names) else ["LICENSE"]
    if top != {"extractors", "graph"} or missing:
        sys.exit(f"{wheel.name}: top level {sorted(top)}, missing {missing}")
    print(f"{wheel.name}: {len(names)} files, top level {sorted(top)}")
    with tempfile.TemporaryDirectory(prefix="viendan wheel ") as place:
        began = time.perf_counter()
        command = installed(wheel, Path(place) / "env", fresh=fresh)
        print(f"installed in {time.perf_counter() - began:.0f} s")
        work(command, Path(place) / "thư mục có dấu")


def installed(wheel: Path, home: Path, *, fresh: bool) -> Path:
    """Install the wheel into a new environment and return its command."""
    venv.create(home, with_pip=False)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *([] if fresh else ["--no-deps", "--no-index"]), str(wheel)], check=True)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    if fresh:
        size = sum(file.stat().st_size for file in home.rglob("*") if file.is_file() and not file.is_symlink())
        print(f"size of the environment: {size / 1e6:.0f} MB, {len(list(packages.glob('*.dist-info')))} packages")
    else:
        (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs / ("viendan.exe" if os.name == "nt" else "viendan")


def work(command: Path, folder: Path) -> None:
    """Build, view, ask and examine in a folder outside the repository."""
    (folder / "văn bản").mkdir(parents=True)
    (folder / "văn bản" / "chỉ thị.txt").write_text(TEXT, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIENDAN"))}
    environment |= {"VIENDAN_LANG": "en", "VIENDAN_CATALOGUE": str(folder / "none")}
    for arguments, says in STEPS:
        done = subprocess.run([command, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0 or says not in done.stdout + done.stderr:
            sys.exit(f"viendan {' '.join(arguments)}: status {done.returncode}, {says!r} is not in:\n{done.stdout}{done.stderr}")
    print(f"works in {folder.name!r}: {', '.join(next(word for word in arguments if word not in ('--lang', 'vi')) for arguments, _ in STEPS)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), fresh="--fresh" in sys.argv[2:])
