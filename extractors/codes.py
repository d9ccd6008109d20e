"""Whom the codes of a number mean: `71/2020/NĐ-CP` is the Government's, `12/SGDĐT-VP` the own province's department's.

In: the codes of a number, and the `Home` of the document that prints it. Out: a `Body`, or None where more than one can be meant.
"""

from __future__ import annotations

import re

from extractors.bodies import Body, Home, department, resolve_body
from extractors.registry import Local, issuer_by_code, local_by_code, slug


def body_by_codes(codes: tuple[str, ...], home: Home, *, kind: str | None = None) -> Body | None:
    """Return the body that a number's codes name for certain: `QH14` the Assembly, `SGDĐT` the own province's department."""
    for code in codes[:1]:
        central = issuer_by_code().get(re.sub(r"\d+$", "", code)) if code not in local_by_code() else None
        if (central and len(codes) == 1) or (central and (kind == "Công văn" or not _joint(codes))):
            return Body(central.name, f"tw/{central.id}", "central", None)
        local = local_by_code().get(code)
        if local:
            return _own_body(local, home)
    return None


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
