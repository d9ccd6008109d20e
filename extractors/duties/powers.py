"""What a law lets one body ask of another, which is a power and gives no work.

In: a page, a charge of an item, and the setting. Out: whether the charge tells a power. A law, decree or circular orders by subjects and duties; where it says
that somebody asks, lets or entrusts another (`Người khiếu nại yêu cầu cơ quan ...`, `trường hợp này giao cho Tòa án ...`), it tells who may.
"""

from __future__ import annotations

from extractors.clauses import Charge
from extractors.duties.rows import Setting
from extractors.letters import rx
from extractors.lexicon import Page, united, words
from extractors.outline import Item, Outline
from extractors.unitlists import behind, units_at

_TURN = rx(r"[,:]\s")
_INTRO = 400  # characters: what is longer introduces no list
_STATUTES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})


def tells_power(page: Page, outline: Outline, index: int, charge: Charge, start: int, where: Setting) -> bool:
    """Whether a charge of a clause that begins at `start` tells in a law what somebody may ask or entrust."""
    if not where.law or charge.how != "given":
        return False
    verb = page.text.rfind(charge.cue, start, charge.names[0].start)
    if words("giver", "directed").match(page, verb) == verb + len(charge.cue):
        return False
    item = outline.items[index]
    if united("giver.requested", "giver.asked").match(page, verb):
        return not _asks_everybody(page, start, verb) and (verb > item.words or where.kind in _STATUTES or _of_rights(page, outline, index))
    return verb > item.words and not (_spoken(page, start, verb) or _asks_everybody(page, start, verb))


def _asks_everybody(page: Page, start: int, verb: int) -> bool:
    """`Trong quá trình thực hiện, nếu có vướng mắc, đề nghị ...`: what a law asks of all at its end."""
    return words("opening", "course").match(page, start, verb) is not None


def _spoken(page: Page, start: int, verb: int) -> bool:
    """Whether it is said who entrusts, right before the verb, or on what condition the law does: `UBND cấp tỉnh giao Sở Y tế`, `Căn cứ ..., giao ...`."""
    places = [start, *(mark.end() for mark in _TURN.finditer(page.text, start, verb))]
    if places[-1] == verb:
        return True
    named = ((place, units_at(page, place, verb)) for place in places)
    return any(names and behind(page, names, verb) >= verb - 1 for _, names in named)


def _of_rights(page: Page, outline: Outline, index: int) -> bool:
    """Whether an item stands under one that says whose rights or powers follow."""
    return any(_names_rights(page, item) for item in outline.heading_over(index))


def _names_rights(page: Page, item: Item) -> bool:
    return item.end - item.words < _INTRO and words("silent", "rights").search(page, item.words, item.end) is not None
