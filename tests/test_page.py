"""The page in a real browser: it asks the network for nothing, shows what the graph says, and runs nothing that a text brings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest

from graph.view import inline, render, to_html
from graph.view.layout import arrange
from graph.view.legend import ALL_BANDS, band

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
DIRECTIVE = "bac-giang/2020/9-CT-UBND"
PARENT = "tw/2020/666-CT-BGDDT"
LAW = "tw/2019/43-QH14"
UNIT = "bac-giang/so-giao-duc-va-dao-tao"
ISSUER = "bac-giang/ubnd"
SENTENCE = "Căn cứ Chỉ thị số 666/CT- BGDĐT ngày 24/8/2020 của Bộ trưởng Bộ Giáo dục và Đào tạo."
HOSTILE = (
    "</script><script>window.__pwned = 1</script>",
    '"><img src=x onerror="window.__pwned = 1">',
    "<script>window.__pwned = 1</script>",
    "<!-- <script> {{ 7 * 7 }} {% raw %} \u2028 ]]> ' onmouseover=alert(1)",
)


def document(network: nx.MultiDiGraph, key: str, number: str | None, kind: str, **more: Any) -> None:
    fields = dict.fromkeys(("title", "date", "year", "issuer", "level", "place", "rank", "source"))
    network.add_node(key, type="Document", number=number, kind=kind, **{**fields, "loaded": False, **more})


def cite(network: nx.MultiDiGraph, source: str, relation: str, target: str, *evidence: str) -> None:
    pinpoints = ["khoản 2 Điều 5"] + [""] * (len(evidence) - 1)
    network.add_edge(source, target, relation=relation, mentions=len(evidence), evidence=list(evidence), pinpoints=pinpoints)


@pytest.fixture
def network() -> nx.MultiDiGraph:
    made = nx.MultiDiGraph()
    document(made, DIRECTIVE, "09/CT-UBND", "Chỉ thị", year=2020, issuer="UBND tỉnh Bắc Giang", loaded=True)
    document(made, PARENT, "666/CT-BGDĐT", "Chỉ thị", year=2020, title="nhiệm vụ năm học", issuer="Bộ Giáo dục và Đào tạo")
    document(made, LAW, "43/2019/QH14", "Luật", year=2019, title="Luật Giáo dục")
    made.add_node(UNIT, type="Unit", name="Sở Giáo dục và Đào tạo tỉnh Bắc Giang", kind="body", level="province")
    made.add_node(ISSUER, type="Unit", name="UBND tỉnh Bắc Giang", kind="body", level="province")
    cite(made, DIRECTIVE, "BASED_ON", PARENT, SENTENCE)
    cite(made, PARENT, "IMPLEMENTS", LAW, "thực hiện Luật Giáo dục năm 2019", "theo Luật Giáo dục")
    for task in ("rà soát", "báo cáo"):
        evidence = f"Giao Sở Giáo dục và Đào tạo {task}."
        made.add_edge(DIRECTIVE, UNIT, relation="ASSIGNS", role="lead", task=task, deadline=None, evidence=evidence)
    made.add_edge(DIRECTIVE, ISSUER, relation="ISSUED_BY")
    return made


class Visit:
    """A page opened in the browser, with all that it asked for and complained about."""

    def __init__(self, page: Any, path: Path) -> None:
        self.page, self.requests, self.complaints = page, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(path.as_uri())

    def click(self, key: str) -> None:
        """Click where a node is drawn."""
        place = self.page.evaluate("key => network.canvasToDOM(network.getPosition(key))", key)
        self.page.click("#canvas", position=place)

    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))

    def status(self) -> str:
        return str(self.page.inner_text("#status"))


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    page = browser.new_page(viewport={"width": 1400, "height": 900})

    def opened(network: nx.MultiDiGraph, **options: Any) -> Visit:
        return Visit(page, render(SimpleNamespace(full=network), tmp_path / "page.html", **options))

    yield opened
    page.close()


@pytest.mark.browser
def test_asks_the_network_for_nothing_and_shows_every_node(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    assert [url.rpartition("/")[2] for url in seen.requests] == ["page.html"]
    assert seen.complaints == []
    assert seen.status() == "4 / 5 nút, 3 / 4 quan hệ"
    assert seen.page.evaluate("nodeSet.get({filter: node => !node.hidden}).length") == 4
    seen.page.get_by_label("Cơ quan ban hành, nơi nhận").check()
    assert seen.status() == "5 / 5 nút, 4 / 4 quan hệ"


@pytest.mark.browser
def test_a_click_on_a_document_shows_the_sentence_with_the_number_marked(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    seen.click(DIRECTIVE)
    assert SENTENCE in seen.panel()
    assert "khoản 2 Điều 5" in seen.panel()
    assert seen.page.locator("#panel mark").first.inner_text() == "666/CT- BGDĐT"
    assert "báo cáo" in seen.panel()
    assert set(seen.page.evaluate("[...relationsNear().keys()]")) == {PARENT, UNIT}
    seen.click(PARENT)
    assert "là căn cứ của" in seen.panel()
    assert seen.page.locator("#panel mark").all_inner_texts() == ["Luật Giáo dục", "Luật Giáo dục", "666/CT- BGDĐT"]


@pytest.mark.browser
def test_a_click_on_a_line_names_it_and_shows_its_sentence(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    middle = """([a, b]) => { const [p, q] = [a, b].map(key => network.getPosition(key));
                return network.canvasToDOM({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 }); }"""
    seen.page.click("#canvas", position=seen.page.evaluate(middle, [DIRECTIVE, PARENT]))
    assert seen.panel().strip().startswith("căn cứ")
    assert SENTENCE in seen.panel()
    line = seen.page.evaluate("state.line")
    assert seen.page.evaluate("id => edgeSet.get(id).label", line) == "căn cứ"


@pytest.mark.browser
def test_documents_and_units_differ_and_labels_keep_their_diacritics(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    nodes = {node["id"]: node for node in seen.page.evaluate("nodeSet.get()")}
    assert nodes[PARENT]["label"] == "666/CT-BGDĐT\nChỉ thị · 2020"
    assert nodes[PARENT]["shape"] != nodes[UNIT]["shape"]
    fills = seen.page.evaluate("keys => keys.map(key => network.body.nodes[key].options.color.background)", [PARENT, UNIT])
    assert fills[0] != fills[1]
    legend = seen.page.inner_text("#legend")
    assert all(word in legend for word in ("Văn bản được viện dẫn", "Cơ quan, đơn vị", "căn cứ", "giao việc: chủ trì"))


@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_run(visit: Any, network: nx.MultiDiGraph, text: str) -> None:
    network.nodes[PARENT].update(title=text, issuer=text)
    network.nodes[UNIT]["name"] = text
    cite(network, DIRECTIVE, "CITES", PARENT, text)
    seen = visit(network, title=text)
    seen.click(DIRECTIVE)
    assert text.split()[0] in seen.panel()
    seen.click(PARENT)
    seen.page.wait_for_timeout(1100)  # the tooltip comes after a while
    seen.page.click("#show-table")
    seen.page.fill("#search", "script")
    assert seen.page.evaluate("window.__pwned") is None
    assert seen.page.locator("img").count() == 0
    assert seen.page.title().split() == text.split()
    assert (seen.complaints, len(seen.requests)) == ([], 1)


@pytest.mark.browser
def test_search_needs_no_diacritics_and_the_keyboard_suffices(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("nhiem vu NAM hoc")
    assert seen.page.locator("#hits li").all_inner_texts()[0].startswith("Chỉ thị 666/CT-BGDĐT")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("state.node") == PARENT
    seen.page.keyboard.press("ArrowUp")
    assert seen.page.evaluate("state.node") == LAW
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "panel"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("state.node") is None


@pytest.mark.browser
def test_a_relation_can_be_hidden_in_the_graph_the_panel_and_the_table(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    seen.page.get_by_label("căn cứ").uncheck()
    assert seen.status() == "4 / 5 nút, 2 / 4 quan hệ"
    seen.click(DIRECTIVE)
    assert SENTENCE not in seen.panel()
    seen.page.click("#show-table")
    assert SENTENCE not in seen.page.inner_text("#table")
    seen.page.get_by_label("căn cứ").check()
    assert SENTENCE in seen.page.inner_text("#table")


@pytest.mark.browser
def test_a_chain_goes_on_to_the_grandparents(visit: Any, network: nx.MultiDiGraph) -> None:
    seen = visit(network)
    seen.click(DIRECTIVE)
    seen.page.get_by_text("Chuỗi lên").click()
    assert seen.page.evaluate("[...state.near.nodes]") == [DIRECTIVE, PARENT, LAW]
    assert "2 văn bản" in seen.status()


@pytest.mark.browser
def test_a_notebook_shows_the_page_in_a_frame(browser: Any, network: nx.MultiDiGraph) -> None:
    page = browser.new_page()
    page.set_content(inline(SimpleNamespace(full=network))._repr_html_())
    page.frame_locator("iframe").get_by_text("4 / 5 nút").wait_for()
    page.close()


@pytest.mark.browser
def test_an_empty_graph_opens(visit: Any) -> None:
    seen = visit(nx.MultiDiGraph())
    assert (seen.complaints, seen.status()) == ([], "0 / 0 nút, 0 / 0 quan hệ")


def test_only_json_and_our_own_scripts_are_in_the_page(network: nx.MultiDiGraph) -> None:
    network.nodes[PARENT]["title"] = HOSTILE[0]
    page = to_html(SimpleNamespace(full=network))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert page.count("</script>") == 5
    assert "sourceMappingURL" not in page
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[0])
    assert data["cards"][-1]["fields"]["title"] == HOSTILE[0]


def test_the_page_of_one_document_ends_two_steps_away_and_does_not_pass_through_units(network: nx.MultiDiGraph) -> None:
    document(network, "bac-giang/2021/1-KH-UBND", "1/KH-UBND", "Kế hoạch")
    network.add_edge("bac-giang/2021/1-KH-UBND", UNIT, relation="ASSIGNS", role="assigned")
    page = to_html(SimpleNamespace(full=network), doc=DIRECTIVE)
    assert LAW in page
    assert "1/KH-UBND" not in page
    with pytest.raises(KeyError, match="no node"):
        to_html(SimpleNamespace(full=network), doc="tw/2000/1-ND-CP")


def test_a_property_out_of_a_table_may_be_missing_in_any_way(network: nx.MultiDiGraph) -> None:
    network.nodes[LAW].update(year=float("nan"), title=None)
    assert "NaN" not in to_html(SimpleNamespace(full=network)).partition('id="data">')[2].partition("</script>")[0]


def test_the_same_graph_gives_the_same_page_in_whatever_order_it_was_made(network: nx.MultiDiGraph) -> None:
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(network.edges(data=True))
    assert to_html(SimpleNamespace(full=turned)) == to_html(SimpleNamespace(full=network))


@pytest.mark.parametrize(
    ("number", "kind", "scope", "name"),
    [
        ("29-NQ/TW", "Nghị quyết", "tw", "Văn kiện Đảng"),
        (None, "Hiến pháp", "tw", "Hiến pháp"),
        ("43/2019/QH14", "Luật", "tw", "Luật, pháp lệnh, NQ của Quốc hội"),
        ("88/2014/QH13", "Nghị quyết", "tw", "Luật, pháp lệnh, NQ của Quốc hội"),
        ("102/NQ-CP", "Nghị quyết", "tw", "Nghị định, NQ của Chính phủ"),
        ("489/QĐ-TTg", "Quyết định", "tw", "Thủ tướng Chính phủ"),
        ("11/2020/TT-BGDĐT", "Thông tư", "tw", "Thông tư"),
        ("666/CT-BGDĐT", "Chỉ thị", "tw", "Bộ, ngành trung ương"),
        ("10/2020/NQ-HĐND", "Nghị quyết", "bac-giang", "Nghị quyết HĐND cấp tỉnh"),
        ("93/KH-UBND", "Kế hoạch", "bac-giang", "UBND cấp tỉnh"),
        (None, "Chỉ thị", "bac-giang", "UBND cấp tỉnh"),
        ("46/KH-SGDĐT", "Kế hoạch", "bac-giang", "Sở, ban, ngành cấp tỉnh"),
        ("1396/KH-UBND", "Kế hoạch", "dien-bien.dien-bien-phu", "Cấp huyện"),
    ],
)
def test_a_document_stands_in_the_band_of_its_rank(number: str | None, kind: str, scope: str, name: str) -> None:
    node = {"type": "Document", "id": f"{scope}/2020/x", "number": number, "kind": kind}
    assert ALL_BANDS[band(node)].name == name


def test_higher_bands_stand_higher_and_no_two_nodes_stand_on_each_other() -> None:
    bands = {f"n{index}": index % 5 for index in range(60)}
    places = arrange(bands, [(f"n{index}", f"n{index * 7 % 60}") for index in range(60)]).places
    assert len({(place.x, place.y) for place in places.values()}) == 60
    lowest = {row: max(places[node].y for node in bands if bands[node] == row) for row in range(5)}
    highest = {row: min(places[node].y for node in bands if bands[node] == row) for row in range(5)}
    assert all(lowest[row] < highest[row + 1] for row in range(4))
