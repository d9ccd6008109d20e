"""Classes of words in a text: folded without a change of length, the longest first, at word boundaries."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import registry
from extractors.errors import RegistryError
from extractors.lexicon import Page, Words, listed, united, words
from extractors.registry import wording


def matched(of: Words, text: str) -> str | None:
    end = of.match(Page.of(text), 0)
    return text[:end] if end else None


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_length(text: str) -> None:
    page = Page.of(text)
    assert len(page.folded) == len(page.text)


def test_a_letter_whose_small_form_is_longer_keeps_its_place() -> None:
    assert Page.of("İ Sở Y tế").folded == "İ so y te"


MATCHES = [
    pytest.param(["giao", "giao cho"], "giao cho xã", "giao cho", id="the longest first"),
    pytest.param(["giao cho", "giao"], "giao chốt", "giao", id="the shorter where the longer is cut"),
    pytest.param(["sở"], "Sở Y tế", "Sở", id="any case"),
    pytest.param(["sở"], "so sánh", None, id="a single syllable must have its marks"),
    pytest.param(["rà soát"], "ra soat sổ sách", "ra soat", id="marks that a scan lost"),
    pytest.param(["rà soát"], "RÀ SÓAT", "RÀ SÓAT", id="marks that a scan moved"),
    pytest.param(["ban"], "bank", None, id="not inside a word"),
    pytest.param(["cùng cấp"], "cung cấp số liệu", None, id="another word of the table"),
    pytest.param(["cùng cấp"], "cung cap", "cung cap", id="unmarked it may be either"),
    pytest.param(["tỉnh ủy"], "Tỉnh uỷ", "Tỉnh uỷ", id="the mark on the other vowel"),
    pytest.param(["a.b"], "axb", None, id="no pattern"),
    pytest.param([], "giao", None, id="no words"),
]


@pytest.mark.parametrize(("of", "text", "found"), MATCHES)
def test_match(of: list[str], text: str, found: str | None) -> None:
    assert matched(Words(of), text) == found


def test_search_passes_over_what_only_folds_alike() -> None:
    text = "so sánh số liệu của Sở"
    assert Words(["sở"]).search(Page.of(text), 0, len(text)) == (20, 22)
    assert Words(["sở"]).search(Page.of(text), 0, 19) is None


def test_a_word_does_not_reach_beyond_the_stop() -> None:
    assert Words(["rà soát"]).match(Page.of("rà soát"), 0, 5) is None


def test_names_of_ministries_and_departments_are_fields() -> None:
    assert matched(words("field"), "Nông nghiệp và Môi trường tỉnh") == "Nông nghiệp và Môi trường"


def test_classes_and_their_parts_unite() -> None:
    assert matched(united("giver.requested", "lead"), "Đề nghị xã") == "Đề nghị"
    assert matched(united("giver.requested", "lead"), "chủ trì họp") == "chủ trì"
    assert listed("opening", "limit")[0] == "trong"


DUTY = ("giver.assigned", "giver.directed", "giver.requested", "joint", "lead", "modal")
SAID = st.lists(st.sampled_from([word for name in DUTY for word in listed(*name.split("."))] + ["xã", "chu trì", "canh", "Phải", "đề nghi"]), max_size=6)


@settings(deadline=None)
@given(SAID, st.sampled_from([" ", ", ", "\n", "; "]), st.sets(st.sampled_from(DUTY), min_size=1), st.integers(0, 80))
def test_words_of_duty_are_found_where_a_pattern_finds_them(said: list[str], mark: str, names: set[str], at: int) -> None:
    page, once, by_pattern = Page.of(mark.join(said)), united(*names), Words(word for name in names for word in listed(*name.split(".")))
    stop = len(page.text)
    assert once.search(page, at, stop) == by_pattern.search(page, at, stop)
    assert once.stands(page, at, stop) == by_pattern.stands(page, at, stop)


def _read_anew() -> None:
    registry._parsed.cache_clear()
    wording.word_classes.cache_clear()


def test_a_word_twice_is_an_error(tmp_path, monkeypatch) -> None:
    (tmp_path / "words.toml").write_text('[lead]\nwords = ["chủ trì", "đầu mối", "chủ trì"]\n', encoding="utf-8")
    monkeypatch.setattr(registry, "files", lambda _: tmp_path)
    _read_anew()
    try:
        with pytest.raises(RegistryError, match=re.escape("[lead] words has a word twice: chủ trì")):
            wording.word_classes()
    finally:
        _read_anew()
