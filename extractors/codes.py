"""Whom the codes of a number mean: `71/2020/NĐ-CP` is the Government's, `12/SGDĐT-VP` the own province's department's.

In: the codes of a number, and the `Home` of the document that prints it. Out: a `Body`, or None where more than one can be meant.
"""

from __future__ import annotations

import re

from extractors.bodies import Body, Home, department, resolve_body
from extractors.registry import Local, issuer_by_code, local_by_code, slug

_OF_THE_CENTRE = ("Thông tư", "Nghị định", "Pháp lệnh", "Luật", "Bộ luật")  # kinds that no province issues


def body_by_codes(codes: tuple[str, ...], home: Home, *, kind: str | None = None) -> Body | None:
    """Return the body that a number's codes name for certain: `QH14` the Assembly, `SGDĐT` the own province's department.

    Letters that a ministry and a department of a province have alike (`TC`) are the ministry's only in a text of the centre, or beside a kind of the centre.
    """
    for code in codes[:1]:
        central = issuer_by_code().get(re.sub(r"\d+$", "", code)) if code not in local_by_code() else None
        if is_shared(code) and not of_centre(home, kind):
            central = None
        if (central and len(codes) == 1) or (central and (kind == "Công văn" or not _joint(codes))):
            return Body(central.name, f"tw/{central.id}", "central", None)
        local = local_by_code().get(code)
        if local:
            return _own_body(local, home)
    return None


def is_shared(code: str) -> bool:
    """Whether the letters of a ministry are those of a department of a province, too: they lack the `B` of `Bộ`.

    >>> [is_shared(code) for code in ("TC", "BTC", "QH")]
    [True, False, False]
    """
    row = issuer_by_code().get(code)
    return row is not None and row.name.startswith("Bộ ") and not code.startswith("B")


def of_centre(home: Home, kind: str | None) -> bool:
    """Whether a ministry is meant by letters that departments have, too: the text is of the centre, or only the centre issues documents of the kind."""
    return home.level == "central" or (kind or "").startswith(_OF_THE_CENTRE)


def _joint(codes: tuple[str, ...]) -> bool:
    """Whether several known bodies sign together."""
    return sum(re.sub(r"\d+$", "", code) in issuer_by_code() for code in codes) > 1


def _own_body(local: Local, home: Home) -> Body | None:
    """A local body by its code: the own province's or district's where only one can be meant."""
    if local.id.startswith("so-"):
        return department("", local.name, home) if home.province else None
    if local.id in {"ubnd", "hdnd"}:
        return resolve_body(f"{local.name} {home.place.full}", home) if home.place and home.level == "province" else None
    if local.id == "tinh-uy" and home.province:
        word = "Thành ủy" if home.province.type == "thành phố" else "Tỉnh ủy"
        return Body(f"{word} {home.province.name}", f"{home.province.id}/{slug(word)}", "province", home.province)
    return None
