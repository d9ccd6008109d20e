"""Names with the abbreviations of units written out: a text in, the same with whole words out (`Sở GD&ĐT`: `Sở Giáo dục và Đào tạo`)."""

from __future__ import annotations

import re
from functools import cache

from extractors.letters import rx
from extractors.registry import issuer_by_code, local_by_code
from extractors.registry.naming import unit_abbreviations

_CODED = rx(r"(?<!\w)(?P<head>Sở|Bộ|sở|bộ)\s(?P<code>[A-ZĐ][A-ZĐ&-]{1,8})(?![\w&]|\s?(?:&|và)\s?[A-ZĐ])")
_GLUED = rx(r"(?<=\w)-(?=(?:Bộ|Sở|Tổng cục|Cục|Văn phòng|VPCP|VP|UBND|HĐND|BTC|TCT|BTP)(?!\w))")
_CODE = rx(r"(?<![\w&])(?P<code>[SB][A-ZĐ&]{2,8})(?![\w&])")


def written_out(text: str) -> str:
    """Return a text with the abbreviations of units written out, in the case in which they are told."""
    text = _GLUED.sub(" - ", text) if "-" in text else text
    text = _CODED.sub(lambda m: _by_code(m["code"], m["head"][0].upper()) or m[0], text)
    text = _abbreviated().sub(lambda m: unit_abbreviations()[m[0]], text)
    return _CODE.sub(lambda m: _by_code(m["code"][1:], m["code"][0]) or m[0], text)


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, unit_abbreviations()))})(?![\w&])")


def _by_code(code: str, initial: str) -> str | None:
    """Return the department or ministry whose code in numbers is the initial and the code: `Sở Tài chính` for `TC`."""
    for spelt in (code, code.replace("&", ""), code.replace("-", "")):
        row = local_by_code().get(initial + spelt) if initial == "S" else issuer_by_code().get(initial + spelt)
        if row and row.name.startswith(("Sở ", "Bộ ")):
            return row.name
    return None
