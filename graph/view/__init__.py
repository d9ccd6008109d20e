"""The graph as one web page that needs nothing else: no server, no network, no file beside it.

In: a built graph. Out: an HTML text, a file, or a frame in a notebook. pyvis holds the nodes
and lines and brings vis-network, which draws them; the template, the places and the words are ours. Text of documents goes into
the page as JSON only and is shown as text only. Scripts run by their hash, so a script that came in with a title cannot run.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import jinja2
import pyvis
from pyvis.edge import Edge
from pyvis.network import Network

from graph.files import save
from graph.view import layout, payload
from graph.view.legend import ASIDE

HERE = Path(__file__).parent / "page"
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = ("model", "canvas", "panel", "filters", "search", "table", "main")
TITLE = "Đồ thị viện dẫn"

Rows = Sequence[Mapping[str, Any]]


class HasGraph(Protocol):
    """Anything that carries the graph as a networkx.MultiDiGraph whose lists are lists."""

    @property
    def full(self) -> Any:
        """The graph."""


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that a notebook shows in its output, in a frame of its own."""

    html: str = field(repr=False)
    height: int = 720

    def _repr_html_(self) -> str:
        """Return the frame; nothing in it reaches the notebook around it."""
        style = f"width:100%;height:{self.height}px;border:1px solid #ccc"
        inside = html.escape(self.html, quote=True)
        return f'<iframe sandbox="allow-scripts" title="{TITLE}" style="{style}" srcdoc="{inside}"></iframe>'


def render(graph: HasGraph, path: str | Path, *, doc: str | None = None, title: str | None = None) -> Path:
    """Write the page to `path` and return it; with `doc`, an id, only what is within two steps of that document."""
    target = Path(path)
    save(target, to_html(graph, doc=doc, title=title).encode("utf-8", errors="replace"))
    return target


def inline(graph: HasGraph, *, doc: str | None = None, title: str | None = None, height: int = 720) -> InlinePage:
    """Return the page for a notebook's output."""
    return InlinePage(to_html(graph, doc=doc, title=title), height)


def to_html(graph: HasGraph, *, doc: str | None = None, title: str | None = None) -> str:
    """Return the page; KeyError when `doc` is no node of the graph."""
    near = payload.neighbourhood(graph.full, doc)
    cards, lines = payload.nodes(near), payload.edges(near)
    links = [(line["from"], line["to"]) for line in lines]
    places = layout.arrange({card["id"]: card["band"] for card in cards}, links, aside=ASIDE)
    drawing = _drawing(cards, lines, places)
    drawing.templateEnv = _environment(title or _title(cards, doc), _data(cards, lines, places, doc))
    drawing.path = "page.html"
    return str(drawing.generate_html("page.html"))


def _title(cards: Rows, doc: str | None) -> str:
    heading = next((card["heading"] for card in cards if card["id"] == doc), None)
    return f"{TITLE}: {heading}" if heading else TITLE


def _drawing(cards: Rows, lines: Rows, places: layout.Layout) -> Network:
    """Return the pyvis network, every node at its place; what a node looks like is told by its band, once."""
    drawing = Network(directed=True, cdn_resources="in_line")
    drawing.toggle_physics(False)
    for card in cards:
        place = places.places[card["id"]]
        shape = "ellipse" if card["unit"] else "box"
        drawing.add_node(card["id"], label=card["caption"], shape=shape, group=str(card["band"]), x=round(place.x), y=round(place.y))
    # add_edge looks through all nodes for each edge; Edge makes the same row without
    drawing.edges = [Edge(line["from"], line["to"], True, id=line["id"]).options for line in lines]
    return drawing


def _data(cards: Rows, lines: Rows, places: layout.Layout, doc: str | None) -> dict[str, Any]:
    """Return what the page knows beyond the drawing: fields, mentions, signs, strips."""
    return {
        "focus": doc,
        "cards": cards,
        "lines": lines,
        "relations": payload.relations(line["relation"] for line in lines),
        "bands": payload.bands(card["band"] for card in cards),
        "strips": [{"band": strip.band, "top": strip.top, "bottom": strip.bottom} for strip in places.strips],
    }


def _environment(title: str, data: Mapping[str, Any]) -> jinja2.Environment:
    """Return a Jinja environment that escapes everything; what pyvis cannot hand to a template is a global in it."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    scripts = _scripts()
    policy = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    trusted = {"style": _page_file("page.css"), "scripts": scripts}
    environment.globals.update(page_title=title, data=data, policy=policy, **trusted)
    return environment


@cache
def _scripts() -> tuple[str, ...]:
    """Return vis-network, without the pointer to a source map that a browser's tools would ask for, and our own script."""
    library = VIS.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    return library, "\n".join(_page_file(f"{name}.js") for name in SCRIPTS)


@cache
def _page_file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    """Return the hash by which a Content-Security-Policy names a script."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
