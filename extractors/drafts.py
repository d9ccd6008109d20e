"""Whether a document is a draft: what it says that it does is not done yet.

In: a clean text, where its head ends, its kind, its title, whether it has a date or number. Out: true where it calls itself a draft over its title, or where it
has neither and its number, or the day on which it was passed, is still to be given.
"""

from __future__ import annotations

import re

from extractors.letters import plain

PASSED = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Hiến pháp"})  # kinds that a vote passes
_DRAFT = re.compile(r"(?:^|\n|\()[ -]*(?:du thao|ban so sanh|thuyet minh)(?!\w)")
_UNNUMBERED_LAW = re.compile(r"^(?:bo luat|luat|phap lenh) so ?:?[ .…_]*/", re.MULTILINE)
_UNNUMBERED = re.compile(r"(?<!\w)so ?: ?(?:…|\.{2})[ .…_]*/")  # dots to be filled; a scan that lost its stamp has a blank
_TO_BE_PASSED = re.compile(r"thong qua ngay[ .…]*(?:thang|/)")
_ENDS = 3000  # characters


def is_draft(clean: str, end: int, kind: str | None, title: tuple[int, int] | None, *, dated: bool) -> bool:
    """Whether a document is a draft; without a kind it is no document at all."""
    if kind is None:
        return False
    if _DRAFT.search(plain(clean[: title[0] if title else end])):
        return True
    if dated:
        return False
    ends = plain(clean[:_ENDS]) + "\n" + plain(clean[max(_ENDS, len(clean) - _ENDS) :])  # a letterhead of two columns may stand at the end
    return bool(_UNNUMBERED.search(ends, 0, end) or _UNNUMBERED_LAW.search(ends) or (kind in PASSED and _TO_BE_PASSED.search(ends)))
