"""Every cue reads its examples and refuses its look-alikes."""

from __future__ import annotations

import pytest

from extractors.cues import CUES
from extractors.forms import KIND
from extractors.letters import rx
from extractors.relations import governing

EXAMPLES = [pytest.param(cue.relation, text, id=text) for cue in CUES for text in cue.examples]
REFUSED = [pytest.param(cue.relation, text, id=text) for cue in CUES for text in cue.refuses]


def before(text: str) -> str:
    """Return what stands before the kind word at the end of an example."""
    return rx(rf"{KIND}$").sub("", text)


@pytest.mark.parametrize(("relation", "text"), EXAMPLES)
def test_reads_example(relation: str, text: str) -> None:
    assert before(text) != text
    assert governing(before(text))[0] == relation


@pytest.mark.parametrize(("relation", "text"), REFUSED)
def test_refuses_look_alike(relation: str, text: str) -> None:
    assert governing(before(text))[0] != relation


def test_every_cue_has_an_example() -> None:
    assert all(cue.examples for cue in CUES)
