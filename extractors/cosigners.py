"""Who issues a document together: departments of a province, or ministries.

In: issuers as printed, or the letters of a joint number, and the `Home` of the text. Out: one `Body` for all of them: of the centre where the first is, of a
province where one of them is a province's; None where letters do not tell.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.bodies import Body, Home, resolve_body
from extractors.codes import is_shared, of_centre
from extractors.identifiers import Number
from extractors.letters import rx
from extractors.registry import issuer_by_code

_AND = rx(r",\s|\s?-\s|\svà\s(?=Bộ|Ủy|Tòa|Viện|Thanh|Ngân|Ban|Tổng|Sở|Cục)")
_WITH_A_DEPARTMENT = rx(r"(?:,\s|\s?-\s|\svà\s)Sở\s|Sở\s.*(?:,\s|\s-\s|\svà\s)(?=Sở|Cục|Ban|Kho|Công an|Bảo hiểm)")
_TOGETHER = rx(r"[Ll]iên\s(?:[Bb]ộ|[Tt]ịch)\b")


def several(printed: str) -> bool:
    """Whether an issuer is several: `Liên Bộ Y tế - Tài chính`, or a department of a province with other bodies: `Cục Thuế - Sở Tài chính`."""
    return _WITH_A_DEPARTMENT.search(printed) is not None or _TOGETHER.match(printed) is not None


def together(printed: str, home: Home) -> Body:
    """Return the bodies that sign together as one: the province's where one of them is, else central where the first is, or where they are `liên Bộ`."""
    if _TOGETHER.match(printed):
        return Body(printed, None, "central", None)
    bodies = [resolve_body(part, home) for part in _AND.split(printed)]
    local = next((body for body in reversed(bodies) if body.level == "province"), None)
    chief = local or bodies[0]
    return replace(chief, name=printed, id=chief.id if chief.name == printed else None)


def lettered(number: Number, home: Home, kind: str | None) -> Body | None:
    """Return the bodies whose letters a joint number holds, where the registry knows them all and all are surely central."""
    rows = [issuer_by_code().get(re.sub(r"\d+$", "", code)) for code in number.codes]
    names = [row.name for row in rows if row]
    if not names or len(names) != len(rows) or (all(map(is_shared, number.codes)) and not of_centre(home, kind)):
        return None
    return Body(" - ".join(names), None, "central", None)
