"""From bytes to text, whatever wrote them: UTF-8, UTF-16, Windows-1258, and the fonts of the 1990s, TCVN3 (ABC) and VNI.

In: the bytes of a plain text, or a text whose letters were read from such a font (`ChØ thÞ sè` for `Chỉ thị số`). Out: Unicode. TCVN3 and VNI are not
encodings that a file declares: the bytes are taken for Western letters, so they are recognised by what the text then says. No
maintained library converts them; the tables are those of TCVN 5712:1993 (VN3) and of the VNI Windows font.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from extractors.errors import ReadError

_TCVN3 = {
    0xA1: "Ă", 0xA2: "Â", 0xA3: "Ê", 0xA4: "Ô", 0xA5: "Ơ", 0xA6: "Ư", 0xA7: "Đ", 0xA8: "ă", 0xA9: "â", 0xAA: "ê", 0xAB: "ô", 0xAC: "ơ", 0xAD: "ư", 0xAE: "đ",
    0xB5: "à", 0xB6: "ả", 0xB7: "ã", 0xB8: "á", 0xB9: "ạ", 0xBB: "ằ", 0xBC: "ẳ", 0xBD: "ẵ", 0xBE: "ắ", 0xC6: "ặ", 0xC7: "ầ", 0xC8: "ẩ", 0xC9: "ẫ", 0xCA: "ấ",
    0xCB: "ậ", 0xCC: "è", 0xCE: "ẻ", 0xCF: "ẽ", 0xD0: "é", 0xD1: "ẹ", 0xD2: "ề", 0xD3: "ể", 0xD4: "ễ", 0xD5: "ế", 0xD6: "ệ", 0xD7: "ì", 0xD8: "ỉ", 0xDC: "ĩ",
    0xDD: "í", 0xDE: "ị", 0xDF: "ò", 0xE1: "ỏ", 0xE2: "õ", 0xE3: "ó", 0xE4: "ọ", 0xE5: "ồ", 0xE6: "ổ", 0xE7: "ỗ", 0xE8: "ố", 0xE9: "ộ", 0xEA: "ờ", 0xEB: "ở",
    0xEC: "ỡ", 0xED: "ớ", 0xEE: "ợ", 0xEF: "ù", 0xF1: "ủ", 0xF2: "ũ", 0xF3: "ú", 0xF4: "ụ", 0xF5: "ừ", 0xF6: "ử", 0xF7: "ữ", 0xF8: "ứ", 0xF9: "ự", 0xFA: "ỳ",
    0xFB: "ỷ", 0xFC: "ỹ", 0xFD: "ý", 0xFE: "ỵ",
}  # fmt: skip
_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}  # VNI: the mark follows its letter
_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_WORDS = re.compile(r"(?<!\w)(?:của|và|các|định|số|ngày|tháng|năm|về|được|quy|theo|tại|điều|có|trong|cho|với|này|người|không)(?!\w)", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes, name: str = "the text") -> str:
    """Decode the bytes of a plain text.

    Raises `ReadError` where no known encoding gives Vietnamese.

    >>> decode("Chỉ thị số 5".encode("utf-16"))
    'Chỉ thị số 5'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace")
    if data[1:200:2].count(0) > len(data[1:200:2]) * 0.6 or data[0:200:2].count(0) > len(data[0:200:2]) * 0.6:
        return data.decode("utf-16-le" if data[1:200:2].count(0) else "utf-16-be", errors="replace")
    try:
        return repaired(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        mostly = data.decode("utf-8", errors="replace")
        return repaired(mostly) if _is_mostly(mostly) else _legacy(data, name, error)


def _is_mostly(text: str) -> bool:
    """Whether a text is UTF-8 but for a few bytes that were damaged or cut off: letters of other encodings hardly ever make UTF-8."""
    sample = text[:200_000]
    unknown = sample.count("\ufffd")
    return sum(letter > "\x7f" for letter in sample) - unknown > 10 * unknown


def _legacy(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Decode bytes that are not UTF-8 by the reading that says most in Vietnamese."""
    western = data.decode("latin-1")
    readings = [data.decode("cp1258", errors="replace"), from_tcvn3(western), from_vni(data.decode("cp1252", errors="replace"))]
    best = max(readings, key=_says)
    if _says(best) == 0 and any(byte > 0x7F for byte in data[:100_000]):
        raise ReadError(f"{name}: not UTF-8 at byte {error.start}, nor UTF-16, Windows-1258, TCVN3 or VNI; convert the file to UTF-8") from error
    return unicodedata.normalize("NFC", best)


def _says(text: str) -> int:
    """Count common Vietnamese words, those with marks only."""
    return sum(not word.isascii() for word in _WORDS.findall(unicodedata.normalize("NFC", text[:200_000])))


def repaired(text: str) -> str:
    """Turn a text whose letters came out of a TCVN3 or VNI font into Unicode; any other text is returned as it is."""
    sample = text[:50_000]
    western = sum("\u00a1" <= c <= "\u00ff" for c in sample)
    if western < 20 or western < len(sample) * 0.02 or _says(sample) * 40 > western:
        return text
    best = max((from_tcvn3(sample), from_vni(sample)), key=_says)
    if _says(best) < 3 * _says(sample) + 3:
        return text
    return from_tcvn3(text) if best == from_tcvn3(sample) else from_vni(text)


def from_tcvn3(text: str) -> str:
    """Turn letters of a TCVN3 (ABC) font, read as Western ones, into Vietnamese.

    >>> from_tcvn3("ChØ thÞ sè 5")
    'Chỉ thị số 5'
    """
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Turn letters of a VNI font, read as Western ones, into Vietnamese.

    >>> from_vni("Chæ thò soá 5 cuûa Boä")
    'Chỉ thị số 5 của Bộ'
    """
    table, pattern = _vni()
    return pattern.sub(lambda match: table[match.group()], text)


@cache
def _vni() -> tuple[dict[str, str], re.Pattern[str]]:
    table: dict[str, str] = {}
    for base, marks, mark in [*((b, _TONES, "") for b in "aeouyi"), *((b, _CIRCUMFLEX, "\u0302") for b in "aeo"), ("a", _BREVE, "\u0306")]:
        for printed, tone in marks.items():
            table[base + printed] = base + mark + tone
    for base, letter in (("ô", "ơ"), ("ö", "ư")):
        for printed, tone in _TONES.items():
            table[base + printed] = letter + tone
    table |= _VNI_SINGLE
    upper = {key.upper(): value.upper() for key, value in table.items()} | {
        key[0].upper() + key[1:]: value[0].upper() + value[1:] for key, value in table.items()
    }
    composed = {key: unicodedata.normalize("NFC", value) for key, value in (upper | table).items()}
    return composed, re.compile("|".join(sorted(map(re.escape, composed), key=len, reverse=True)))
