"""Every cue and every act reads its examples and refuses its look-alikes."""

from __future__ import annotations

import pytest

from extractors import extract
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


ACTS = [
    ("Điều 5. Bãi bỏ Nghị định số 8/2015/NĐ-CP.", "REPEALS"),
    ("Điều 5. Bai bo Nghi dinh so 8/2015/NĐ-CP.", "REPEALS"),
    ("Điều 5. Thông tư này không thay thế Nghị định số 8/2015/NĐ-CP.", "CITES"),
    ("Điều 5. Bộ trưởng có quyền đình chỉ việc thi hành Nghị định số 8/2015/NĐ-CP.", "IMPLEMENTS"),
    ("Điều 5. Thông tư này được ban hành, sẽ thay thế Nghị định số 8/2015/NĐ-CP.", "CITES"),
    ("Điều 5. Bãi bỏ quyết định của Ủy ban nhân dân trái với Nghị định số 8/2015/NĐ-CP.", "CITES"),
    ("Điều 5. Đình chỉ thi hành khoản 2 Điều 5 Nghị định số 8/2015/NĐ-CP.", "SUSPENDS"),
    ("Điều 5. Ngưng hiệu lực toàn bộ Nghị định số 8/2015/NĐ-CP.", "SUSPENDS"),
    ("Điều 5. Sửa đổi khoản 3 như sau: “3. Bãi bỏ Nghị định số 8/2015/NĐ-CP.”", "CITES"),
    ("Điều 5. Bãi bỏ Hiến pháp năm 1980.", "CITES"),
]


@pytest.mark.parametrize(("said", "relation"), ACTS, ids=[row[0] for row in ACTS])
def test_only_what_this_document_does_to_its_object_is_an_act(said: str, relation: str) -> None:
    text = f"BỘ CÔNG THƯƠNG\nSố: 4/2025/TT-BCT\nHà Nội, ngày 3 tháng 3 năm 2025\nTHÔNG TƯ\nQuy định về cân đo\nĐiều 1. Cân được thử.\n{said}\n"
    assert [citation.relation for citation in extract(text).citations] == [relation]


def test_a_scan_that_lost_its_marks_keeps_its_cues() -> None:
    assert [c.relation for c in extract("Các xã triên khai thưc hiên Nghị định số 8/2015/NĐ-CP.").citations] == ["IMPLEMENTS"]
    assert [c.relation for c in extract("Các xã sử dụng Nghị định số 8/2015/NĐ-CP.").citations] == ["CITES"]
