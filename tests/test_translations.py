"""The two languages say the same things."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph.words
from graph.words import LANGUAGES, words

SECTIONS = sorted(path.stem for path in (Path(graph.words.__file__).parent / "vi").glob("*.toml"))


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_the_same_keys_and_blanks_in_every_language(section: str) -> None:
    first, *others = (words(section, language) for language in LANGUAGES)
    for other in others:
        assert sorted(first) == sorted(other)
        assert {key: _blanks(first[key]) for key in first} == {key: _blanks(other[key]) for key in first}


def _blanks(text: str) -> list[str]:
    return sorted(part.partition("}")[0] for part in text.split("{")[1:])


def test_no_section_stands_in_one_language_only() -> None:
    folder = Path(graph.words.__file__).parent
    assert [sorted(path.stem for path in (folder / language).glob("*.toml")) for language in LANGUAGES] == [SECTIONS] * 2
