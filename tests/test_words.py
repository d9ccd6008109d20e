"""The script of words.toml: candidates from a corpus, and what one row gains and loses."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from extractors.registry.words import candidates, main, sample

HEAD = "ỦY BAN NHÂN DÂN\nXÃ TAM SƠN\nSố: {}/KH-UBND\nTam Sơn, ngày 3 tháng 3 năm 2025\nKẾ HOẠCH\nChăm sóc cây xanh ven kênh\n"
BODIES = (
    "1. Phòng Kinh tế gieo ươm hạt giống.\n2. Phòng Kinh tế rà soát sổ.\n3. Các thôn rà soát sổ.\n4. Phối hợp với gánh hát Tam Sơn trồng cây.\n",
    "1. Phòng Kinh tế gieo ươm hạt giống.\n2. Các thôn nằm dọc kênh có trách nhiệm trồng cây.\n3. Người trông coi: Phòng Kinh tế.\n",
    "1. Phòng Kinh tế lập sổ.\n2. Các thôn nằm dọc kênh có trách nhiệm tưới cây.\n3. Phối hợp với gánh hát Tam Sơn lập đội.\n4. Người trông coi: Các thôn.\n"
    "5. Các thôn lập sổ.\n6. Phòng Kinh tế trồng cây.\n7. Các thôn trồng cây.\n",
)
DOCUMENTS = [(f"kênh-{number}", HEAD.format(number) + body) for number, body in enumerate(BODIES)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": name, "text": text}, ensure_ascii=False) + "\n" for name, text in DOCUMENTS)
    return path


@pytest.mark.parametrize(
    ("kind", "word"), [("verb", "gieo ươm"), ("attribute", "nằm dọc kênh"), ("head", "gánh hát"), ("label", "người trông coi")], ids=lambda value: value
)
def test_a_word_that_the_table_lacks_is_a_candidate(kind: str, word: str) -> None:
    (found,) = [candidate for candidate in candidates(DOCUMENTS, least=2) if (candidate.kind, candidate.word) == (kind, word)]
    assert found.count == 2
    assert word in found.example.lower()
    assert found.document in {name for name, _ in DOCUMENTS}


def test_words_of_the_table_are_no_candidates() -> None:
    assert not {"rà soát", "lập", "lập sổ", "phòng kinh"} & {candidate.word for candidate in candidates(DOCUMENTS, least=1)}


def test_rare_candidates_are_left_out_and_no_more_than_asked_are_listed() -> None:
    assert candidates(DOCUMENTS, least=9) == []
    assert [candidate.kind for candidate in candidates(DOCUMENTS, least=2, most=1)] == ["verb", "attribute", "head", "label"]


def test_a_sample_takes_even_steps() -> None:
    assert [name for name, _ in sample([(str(number), "") for number in range(10)], 3)] == ["0", "3", "6"]
    assert sample(DOCUMENTS, 99) == DOCUMENTS
    assert sample([], 5) == []


def test_candidates_are_printed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(corpus), "--least", "2"])
    assert capsys.readouterr().out.startswith("verb\tgieo ươm\t2\tkênh-0: ")


def test_what_a_row_gains_is_what_is_lost_without_it(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(corpus), "--without", "verb", "rà soát"])
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.endswith(": 2 gained (+), 0 lost (-)")
    assert [line.split("\t")[0] for line in rest] == ["+ Phòng Kinh tế [assigned]", "+ Các thôn [assigned]"]


def test_what_a_new_row_gains(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(corpus), "--with", "verb", "gieo ươm"])
    once = capsys.readouterr().out
    assert [line.split("\t")[0] for line in once.splitlines()[1:]] == ["+ Phòng Kinh tế [assigned]"] * 2
    main([str(corpus), "--with", "verb", "gieo ươm"])
    assert capsys.readouterr().out == once


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--with", "verb", "rà soát"], "[verb] words already has the word rà soát; --without shows what it does"),
        (["--without", "verb", "gieo ươm"], "[verb] words has no word gieo ươm; --with shows what it does"),
        (["--with", "verbs", "gieo ươm"], "words.toml has no class verbs; it has plural.words, office.words"),
    ],
    ids=["there", "not there", "no class"],
)
def test_a_row_that_cannot_be_changed(corpus: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(corpus), *arguments])
    assert said in capsys.readouterr().err
