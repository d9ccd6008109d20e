"""The graph as one web page that needs nothing else: no server, no network, no file beside it.

In: a built graph. Out: an HTML text, a file, or a frame in a notebook. The page's data are the graph's tables, packed (`graph.view.packing`),
its script is `page/page.js`, made from the modules in `page/src`; pyvis brings vis-network, which draws boxes and lines, and hands all to the template.
Text of documents goes into the page as data only and is shown as text only. Scripts run by their hash, so a script that came in with a title cannot run.
"""

from __future__ import annotations

import base64
import hashlib
import html
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import jinja2
import pyvis
from pyvis.network import Network

from graph.errors import GraphError
from graph.files import replacing_file
from graph.store import Store
from graph.view.legend import ALL_BANDS, RELATIONS
from graph.view.packing import Packed, pack
from graph.view.picture import picture
from graph.view.searching import rules
from graph.words import LANGUAGES, words

HERE = Path(__file__).parent / "page"
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


class HasTables(Protocol):
    """An open graph: in a folder, or on a server."""

    @property
    def folder(self) -> Path | None:
        """The folder of its tables."""

    @property
    def store(self) -> Store:
        """What answers Cypher."""


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that a notebook shows in its output: a frame of its own, over a picture that remains where frames or scripts are barred."""

    html: str = field(repr=False)
    picture: str = field(repr=False)
    height: int = 720

    def _repr_html_(self) -> str:
        """Return the frame; nothing in it reaches the notebook around it."""
        name = html.escape(words("page", LANGUAGES[0])["title"])
        still = base64.b64encode(self.picture.encode()).decode()
        over = f"position:absolute;inset:0;width:100%;height:{self.height}px;border:1px solid #ccc;background:#fff"
        inside = html.escape(self.html, quote=True)
        frame = f'<iframe sandbox="allow-scripts allow-downloads allow-modals" title="{name}" style="{over}" srcdoc="{inside}"></iframe>'
        image = f'<img alt="{name}" style="max-width:100%" src="data:image/svg+xml;base64,{still}">'
        return f'<div style="position:relative;min-height:{self.height}px;overflow:hidden">{image}{frame}</div>'

    def save(self, path: str | Path) -> Path:
        """Write the page to a file and return it.

        Raises `GraphError` where it cannot be written; what stood there then stays.
        """
        return _saved(self.html, Path(path))


def render(graph: HasTables, path: str | Path, *, doc: str | None = None, title: str | None = None, language: str = "vi") -> Path:
    """Write the page to `path` and return it; with `doc`, an id, only what is within two steps of that document.

    Raises `KeyError` when `doc` is no node of the graph, `GraphError` where the page cannot be written or hold the graph;
    what stood there then stays.
    """
    return _saved(to_html(graph, doc=doc, title=title, language=language), Path(path))


def _saved(page: str, target: Path) -> Path:
    if target.exists() and not target.is_file():
        raise GraphError(f"{target}: is no file that can be replaced; give another place with --out")
    with replacing_file(target, option="--out") as part:
        part.write_bytes(page.encode("utf-8", errors="replace"))
    return target


def inline(graph: HasTables, *, doc: str | None = None, title: str | None = None, height: int = 720, language: str = "vi") -> InlinePage:
    """Return the page for a notebook's output, `height` in pixels."""
    packed = pack(graph.folder or graph.store, around=doc)
    return InlinePage(_page(packed, title, language), picture(graph.store, doc), height)


def to_html(graph: HasTables, *, doc: str | None = None, title: str | None = None, language: str = "vi") -> str:
    """Return the page; KeyError when `doc` is no node of the graph."""
    return _page(pack(graph.folder or graph.store, around=doc), title, language)


def _page(packed: Packed, title: str | None, language: str) -> str:
    drawing = Network(directed=True, cdn_resources="in_line")
    drawing.toggle_physics(False)
    drawing.templateEnv = _environment(packed, title, language)
    drawing.path = "page.html"
    return str(drawing.generate_html("page.html"))


def _environment(packed: Packed, title: str | None, language: str) -> jinja2.Environment:
    """Return a Jinja environment that escapes everything; what pyvis cannot hand to a template is a global in it."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    scripts = _scripts()
    policy = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    environment.globals.update(
        page_title=title or words("page", language)["title"],
        language=language,
        said=words("page", language),
        signs={**_signs(), "meta": packed.meta, "title": title or ""},
        sections=packed.sections,
        policy=policy,
        style=_page_file("page.css"),
        scripts=scripts,
    )
    return environment


@cache
def _signs() -> dict[str, Any]:
    """Return what the page knows of every graph: words, bands, relations, and how people write."""
    return {
        "words": {language: _said(language) for language in LANGUAGES},
        "bands": [{"key": row.key, "fill": row.fill, "line": row.line} for row in ALL_BANDS],
        "relations": [asdict(row) for row in RELATIONS],
        "find": rules(),
    }


def _said(language: str) -> dict[str, str]:
    """Return the page's words, and those that the command line says, too: the audit's rules, how grave they are, why a document is in force."""
    rules_of = {f"rule.{key}": word for key, word in words("rules", language).items()}
    reasons = {f"reason.{key.removeprefix('force.')}": word for key, word in words("reasons", language).items() if key.startswith("force.")}
    return {**words("page", language), **rules_of, **reasons, **{key: word for key, word in words("values", language).items() if key.startswith("severity.")}}


@cache
def _scripts() -> tuple[str, ...]:
    """Return vis-network, without the pointer to a source map that a browser's tools would ask for, and our own script."""
    library = VIS.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    return library, _page_file("page.js")


@cache
def _page_file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    """Return the hash by which a Content-Security-Policy names a script."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
