"""The tables say what they must: nothing twice, nothing that leads nowhere, every row in its canonical place."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import extractors
from extractors.registry import districts_by_name, issuers, kinds, laws, locals_, places, provinces_by_name
from extractors.registry.naming import wards_by_name
from extractors.registry.wording import word_classes
from extractors.registry.words import LONGEST, TABLE, laid_out


def rows(name: str) -> tuple[str, list[list[str]]]:
    text = files("extractors.registry").joinpath(name).read_text(encoding="utf-8")
    return text, list(csv.reader(text.splitlines()))


@pytest.mark.parametrize("name", ["documents.csv", "observed.csv", "laws.csv", "laws_added.csv", "places.csv", "wards.csv"])
def test_a_table_is_in_its_canonical_layout(name: str) -> None:
    text, (header, *body) = rows(name)
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([header, *sorted(body)])
    assert text == written.getvalue()


def test_successors_and_parents_exist() -> None:
    assert all(row.successor in issuers() for row in issuers().values() if row.successor)
    assert all(row.parent in places() and not places()[row.parent].parent for row in places().values() if row.parent)
    assert all(row.successor in places() for row in places().values() if row.successor)


def test_every_ward_is_one_and_stands_in_a_place() -> None:
    found = [row for named in wards_by_name().values() for row in named]
    assert len({row.id for row in found}) == len(found) > 13000
    assert all(row.parent in places() and row.id.partition(".")[0] in places() for row in found)
    assert {row.id for row in found if row.successor} | {row.successor for row in found if row.successor} <= {row.id for row in found}


def test_from_is_not_after_until() -> None:
    assert all(row.since <= row.until for row in issuers().values() if row.since and row.until)
    assert all(date.fromisoformat(row.last).year == row.until for row in issuers().values() if row.last)


def test_no_two_bodies_of_one_time_share_a_code() -> None:
    living: dict[str, str] = {}
    for row in issuers().values():
        for code in row.codes if not row.until else ():
            assert living.setdefault(code, row.id) == row.id, f"{code} is {living[code]}'s and {row.id}'s"


def test_local_codes_are_each_one_bodys() -> None:
    codes = [code for row in locals_().values() for code in row.codes]
    assert len(codes) == len(set(codes))


def test_63_provinces_and_what_they_became() -> None:
    provinces = [row for row in places().values() if not row.parent]
    assert len([row for row in provinces if row.id != "hue"]) == 63
    assert len({row.id for row in provinces if not row.until}) == 34
    assert provinces_by_name()["bac giang"].successor == "bac-ninh"
    assert districts_by_name()["thanh pho dien bien phu"][0].parent == "dien-bien"


def test_laws_have_one_number_each_and_known_kinds() -> None:
    numbers = [law.number or (law.kind, law.name, law.date) for law in laws()]
    assert len(numbers) == len(set(numbers))
    assert {law.date for law in laws() if not law.number} == {law.date for law in laws() if not law.number and law.date and law.date < "1997"}
    assert {law.kind for law in laws()} <= set(kinds())
    assert [law.number for law in laws() if law.kind == "Luật" and law.name == "Giáo dục" and law.year == 2019] == ["43/2019/QH14"]


def test_words_are_in_their_canonical_layout() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert text == laid_out(text), "python -m extractors.registry.words --tidy"
    assert max(map(len, text.splitlines())) <= LONGEST


def test_no_word_stands_twice_in_a_part_of_a_class() -> None:
    lists = {f"{name}.{part}": [word.lower() for word in words] for name, parts in word_classes().items() for part, words in parts.items()}
    assert {name: twice for name, words in lists.items() if (twice := {word for word in words if words.count(word) > 1})} == {}


def test_words_of_a_narrower_part_stand_in_their_class() -> None:
    classes = word_classes()
    assert set(classes["verb"]["power"]) <= set(classes["verb"]["words"])
    assert set(classes["office"]["bare"]) <= set(classes["office"]["words"])


def test_every_class_of_words_and_every_part_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(extractors.__file__).parent.rglob("*.py") if path.name != "words.py"]
    said = {name for source in sources for name in re.findall(r'"([a-z_.]+)"', source)}
    unused = [
        f"{name}.{part}"
        for name, parts in word_classes().items()
        for part in parts
        if not {name, f"{name}.{part}"} & said or not {part, f"{name}.{part}"} & (said | {"words"})
    ]
    assert unused == []
