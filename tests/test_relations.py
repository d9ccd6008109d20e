"""Every cue and every act reads its examples and refuses its look-alikes."""

from __future__ import annotations

import pytest

from extractors.cues import CUES, TITLE_VERBS, Act
from extractors.forms import KIND
from extractors.letters import rx, without_marks
from extractors.relations import governing

EXAMPLES = [pytest.param(cue.relation, text, id=text) for cue in CUES for text in cue.examples]
REFUSED = [pytest.param(cue.relation, text, id=text) for cue in CUES for text in cue.refuses]
ACTED = [pytest.param(act, text, id=f"{act.relation}: {text}") for act in TITLE_VERBS for text in act.examples]
NOT_ACTED = [pytest.param(act, text, id=f"{act.relation}: {text}") for act in TITLE_VERBS for text in act.refuses]


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


@pytest.mark.parametrize(("act", "text"), ACTED)
def test_reads_act(act: Act, text: str) -> None:
    assert before(text) != text
    assert act.pattern.search(without_marks(before(text)))


@pytest.mark.parametrize(("act", "text"), NOT_ACTED)
def test_refuses_what_is_no_act(act: Act, text: str) -> None:
    assert before(text) != text
    assert not act.pattern.search(without_marks(before(text)))


def test_every_cue_and_act_has_an_example() -> None:
    assert all(row.examples for row in (*CUES, *TITLE_VERBS))
