"""The evaluation agrees with the reference scorer, says what changed, and refuses annotations that do not say what their text says."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from extractors import extract
from extractors.errors import GoldError
from extractors.evaluate import compare, evaluate, under_floor
from extractors.evaluate.annotated import gold_files

FLOORS = Path(__file__).parent / "floors.toml"
TEXT = "Căn cứ Nghị định số 5/2019/NĐ-CP ngày 1/2/2019 của Chính phủ;\n"


def gold(folder: Path, **row: object) -> Path:
    """Write a gold file of one citation."""
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    start, end = 7, TEXT.index(";")
    cited = {
        "start": start,
        "end": end,
        "surface": TEXT[start:end],
        "kind": "Nghị định",
        "number": "5/2019/NĐ-CP",
        "date": "2019-02-01",
        "relation": "BASED_ON",
    }
    (folder / "a.json").write_text(json.dumps({"source": "a.txt", "citations": [{**cited, **row}]}), encoding="utf-8")
    return folder


def test_all_right(tmp_path: Path) -> None:
    figures = evaluate([gold(tmp_path)])
    found = figures["annotated"]
    assert (found["detection"]["f1"], found["number"], found["relation"], figures["examples"]) == (1.0, 1.0, 1.0, [])
    assert found["forms"] == {"numbered": {"read": 1, "extra": 0, "right": 1}}


def test_a_wrong_field_is_one_miss_and_is_told_against_an_earlier_run(tmp_path: Path) -> None:
    figures = evaluate([gold(tmp_path, relation="CITES")])
    assert figures["annotated"]["relation"] == 0.0
    assert [row["miss"] for row in figures["examples"]] == ["relation"]
    assert [change for change, *_ in compare({"examples": []}, figures)] == ["lost"]
    assert list(under_floor(figures, {"relation": 0.5, "number": 1.0})) == ["relation is 0.0, under its floor of 0.5"]


def test_an_annotation_that_does_not_say_what_its_text_says(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="annotated"):
        evaluate([gold(tmp_path, surface="Nghị định số 6")])


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold file"):
        evaluate([tmp_path])


@pytest.mark.shared
def test_agrees_with_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    lines = []
    for row, text in gold_files(sorted((shared / "gold").glob("*.json"))):
        lines.append(json.dumps({**extract(text).to_dict(), "source": row["source"]}, ensure_ascii=False))
    (tmp_path / "got.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold"), str(tmp_path / "got.jsonl"), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    figures = evaluate(sorted((shared / "gold").glob("*-*.json")))["annotated"]
    assert {name: figures[name] for name in reference} == reference


@pytest.mark.shared
def test_no_figure_is_under_its_floor(shared: Path) -> None:
    assert list(under_floor(evaluate([shared / "gold"]), tomllib.loads(FLOORS.read_text(encoding="utf-8")))) == []


def test_an_annotation_of_a_beginning_says_nothing_of_what_follows(tmp_path: Path) -> None:
    text = TEXT + "\nTheo Luật Đê điều số 79/2006/QH11, Sở Tài chính chi."
    corpus = tmp_path / "documents.jsonl"
    corpus.write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    (tmp_path / "gold").mkdir()
    start = TEXT.index("Nghị định")
    row = {"start": start, "end": len(TEXT), "kind": "Nghị định", "number": None, "relation": "CITES"}
    extra = {}
    for name, until in (("whole", {}), ("beginning", {"until": len(TEXT)})):
        (tmp_path / "gold" / "a.json").write_text(json.dumps({"source": "a", **until, "citations": [row]}), encoding="utf-8")
        extra[name] = evaluate([tmp_path / "gold"], corpus=corpus)["annotated"]["detection"]["p"]
    assert extra == {"whole": 0.5, "beginning": 1.0}


def test_spans_and_amendment_edges(tmp_path: Path) -> None:
    sentences = [
        {"text": TEXT, "spans": [{"start": 7, "end": 20, "kind": "Nghị định", "text": TEXT[7:20]}, {"start": 0, "end": 3, "kind": "Luật", "text": "Căn"}]}
    ]
    (tmp_path / "spans.jsonl").write_text("\n".join(json.dumps(row) for row in sentences), encoding="utf-8")
    edges = [{"from_number": "1/2020/NĐ-CP", "to_number": to, "relations": {"bãi bỏ": 1}, "bulk_ids": ["a"]} for to in ("05/2019/NĐ-CP", "6/2019/NĐ-CP")]
    (tmp_path / "edges.json").write_text(json.dumps(edges), encoding="utf-8")
    document = {"id": "a", "text": "Điều 9. Bãi bỏ Nghị định số 5/2019/NĐ-CP ngày 1/2/2019 của Chính phủ.\nNghị định này có hiệu lực từ ngày ký."}
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "documents.jsonl").write_text(json.dumps(document), encoding="utf-8")
    figures = evaluate([tmp_path], corpus=tmp_path / "corpus" / "documents.jsonl")
    assert (figures["annotated"], figures["spans"]["recall"], figures["amendments"]["recall"]) == (None, 0.5, 0.5)
    assert [row["miss"] for row in figures["examples"]] == ["span", "amendment"]
    assert list(under_floor(figures, {"spans": 0.6})) == ["spans is 0.5, under its floor of 0.6"]
