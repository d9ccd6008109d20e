"""The page in a real browser: it asks the network for nothing, shows what the graph says, and runs nothing that a text brings."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import need
from pages import ARGUMENTS, Made, Visit, apart

from graph import Graph
from graph.audit import RULES
from graph.errors import GraphError
from graph.validity import REASONS, of_rows, status
from graph.view import HERE, inline, render, to_html
from graph.view.legend import ALL_BANDS, BANDS, RELATIONS, band, relation
from graph.view.lives import rows_of_life, spans
from graph.view.packing import pack
from graph.view.picture import picture
from graph.words import LANGUAGES, words

DIRECTIVE = "bac-giang/2020/9-CT-UBND"
PARENT = "tw/2020/666-CT-BGDDT"
LAW = "tw/2019/43-QH14"
OLD = "tw/2005/38-QH11"
PLAN = "bac-giang/2020/15-KH-UBND"
UNIT = "bac-giang/so-giao-duc-va-dao-tao"
ISSUER = "bac-giang/ubnd"
SENTENCE = "Căn cứ Chỉ thị số 666/CT- BGDĐT ngày 24/8/2020, và Chỉ thị số 666/CT- BGDĐT nói trên."
HOSTILE = (
    "</script><script>window.__pwned = 1</script>",
    '"><img src=x onerror="window.__pwned = 1">',
    "<script>window.__pwned = 1</script>",
    "<!-- <script> {{ 7 * 7 }} {% raw %} \u2028 ]]> ' onmouseover=alert(1)",
    "<svg onload=window.__pwned=1>",
    "javascript:window.__pwned=1",
    '=HYPERLINK("x";"y")',
    "\u202eđảo ngược\u202c và \u0007 chuông",
    "__proto__",
)


@pytest.fixture
def made() -> Made:
    """A directive that rests on one that rests on a law, which replaced another; a unit that is charged."""
    graph = Made()
    graph.document(DIRECTIVE, "09/CT-UBND", "Chỉ thị", year=2020, date="2020-09-10", issuer="UBND tỉnh Bắc Giang", loaded=True, source="/home/an/vb/ct9.docx")
    graph.document(PARENT, "666/CT-BGDĐT", "Chỉ thị", year=2020, date="2020-08-24", title="nhiệm vụ năm học", issuer="Bộ Giáo dục và Đào tạo")
    law = {"title": "Luật Giáo dục", "issuer": "Quốc hội"}
    graph.document(LAW, "43/2019/QH14", "Luật", year=2019, date="2019-06-14", effective="2020-07-01", **law)
    graph.document(
        OLD, "38/2005/QH11", "Luật", year=2005, date="2005-06-14", effective="2006-01-01", ends="2020-07-01", ended_by=LAW, ends_stated_by="text", **law
    )
    graph.document(PLAN, "15/KH-UBND", "Kế hoạch", year=2020, date="2020-02-03", issuer="UBND tỉnh Bắc Giang", loaded=True, source="kh15.txt")
    graph.unit(UNIT, "Sở Giáo dục và Đào tạo tỉnh Bắc Giang", level="province", place="Bắc Giang")
    graph.unit(ISSUER, "UBND tỉnh Bắc Giang", level="province", place="Bắc Giang")
    graph.cite(DIRECTIVE, "BASED_ON", PARENT, (SENTENCE, "Chỉ thị số 666/CT- BGDĐT nói trên"))
    graph.cite(PARENT, "IMPLEMENTS", LAW, ("Để thực hiện Luật Giáo dục năm 2019.", "Luật Giáo dục năm 2019"), ("Theo Luật Giáo dục.", "Luật Giáo dục"))
    graph.cite(PLAN, "BASED_ON", OLD, ("Căn cứ Luật Giáo dục năm 2005;", "Luật Giáo dục năm 2005"))
    graph.cite(PLAN, "PURSUANT_TO", DIRECTIVE, ("Theo Chỉ thị 09/CT-UBND;", "Chỉ thị 09/CT-UBND"))
    whole = {"extent": "whole", "since": "2020-07-01", "effective": "2020-07-01", "extents": ["whole"], "effectives": ["2020-07-01"]}
    graph.cite(LAW, "REPLACES", OLD, ("Luật này thay thế Luật số 38/2005/QH11.", "Luật số 38/2005/QH11"), **whole)
    graph.assign(DIRECTIVE, UNIT, "rà soát trường lớp", deadline="trước 30/9/2020", due="2020-09-29")
    graph.assign(DIRECTIVE, UNIT, "báo cáo tình hình")
    graph.edge("ISSUED_BY", DIRECTIVE, ISSUER)
    graph.finding("f1", PLAN, "basis_not_in_force", "Luật Giáo dục 2005 đã hết hiệu lực", OLD)
    return graph


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts = []

    def opened(graph: Any, address: str = "", *, width: int = 1400, theme: str = "light", **options: Any) -> Visit:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, accept_downloads=True))
        held = graph.write(tmp_path / "graph") if isinstance(graph, Made) else graph
        return Visit(contexts[-1].new_page(), render(held, tmp_path / "page.html", **options), address)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, which judges accessibility."""
    path = HERE / "node_modules" / "axe-core" / "axe.min.js"
    need(path.exists(), "the page's tools (npm ci in graph/view/page)")
    return path.read_text(encoding="utf-8")


@pytest.mark.browser
def test_opens_with_the_most_cited_document_that_was_read_and_asks_the_network_for_nothing(visit: Any, made: Made) -> None:
    seen = visit(made)
    assert [url.rpartition("/")[2] for url in seen.requests] == ["page.html"]
    assert seen.complaints == []
    assert seen.text("#me h2") == "Chỉ thị 09/CT-UBND"
    assert [text.split("\n")[0] for text in seen.texts(".side.cites .card")] == ["Chỉ thị 666/CT-BGDĐT"]
    assert [text.split("\n")[0] for text in seen.texts(".side.citing .card")] == ["Kế hoạch 15/KH-UBND"]
    assert seen.texts(".side.cites .chip") == ["căn cứ"]
    assert seen.texts(".side.citing .chip") == ["được làm theo trong"]
    assert seen.texts(".side.charges h3") == ["Đơn vị được giao việc 1"]


@pytest.mark.browser
def test_a_sentence_is_marked_where_the_mention_stands(visit: Any, made: Made) -> None:
    seen = visit(made)
    seen.click("#panel section[aria-label='Quan hệ'] li summary")
    assert seen.text("#panel .mention blockquote") == SENTENCE
    mark = seen.page.locator("#panel mark")
    assert mark.all_inner_texts() == ["Chỉ thị số 666/CT- BGDĐT nói trên"]
    assert mark.evaluate("e => e.previousSibling.textContent.length") == SENTENCE.rindex("Chỉ thị")
    assert seen.text("#panel .mention .about") == "khoản 2 Điều 5 · nối theo: số hiệu, năm và cơ quan ban hành"


@pytest.mark.browser
def test_every_view_has_an_address_and_the_history_goes_back(visit: Any, made: Made) -> None:
    seen = visit(made)
    seen.click(".side.cites .card")
    assert seen.state() == {"doc": PARENT}
    seen.click("[data-view=table]")
    seen.page.go_back()
    seen.page.go_back()
    seen.settle()
    assert seen.text("#me h2") == "Chỉ thị 09/CT-UBND"
    seen.page.go_forward()
    seen.page.reload()
    seen.page.wait_for_selector("html[data-ready]")
    assert seen.text("#me h2") == "Chỉ thị 666/CT-BGDĐT"
    seen.go("#view=table&sheet=tasks&relations=ASSIGNS/lead&day=2019-01-01&years=2000-2020&page=7&doc=no-such")
    assert seen.page.locator("tbody tr").count() == 2
    assert seen.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ct 666", "Chỉ thị 666/CT-BGDĐT"),
        ("chi thi 666", "Chỉ thị 666/CT-BGDĐT"),
        ("chỉ thị số 666/CT-BGDĐT ngày 24/8/2020 của Bộ Giáo dục", "Chỉ thị 666/CT-BGDĐT"),
        ("nhiem vu NAM hoc", "Chỉ thị 666/CT-BGDĐT"),
        ("luat giao duc 2005", "Luật Giáo dục 2005"),
        ("so giao duc", "Sở Giáo dục và Đào tạo tỉnh Bắc Giang"),
        ("UBND tỉnh Bắc Giang", "UBND tỉnh Bắc Giang"),
        ("Căn cứ Luật Giáo dục ngày 14/6/2005;", "Luật Giáo dục 2005"),
        ("khoản 2 Điều 5 Luật Giáo dục 2019", "Luật Giáo dục 2019"),
    ],
)
def test_search_takes_what_people_type(visit: Any, made: Made, typed: str, first: str) -> None:
    seen = visit(made)
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(typed)
    assert seen.texts("#hits li b")[:1] == [first]
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.text("#me h2") == first
    assert seen.page.evaluate("document.activeElement.id") == "stage"


@pytest.mark.browser
def test_search_says_that_it_finds_nothing_and_never_looks_into_paths(visit: Any, made: Made) -> None:
    seen = visit(made)
    seen.page.fill("#search", "docx")
    assert seen.page.locator("#hits").is_hidden()
    assert seen.text("#no-hits") == words("page", "vi")["search.none"] == seen.text("#said")


@pytest.mark.browser
def test_filters_act_at_once_and_are_cleared(visit: Any, made: Made) -> None:
    seen = visit(made)
    seen.page.get_by_label("căn cứ", exact=False).first.uncheck()
    seen.settle()
    assert seen.page.locator(".side.cites").count() == 0
    assert "relations" in seen.state()
    seen.click("[data-control='relations:BASED_ON:only']")
    assert seen.state()["relations"] == "BASED_ON"
    assert seen.page.locator(".side.citing").count() == 0
    assert seen.page.evaluate("document.activeElement.dataset.control") == "relations:BASED_ON:only"
    seen.click("[data-control='clear']")
    assert seen.state() == {"doc": DIRECTIVE}


@pytest.mark.browser
def test_an_answer_is_for_the_day_that_is_chosen(visit: Any, made: Made) -> None:
    seen = visit(made, f"#doc={OLD}&day=2021-01-01")
    assert "hết hiệu lực" in seen.text("#me")
    assert "bị thay thế bởi Luật Giáo dục 2019" in seen.text("#panel section[aria-label='Hiệu lực']")
    seen.go(f"#doc={OLD}&day=2010-01-01")
    assert "còn hiệu lực" in seen.text("#me")
    seen.go(f"#doc={OLD}&day=2005-07-01")
    assert "chưa có hiệu lực" in seen.text("#me")
    assert "văn bản có hiệu lực từ ngày 01/01/2006" in seen.text("#panel")
    seen.go("#view=table&shaken=1&day=2021-01-01")
    assert seen.texts("tbody tr td:first-child .link") == ["Kế hoạch 15/KH-UBND"]
    seen.go("#view=table&shaken=1&day=2010-01-01")
    assert seen.page.locator("tbody tr").count() == 0


def test_spans_hold_what_validity_says_on_every_day() -> None:
    chance = Random(20261127)
    first = date(2000, 1, 1)

    def day() -> str | None:
        return (first + timedelta(days=chance.randrange(4000))).isoformat() if chance.random() < 0.7 else None

    for _ in range(150):
        ends = day()
        facts = {"loaded": chance.random() < 0.5, "draft": chance.random() < 0.1, "year": chance.choice([None, 2004]), "listed_by": ["l"], "listed_on": day()}
        facts |= {"listed_status": chance.choice([None, "in force", "not in force", "partly"])}
        row = {"id": "a", "date": day(), "effective": day(), "ends": ends, "ended_by": chance.choice([None, "a", "b"]) if ends else None, **facts}
        row |= {"effective_stated_by": "text", "ends_stated_by": "text"}
        acts = [
            (
                chance.choice(["AMENDS", "REPEALS", "REPLACES", "SUSPENDS"]),
                {"extent": chance.choice(["whole", "part", None]), "since": day(), "pinpoints": ["Điều 1"], "stated_by": ["b"], "evidence": ["x"]},
                {"id": chance.choice("bc"), "date": day(), "draft": chance.random() < 0.1},
            )
            for _ in range(chance.randrange(4))
        ]
        rows = rows_of_life(row, acts)
        known, held = of_rows(rows), spans(rows)
        for at in range(-30, 4100, 17):
            asked = (first + timedelta(days=at)).isoformat()
            told, span = status(known, asked), next(each for each in reversed(held) if each.day <= asked)
            assert (span.answer, span.extent) == (told.answer, told.extent), (asked, known)


@pytest.mark.browser
def test_a_chain_shows_its_path_and_what_rests_on_a_document_by_level(visit: Any, made: Made) -> None:
    seen = visit(made)
    seen.click("[data-chain=up]")
    assert [text.replace("\n", " ") for text in seen.texts("#way li")] == ["Chỉ thị 09/CT-UBND", "căn cứ Chỉ thị 666/CT-BGDĐT", "thực hiện Luật Giáo dục 2019"]
    seen.go(f"#doc={LAW}&chain=down")
    assert seen.text("#panel .counts").split("\n")[1:] == ["Bộ, ngành trung ương\t1", "UBND cấp tỉnh\t2"]
    assert "3 văn bản dựa trên văn bản này, 1 trực tiếp." in seen.text("#panel .chain")


@pytest.mark.browser
def test_the_panel_has_work_by_day_and_findings(visit: Any, made: Made) -> None:
    seen = visit(made)
    held = seen.texts("#panel section[aria-label='Nhiệm vụ'] .list > li")
    assert ["rà soát" in held[0], "hạn 29/09/2020 (đã qua)" in held[0], "báo cáo" in held[1]] == [True] * 3
    assert "/home/an" not in seen.text("#panel")
    seen.go(f"#doc={PLAN}")
    assert words("rules", "vi")["basis_not_in_force"] in seen.text("#panel section[aria-label='Phát hiện của phần kiểm tra']")
    seen.go(f"#doc={UNIT}")
    assert seen.page.locator("#panel section[aria-label='Nhiệm vụ'] .list > li").count() == 2


@pytest.mark.browser
def test_a_table_is_sorted_paged_saved_and_printed_whole(visit: Any) -> None:
    graph = Made()
    for number in range(1, 251):
        graph.document(
            f"tw/2020/{number}-TT-BYT", f"{number}/2020/TT-BYT", "Thông tư", year=2020, date=f"2020-01-{number % 28 + 1:02}", title=f"=về việc {number}"
        )
    seen = visit(graph, "#view=table")
    assert seen.page.locator("tbody tr").count() == 100
    seen.click("[data-sort=date]")
    days = seen.texts("tbody tr td.day")
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])
    seen.click("[data-sort=date]")
    assert seen.page.locator("th[aria-sort=descending]").count() == 1
    seen.click(".pager button:last-child")
    assert seen.state()["page"] == "2"
    seen.page.locator(".menu summary").click()
    with seen.page.expect_download() as waiting:
        seen.page.locator("[data-act=csv]").click()
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 251
    assert lines[0].endswith(",document_id,document_number")
    assert all(re.search(r",2020-01-\d\d,.*,tw/2020/\d+-TT-BYT,\d+/2020/TT-BYT$", line) for line in lines[1:])
    assert all("'=về việc" in line for line in lines[1:])
    seen.page.evaluate("window.print = () => { window.printed = document.querySelectorAll('tbody tr').length }")
    seen.page.locator(".menu summary").click()
    seen.page.locator("[data-act=print]").click()
    seen.page.wait_for_function("window.printed")
    assert seen.page.evaluate("window.printed") == 250


@pytest.mark.browser
def test_the_table_says_that_it_is_of_one_document_and_sorting_keeps_the_focus(visit: Any, made: Made) -> None:
    seen = visit(made, f"#view=table&sheet=relations&doc={PLAN}")
    assert seen.page.locator("tbody tr").count() == 2
    assert "Kế hoạch 15/KH-UBND" in seen.text(".scope")
    seen.page.locator("[data-sort=target]").focus()
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.page.evaluate("document.activeElement.dataset.sort") == "target"
    seen.click(".scope button")
    assert seen.page.locator("tbody tr").count() > 6
    assert seen.page.locator(".scope").count() == 0


@pytest.mark.browser
def test_arrows_go_between_cards_and_what_lies_over_the_page_shuts(visit: Any, made: Made) -> None:
    seen = visit(made, width=390)
    seen.page.locator(".side.cites .card").first.focus()
    seen.page.keyboard.press("ArrowDown")
    assert "15/KH-UBND" in seen.page.evaluate("document.activeElement.textContent")
    seen.page.locator(".menu summary").click()
    assert min(box["left"] for box in seen.boxes(".menu div")) >= 0
    seen.page.keyboard.press("Escape")
    assert seen.page.locator(".menu[open]").count() == 0
    seen.click("[data-act=filters]")
    assert seen.page.locator("#filters").is_visible()
    seen.page.locator("#me").click(position={"x": 340, "y": 5})
    assert seen.page.locator("#filters").is_hidden()


@pytest.mark.browser
def test_a_filter_takes_what_is_meant_and_says_what_is_not_there(visit: Any, made: Made) -> None:
    seen = visit(made, "#view=table")
    field = seen.page.locator("[data-control=issuer]")
    field.fill("ubnd tinh")
    field.press("Enter")
    seen.settle()
    assert seen.state()["issuer"] == "UBND tỉnh Bắc Giang"
    field.fill("không ai cả")
    field.press("Enter")
    assert seen.state()["issuer"] == "UBND tỉnh Bắc Giang"
    assert "không ai cả" in seen.text("#said")


@pytest.mark.browser
@pytest.mark.parametrize(("act", "name"), [("svg", "viendan.svg"), ("png", "viendan.png")])
def test_pictures_are_saved(visit: Any, made: Made, act: str, name: str) -> None:
    seen = visit(made)
    seen.page.locator(".menu summary").click()
    with seen.page.expect_download() as waiting:
        seen.page.locator(f"[data-act={act}]").click()
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == name
    if act == "png":
        assert content.startswith(b"\x89PNG")
    else:
        assert "Chỉ thị 666" in "".join(ElementTree.fromstring(content).itertext()) or "666/CT-BGDĐT" in "".join(ElementTree.fromstring(content).itertext())


@pytest.mark.browser
def test_the_keyboard_suffices_and_keeps_its_place(visit: Any, made: Made) -> None:
    seen = visit(made)
    focus = "document.activeElement !== document.body"
    for key in ("2", "3", "1", "u", "d", "f", "p"):
        seen.page.keyboard.press(key)
        seen.settle()
    assert seen.state() == {"doc": DIRECTIVE, "chain": "down"}
    seen.page.locator("#panel .link").first.focus()
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.page.evaluate(focus)
    seen.page.locator(".card").first.focus()
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.page.evaluate(focus)
    seen.page.keyboard.press("?")
    assert seen.page.locator("#help").is_visible()
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#help").is_hidden()
    seen.go("#view=whole")
    seen.page.locator(".over").first.focus()
    seen.page.keyboard.press("ArrowDown")
    assert seen.page.evaluate("document.activeElement.className") == "over"
    seen.page.keyboard.press("Enter")
    seen.settle()
    assert seen.state()["doc"]
    assert seen.page.evaluate("document.activeElement.className") == "over"


def crowded() -> Made:
    """A law that hundreds of documents of every rank rest on, with long names."""
    graph = Made()
    graph.document(LAW, "43/2019/QH14", "Luật", year=2019, title="Luật Giáo dục", issuer="Quốc hội", loaded=True)
    kinds = [("NĐ-CP", "Nghị định", "tw"), ("TT-BGDĐT", "Thông tư", "tw"), ("QĐ-UBND", "Quyết định", "bac-giang"), ("KH-SGDĐT", "Kế hoạch", "bac-giang")]
    for number in range(600):
        code, kind, scope = kinds[number % 4]
        key, year = f"{scope}/{2000 + number % 25}/{number}-{number % 4}", 2000 + number % 25
        graph.document(key, f"{number}/{code}", kind, year=year, title=f"về việc tổ chức thực hiện chương trình số {number} tại các địa phương")
        graph.cite(key, "BASED_ON" if number % 3 else "CITES", LAW, ("Căn cứ Luật Giáo dục;", "Luật Giáo dục"))
    graph.unit(ISSUER, "UBND tỉnh Bắc Giang")
    graph.edge("ISSUED_BY", "bac-giang/2002/2-2", ISSUER)
    return graph


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 1024, 390])
def test_cards_are_legible_and_do_not_overlap(visit: Any, width: int) -> None:
    seen = visit(crowded(), width=width)
    assert seen.page.locator(".card").count() == 4 * 12
    assert seen.texts("#stage .more") == ["Xem thêm 138"] * 4
    cards = seen.boxes(".card, #me")
    assert all(apart(one, other) for one, other in combinations(cards, 2))
    assert min(box["size"] for box in seen.boxes("#stage :is(b, span, h2, h3, p, small, button), #panel :is(span, dd, dt, h2, h3, button)")) >= 12
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    seen.click(".more")
    assert seen.page.locator(".card").count() == 3 * 12 + 150
    assert seen.page.evaluate("document.activeElement.className").startswith("card")


@pytest.mark.browser
def test_a_large_graph_is_a_matrix_with_a_cursor_and_a_small_one_boxes(visit: Any) -> None:
    seen = visit(crowded(), "#view=whole")
    assert (seen.page.locator(".matrix canvas").count(), seen.page.locator(".over").count()) == (1, 0)
    seen.page.locator(".matrix").focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("ArrowRight")
    said = seen.text("#said")
    assert re.fullmatch(r"Nghị định, NQ của Chính phủ, 20\d\d: \d+ văn bản", said)
    seen.page.keyboard.press("Enter")
    assert seen.text("#panel h2") == said
    assert seen.page.locator("#panel .link").count() == int(said.split(": ")[1].split()[0])
    seen.go("#view=whole&bands=law|government")
    assert seen.page.locator(".over").count() == 151
    boxes = seen.boxes(".over")
    assert all(apart(one, other) for one, other in combinations(boxes[:60], 2))
    assert seen.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing_in_any_view(visit: Any, made: Made, axe: str, theme: str, width: int) -> None:
    seen = visit(made, theme=theme, width=width)
    seen.page.evaluate(axe)
    faults = {}
    addresses = [f"#doc={DIRECTIVE}", f"#doc={DIRECTIVE}&chain=up", f"#doc={LAW}&chain=down", f"#doc={UNIT}", "#view=whole", f"#view=whole&doc={PARENT}"]
    addresses += ["#view=table", "#view=table&sheet=relations", "#view=table&sheet=tasks", "#view=table&kinds=", "#view=whole&bands="]
    for address in addresses:
        seen.go(address)
        for box in seen.page.locator("#panel details").all()[:6]:
            box.evaluate("e => { e.open = true }")
        seen.settle()
        faults[address] = judged(seen)
    for typed in ("chỉ thị", "không có gì như vậy"):
        seen.page.fill("#search", typed)
        faults[typed] = judged(seen)
    seen.page.fill("#search", "")
    seen.page.locator("[data-act=help]").click()
    faults["help"] = judged(seen)
    assert {name: found for name, found in faults.items() if found} == {}


def judged(seen: Visit) -> list[str]:
    """What axe finds: the rule and the first element."""
    found = seen.page.evaluate("async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`)")
    return [str(fault) for fault in found]


@pytest.mark.browser
def test_language_and_theme_change_and_everything_is_said_in_the_other(visit: Any, made: Made) -> None:
    seen = visit(made)
    seen.click("[data-act=language]")
    assert seen.texts(".views button") == ["Map", "Whole", "Table"]
    assert seen.texts(".side.cites .chip") == ["based on"]
    seen.click("[data-act=theme]")
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"
    held = seen.page.evaluate("() => [...document.querySelectorAll('[data-t]')].map(e => e.textContent)")
    assert set(held) <= set(words("page", "en").values())


def test_every_sign_reason_and_rule_has_words() -> None:
    for language in LANGUAGES:
        held = words("page", language)
        keys = [f"relation.{row.key}" for row in RELATIONS] + [f"reverse.{row.key}" for row in RELATIONS] + [f"band.{row.key}" for row in ALL_BANDS]
        assert [key for key in keys if key not in held] == []
        assert [rule.name for rule in RULES if rule.name not in words("rules", language)] == []
        assert [key for key in REASONS if f"force.{key}" not in words("reasons", language)] == []


def test_the_script_says_no_word_that_the_tables_lack() -> None:
    said = {match for path in (HERE / "src").glob("*.ts") for match in re.findall(r"""\bt\((?:\w+ \? )?"([a-z_.]+)\"""", path.read_text(encoding="utf-8"))}
    assert len(said) > 60
    assert said <= set(words("page", "vi"))


def hostile() -> Made:
    """36 documents of hostile strings in every text that a page shows."""
    graph = Made()
    graph.unit(UNIT, HOSTILE[0])
    for number in range(36):
        text, other = HOSTILE[number % len(HOSTILE)], HOSTILE[(number + 4) % len(HOSTILE)]
        key = f"tw/2020/{number}-{(number % 3 and 'X') or text}"
        graph.document(key, f"{number}/{text}", other, year=2020, title=text, issuer=other, loaded=True, source=f"{text}.txt", place=text)
        graph.assign(key, UNIT, text, deadline=other, product=text)
        graph.finding(f"f{number}", key, text, other)
        if number:
            sentence = f"Căn cứ {text} {other}"
            graph.cite(key, "BASED_ON", graph.rows["Document"][0]["id"], (sentence, text), ties=[text], pinpoints=[other])
    return graph


@pytest.mark.browser
def test_hostile_text_is_shown_and_never_run(visit: Any) -> None:
    seen = visit(hostile(), title=HOSTILE[0])
    for address in ("", "#view=whole", "#view=table", "#view=table&sheet=relations", "#view=table&sheet=tasks", "#doc=__proto__&sort=constructor&chain=up"):
        seen.go(address or "#")
        seen.click("#panel") if seen.page.locator("#panel").is_visible() else None
    for document in seen.page.evaluate("() => JSON.parse(document.getElementById('signs').textContent).meta.documents") and range(0, 36, 5):
        seen.page.fill("#search", f"{document}")
        seen.page.keyboard.press("Enter")
        seen.settle()
        for box in seen.page.locator("#panel details").all():
            box.evaluate("e => { e.open = true }")
        seen.settle()
    assert seen.page.evaluate("window.__pwned") is None
    assert seen.page.locator("img, main svg, iframe, a[href^=javascript]").count() == 0
    assert (seen.complaints, len(seen.requests)) == ([], 1)


@pytest.mark.browser
def test_a_notebook_shows_the_page_in_a_frame_over_a_picture(browser: Any, directives: Graph) -> None:
    page = browser.new_page()
    shown = directives.view("Chỉ thị 666")
    page.set_content(shown._repr_html_())
    page.frame_locator("iframe").locator("#me").get_by_text("Chỉ thị 666/CT-BGDĐT").wait_for()
    page.set_content(re.sub(r"<iframe.*</iframe>", "", shown._repr_html_(), flags=re.S))
    assert page.locator("img").evaluate("e => e.decode().then(() => e.naturalWidth)") > 400
    page.close()
    assert "666/CT-BGDĐT" in "".join(ElementTree.fromstring(picture(directives.store, PARENT)).itertext())


@pytest.mark.browser
def test_an_empty_graph_opens(visit: Any) -> None:
    seen = visit(Made())
    for address in ("#", "#view=whole", "#view=table"):
        seen.go(address)
    assert seen.complaints == []
    assert seen.text("#stage") in {words("page", "vi")[key] for key in ("table.empty", "whole.empty")} | {seen.text("#stage")}


def test_only_data_and_our_own_scripts_are_in_the_page(made: Made, tmp_path: Path) -> None:
    made.rows["Document"][1]["title"] = HOSTILE[0]
    page = to_html(made.write(tmp_path))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    scripts = re.findall(r"^<script([^>]*)>", page, re.M)
    assert scripts.count("") == 2
    assert all("text/plain" in script or "application/json" in script for script in scripts if script)
    assert "sourceMappingURL" not in page
    assert HOSTILE[0] not in page
    assert "/home/an" not in page


def test_the_directives_make_a_small_page(directives: Graph, tmp_path: Path) -> None:
    assert render(directives, tmp_path / "page.html").stat().st_size < 800_000


def test_the_page_of_one_document_ends_two_steps_away_and_does_not_pass_through_units(made: Made, tmp_path: Path) -> None:
    made.document("bac-giang/2021/1-KH-UBND", "1/KH-UBND", "Kế hoạch")
    made.assign("bac-giang/2021/1-KH-UBND", UNIT, "khác")
    graph = made.write(tmp_path)
    ids = len(made.rows["Document"])
    packed = pack(graph.folder, around=PARENT)
    assert (packed.meta["documents"], pack(graph.folder).meta["documents"]) == (5, ids)
    assert packed.meta["focus"] is not None
    with pytest.raises(KeyError, match="no node"):
        pack(graph.folder, around="tw/2000/1-ND-CP")


def test_a_graph_that_no_page_holds_is_refused_with_the_way_out(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = made.write(tmp_path / "graph")
    monkeypatch.setattr("graph.view.packing.MOST", 6)
    with pytest.raises(GraphError, match="has 7 documents and units, and a page shows 6 at most; name a document"):
        render(graph, tmp_path / "page.html")
    assert render(graph, tmp_path / "page.html", doc=PARENT).exists()


def test_a_page_that_cannot_be_written_leaves_the_old_one(made: Made, tmp_path: Path) -> None:
    graph, path = made.write(tmp_path / "graph"), tmp_path / "page.html"
    render(graph, path)
    before = path.read_bytes()
    made.rows["Document"][0]["title"] = "một nửa \ud800 chữ"
    with pytest.raises((GraphError, UnicodeEncodeError)):
        render(SimpleNamespace(folder=made.write(tmp_path / "other").folder, store=None), path)
    assert path.read_bytes() == before
    with pytest.raises(GraphError, match="is no file"):
        render(graph, "/dev/full" if os.path.exists("/dev/full") else tmp_path)
    with pytest.raises(GraphError, match="cannot be written"):
        render(graph, path / "below.html")


def test_the_same_graph_gives_the_same_page_in_whatever_order_its_rows_come(made: Made, tmp_path: Path) -> None:
    first = to_html(made.write(tmp_path / "one"))
    for rows in made.rows.values():
        rows.reverse()
    assert to_html(made.write(tmp_path / "two")) == first


@pytest.mark.parametrize(
    ("number", "kind", "scope", "issuer", "key"),
    [
        ("29-NQ/TW", "Nghị quyết", "tw", None, "party"),
        ("3260-KH/ĐĐQH15", "Kế hoạch", "tw", "Ban Chấp hành Trung ương", "ministry"),
        (None, "Thông báo", "bac-giang", "Ban Thường vụ Tỉnh ủy Bắc Giang", "party"),
        (None, "Hiến pháp", "tw", None, "constitution"),
        ("43/2019/QH14", "Luật", "tw", None, "law"),
        (None, "Luật", "unknown", None, "law"),
        ("88/2014/QH13", "Nghị quyết", "tw", None, "law"),
        (None, "Nghị quyết", "tw", "Quốc hội", "law"),
        ("102/NQ-CP", "Nghị quyết", "tw", None, "government"),
        (None, "Nghị quyết", "tw", "Chính phủ", "government"),
        ("489/QĐ-TTg", "Quyết định", "tw", None, "premier"),
        (None, "Chỉ thị", "tw", "Thủ tướng Chính phủ", "premier"),
        ("11/2020/TT-BGDĐT", "Thông tư", "tw", None, "circular"),
        ("666/CT-BGDĐT", "Chỉ thị", "tw", None, "ministry"),
        ("10/2020/NQ-HĐND", "Nghị quyết", "bac-giang", None, "council"),
        (None, "Nghị quyết", "bac-giang", "HĐND tỉnh Bắc Giang", "council"),
        ("93/KH-UBND", "Kế hoạch", "bac-giang", None, "committee"),
        (None, "Chỉ thị", "bac-giang", "Chủ tịch UBND tỉnh Bắc Giang", "committee"),
        ("46/KH-SGDĐT", "Kế hoạch", "bac-giang", None, "department"),
        ("1396/KH-UBND", "Kế hoạch", "dien-bien.dien-bien-phu", None, "district"),
        (None, "Báo cáo", "unknown", None, "unknown"),
    ],
)
def test_a_document_stands_in_the_band_of_its_rank(number: str | None, kind: str, scope: str, issuer: str | None, key: str) -> None:
    node = {"id": f"{scope}/2020/x", "number": number, "kind": kind, "issuer": issuer}
    assert BANDS[band(node)].key == key


# What people with one kind of cone too few see, in linear RGB (Machado, Oliveira and Fernandes 2009, full strength).
_SEEN = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _lab(color: str, seen: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """A colour as someone sees it, in CIE L*a*b*."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))]
    red, green, blue = (min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True)))) for row in seen)
    x, y, z = 0.4124 * red + 0.3576 * green + 0.1805 * blue, 0.2126 * red + 0.7152 * green + 0.0722 * blue, 0.0193 * red + 0.1192 * green + 0.9505 * blue
    fx, fy, fz = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x / 0.9505, y, z / 1.089))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("kind", _SEEN)
def test_two_relations_of_one_dash_are_told_apart_by_colour_whoever_looks(kind: str) -> None:
    close = []
    for one, other in combinations(RELATIONS, 2):
        apart_by = sum((a - b) ** 2 for a, b in zip(_lab(one.color, _SEEN[kind]), _lab(other.color, _SEEN[kind]), strict=True)) ** 0.5
        if one.dash == other.dash and apart_by < 12:
            close.append((one.key, other.key, round(apart_by, 1)))
    assert close == []


def test_an_unknown_relation_is_drawn_as_a_citation() -> None:
    assert RELATIONS[relation("SOMETHING/NEW")].key == "CITES"
    assert RELATIONS[relation("ASSIGNS", None)].key == "ASSIGNS/assigned"


def test_the_script_is_made_from_its_modules() -> None:
    """The bundle in the package is what `npm run build` gives."""
    need(shutil.which("npm") and (HERE / "node_modules").exists(), "the page's tools (npm ci in graph/view/page)")
    import subprocess

    made = subprocess.run(
        ["npx", "esbuild", *json.loads((HERE / "package.json").read_text())["scripts"]["build"].split()[1:-1]], cwd=HERE, capture_output=True, check=True
    )
    assert made.stdout.decode() == (HERE / "page.js").read_text(encoding="utf-8")


def test_a_page_in_a_notebook_is_saved_too(directives: Graph, tmp_path: Path) -> None:
    shown = directives.view(to=tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == shown.html
    assert set(asdict(inline(directives))) == {"html", "picture", "height"}
