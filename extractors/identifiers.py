"""The number of a document (số, ký hiệu): read, made canonical, written as an id.

In: a number as printed, with the kind word and the date that stand beside it. Out: a `Number`, or None where no reading is a
document's number. The form is `SERIAL[/YEAR](/|-)KIND(-|/)BODY[-UNIT ...]` (Nghị định 30/2020/NĐ-CP, annex I and III); the Party
writes `SERIAL-KIND/BODY` (Hướng dẫn 36-HD/VPTW). Older and joint symbols keep their separators.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.letters import rx
from extractors.registry import Kind, ascii_fold, issuer_by_code, kind_by_letters, kinds, local_by_code, locals_, slug
from extractors.repairs import kind_letters, with_term

_WHOLE = rx(r"(\d{1,5}(?:\.\d{1,3})?[A-Za-zđĐ]{0,2})([-/])(?:((?:19|20)\d\d)([-/]))?(.+)")
_YEAR_MISREAD = rx(r"((?<=[-/])(?:19|20)\d)([SOIl])(?=[-/])")
_ISSUED_BY_ONE = {"NĐ": "CP"}  # letters of a kind that one body alone issues
_SHORT = rx(r"(\d{1,5}[A-Za-zđ]?)(?:/((?:19|20)\d\d))?")
_PART = rx(r"[^-/.]+|[-/.]")
_CODE = rx(r"[\Lu][\Lu&\d]*(?:[a-z]{1,2}[A-ZĐ\d&]*)?")
_TERM = rx(r"([QO0]H|UBTV[QO0]H)([0-9IlOoĐS]{1,2})")
# codes of which a scan may read a letter twice; of most others the doubled letter makes the code of an office (`BTTP`, `CCT`), which no table has
_READ_TWICE = frozenset({"nd", "qd", "cp", "nq", "ubnd", "hdnd", "ttg", "qh"})
_COUNTS_TERMS = frozenset({"QH", "UBTVQH", "HĐNN"})  # whose letters the number of their term follows
_DIGIT = str.maketrans("IlOoS", "11005")
_READ_FOR_QD = frozenset({"OD", "OĐ", "ỌĐ", "0Đ", "QB"})  # whatever body stands behind
_UBND_SINCE = 2004  # Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND 31/2004/QH11 brought the letters UBND in; before it, QĐ-UB


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number, canonical."""

    text: str  # 25/2020/TT-BGDĐT
    serial: str  # 25
    year: int | None
    kind: str | None  # by its letters
    codes: tuple[str, ...]  # of the issuing body and its units: BGDĐT
    party: bool

    @property
    def identity(self) -> str:
        """The number without its year, in ASCII: `25-TT-BGDDT`."""
        return _identity(self.text, self.serial, self.year)


@lru_cache(maxsize=4096)
def _identity(text: str, serial: str, year: int | None) -> str:
    rest = text.removeprefix(serial).removeprefix(f"/{year}").removeprefix(f"-{year}")
    parts = [_identity_code(part) for part in re.split(r"[-/.]", rest) if part]
    return "-".join([ascii_fold(serial.lstrip("0")) or "0", *parts])


@lru_cache(maxsize=4096)
def _identity_code(part: str) -> str:
    row = issuer_by_code().get(part) or (local_by_code().get(part) if part != "VP" else None)  # a ministry's office, too
    return ascii_fold(row.codes[0] if row and part not in kind_by_letters() else part).replace("&", "").upper()


@cache
def known_codes() -> Mapping[str, str]:
    """Every code of kinds and bodies by its ASCII fold without `&`; the canonical spelling of each."""
    codes: dict[str, str] = {}
    for code in (*issuer_by_code(), *local_by_code(), *kind_by_letters()):
        codes[ascii_fold(code)] = code
    return codes


@lru_cache(maxsize=4096)
def canonical_code(part: str) -> str:
    """Return the canonical spelling of one code: `nđ` and `ND` are `NĐ`, `QHI5` is `QH15`; an unknown one stays.

    >>> canonical_code("TTG"), canonical_code("QHI5"), canonical_code("GDTrH")
    ('TTg', 'QH15', 'GDTrH')
    """
    if part in kind_by_letters() or part in issuer_by_code() or part in local_by_code():
        return part
    term = _TERM.fullmatch(part.upper() if part[:1].lower() in "qu" else part)
    if term:
        return re.sub("[O0]H", "QH", term[1]) + term[2].translate(_DIGIT)
    noted = part.rstrip("0123456789")
    if noted != part and noted in issuer_by_code() and noted not in _COUNTS_TERMS:
        return noted  # the mark of a footnote: NĐ-CP1
    single = re.sub(r"(.)\1", r"\1", ascii_fold(part))
    return known_codes().get(ascii_fold(part)) or (known_codes().get(single, part) if single in _READ_TWICE else part)


@lru_cache(maxsize=4096)
def is_code(part: str) -> bool:
    """Whether a part of a symbol looks like a code at all: `UBND`, `GDTrH`, `V3`, but not `Về`.

    >>> [is_code(part) for part in ("GDTrH", "TTg", "nđ", "Về", "ngày")]
    [True, True, True, False, False]
    """
    if ascii_fold(part) in known_codes() and (len(part) > 1 or part.isupper()):
        return True
    return bool(_CODE.fullmatch(part)) or bool(_TERM.fullmatch(part.upper()))


@lru_cache(maxsize=4096)
def is_body(part: str) -> bool:
    """Whether a code names a body that the registry knows."""
    return part in issuer_by_code() or part in local_by_code() or bool(_TERM.fullmatch(part)) or bool(re.fullmatch(r"S[A-ZĐ&]{2,}", part))


@lru_cache(maxsize=16384)
def parse(printed: str, *, kind: str | None = None, date_year: int | None = None) -> Number | None:
    """Read a number as printed.

    `kind` is the kind word beside it, `date_year` the year of the date beside it. What the text dropped is supplied
    where one reading is possible. Returns None where the text is no document's number.

    >>> parse("25/2020- BGDĐT", kind="Thông tư").text
    '25/2020/TT-BGDĐT'
    >>> parse("3281/BGD-ĐT-KHTC").text
    '3281/BGDĐT-KHTC'
    >>> parse("54/CT-TW").text
    '54-CT/TW'
    >>> parse("2609QĐ/UBND").text
    '2609/QĐ-UBND'
    >>> parse("24/8/2020") is None
    True
    """
    plain = re.sub(r"([-/])\1+", r"\1", re.sub(r"\s+", "", printed).replace("–", "-").strip(".,;"))
    plain = _YEAR_MISREAD.sub(lambda year: year[1] + year[2].translate(_DIGIT), plain)
    match = _WHOLE.fullmatch(re.sub(r"(/(?:19|20)\d\d)(?=(?:NĐ|QĐ|TT|NQ|CT|TTLT)-|QH\d)", r"\1/", plain))
    if not match:
        return None
    serial, sep, year_text, year_sep, symbol = match.groups()
    serial = re.sub(r"(?<=\d)[OoIl]+$", lambda letters: letters.group().translate(_DIGIT), serial)  # 3O of a scan
    parts = _symbol(symbol)
    letters = canonical_code(re.sub(r"^[\d.]+", "", serial))
    if letters in kind_by_letters() and parts and is_body(parts[0]):
        serial, sep, parts = serial[: -len(letters)], "/", [letters, "-", *parts]
    if not parts or not any(c.isalpha() for c in parts[0]):
        return None
    year = int(year_text) if year_text else None
    return _assemble(serial, sep, year, year_sep or sep, parts, kind, date_year)


def _symbol(symbol: str) -> list[str]:
    """Split a symbol into codes and separators, codes canonical, codes that a slip split or glued put right."""
    parts = _PART.findall(symbol.strip("-/."))
    parts = ["-" if part == "." else part for part in parts]
    parts = [part if part in "-/" else canonical_code(part) for part in parts]
    if symbol.islower() and parts and parts[0] in kind_by_letters():
        parts = [part.upper() if part.islower() else part for part in parts]  # `qđ-ubbt`
    return _unglue(_rejoin(parts))


def _rejoin(parts: list[str]) -> list[str]:
    """Join `BGD` `-` `ĐT` to the known code `BGDĐT`."""
    out: list[str] = []
    for part in parts:
        if len(out) > 1 and out[-1] in "-/" and part not in "-/":
            joined = out[-2] + part
            if joined in issuer_by_code() and out[-2] not in kind_by_letters() and part not in issuer_by_code():
                out[-2:] = [joined]
                continue
        out.append(part)
    return out


def _unglue(parts: list[str]) -> list[str]:
    """Part `TTrSNNMT` into `TTr` `-` `SNNMT`."""
    first = parts[0] if parts else ""
    if first and not is_body(first) and first not in kind_by_letters():
        for letters in sorted(kind_by_letters(), key=len, reverse=True):
            rest = first.removeprefix(letters)
            if len(letters) > 1 and rest != first and is_body(rest):
                return [letters, "-", rest, *parts[1:]]
    return parts


def _assemble(serial: str, sep: str, year: int | None, year_sep: str, parts: list[str], kind: str | None, date_year: int | None) -> Number:
    row = kinds().get(kind or "")
    parts = _repaired(parts, row, year or date_year)
    letters = _kind_letters(parts, row)
    if row and row.letters and year and parts[0] in issuer_by_code() and not set(parts) & set(row.letters) and _supplies(row):
        parts, year_sep, letters = [row.letters[0], "-", *parts], "/", row.letters[0]
    if _is_party(parts):
        return _party(serial, parts)
    if year is None and row and row.year and letters in row.letters and date_year and date_year >= row.year and sep == "/":
        year, year_sep = date_year, "/"
    if year and date_year and year != date_year and year < _UBND_SINCE and "UBND" in parts:
        year = date_year
    if letters and parts[0] == letters and year and any(is_body(part) for part in parts[2::2]):
        sep = year_sep = "/"
    if parts == [letters] and letters in _ISSUED_BY_ONE:
        parts = [*parts, "-", _ISSUED_BY_ONE[letters]]  # torn off by a scan: `65/2013/NĐ-`
    head = f"{serial}{sep}{year}{year_sep}" if year else f"{serial}{sep}"
    codes = tuple(part for part in parts if part not in "-/" and part != letters)
    return Number(head + "".join(parts), serial, year, kind_by_letters()[letters].name if letters else None, codes, False)


def _repaired(parts: list[str], row: Kind | None, year: int | None) -> list[str]:
    """Return the parts of a symbol with damaged codes put right: the term of the Assembly, and the letters of the kind word before a known body."""
    parts = [with_term(part, year) for part in parts]
    first = parts[0]
    if row and row.name == "Quyết định" and first.upper() in _READ_FOR_QD:
        return ["QĐ", *parts[1:]]
    if row is None or len(parts) < 3 or not is_body(parts[2]) or is_body(first) or first in kind_by_letters():
        return parts
    return [kind_letters(first, row), *parts[1:]]


def _kind_letters(parts: list[str], row: Kind | None) -> str | None:
    """Return the letters of a kind: behind a body the same letters name its unit (`BTC-PC`), but for those of the kind word beside the number."""
    found = next((part for part in parts[::2] if part in kind_by_letters()), None)
    behind = found is not None and found != parts[0] and is_body(parts[0])
    return None if behind and (row is None or found not in row.letters) else found


def _supplies(row: Kind) -> bool:
    """Whether numbers of this kind always carry its letters."""
    return row.name in {"Nghị định", "Thông tư", "Quyết định", "Chỉ thị", "Nghị quyết"}


def _is_party(parts: list[str]) -> bool:
    """Whether a symbol is one kind and one Party organ."""
    codes = parts[::2]
    if len(codes) < 2 or codes[0] not in (*kind_by_letters(), "CV") or len(parts) != 3:
        return False
    last = codes[-1]
    issuer = issuer_by_code().get(last)
    return bool(issuer and issuer.party) or last in {code for row in locals_().values() if row.party for code in row.codes}


def _party(serial: str, parts: list[str]) -> Number:
    """Write a Party number in the Party's own order: `49-KL/TW`."""
    letters, body = parts[0], "TW" if parts[2] == "TƯ" else parts[2]
    return Number(f"{serial}-{letters}/{body}", serial, None, kind_by_letters()[letters].name, (body,), True)


def complete_short(printed: str, kind: str, *, year: int | None = None, code: str | None = None) -> Number | None:
    """Complete a number without symbol where the kind leaves one reading: `71/2020` of a Nghị định, `36` of a Thông tư of one year and ministry.

    `year` is the one beside it, `code` the letters of the ministry that is named there.

    >>> complete_short("71/2020", "Nghị định").text, complete_short("36", "Thông tư", year=2017, code="BTC").text
    ('71/2020/NĐ-CP', '36/2017/TT-BTC')
    >>> complete_short("36/2020", "Thông tư") is None, complete_short("1719", "Quyết định", year=2021) is None
    (True, True)
    """
    match = _SHORT.fullmatch(re.sub(r"\s+", "", printed))
    issued = int(match[2]) if match and match[2] else year
    row = kinds().get(kind)
    letters = {"Nghị định": "CP", "Thông tư": code}.get(kind)
    if not match or not issued or not letters or row is None or issued < (row.year or 0):
        return None
    return Number(f"{match[1]}/{issued}/{row.letters[0]}-{letters}", match[1], issued, kind, (letters,), False)


def kind_identity(number: Number, kind: str | None) -> str:
    """Return the identity of a number beside its kind word.

    The Assembly's letters do not tell a resolution from a law. Where a kind has two series, the year in a number is part of it.

    >>> [kind_identity(parse("90/2025/QH15"), kind) for kind in ("Luật", "Nghị quyết")]
    ['90-QH15', '90-NQ-QH15']
    >>> [kind_identity(parse(printed), "Quyết định") for printed in ("02/2022/QĐ-TTg", "02/QĐ-TTg")]
    ['2-2022-QD-TTG', '2-QD-TTG']
    """
    row = kinds().get(number.kind or "")
    if row and row.two_series and number.year:
        return number.identity.replace("-", f"-{number.year}-", 1)
    resolution = kind == "Nghị quyết" and number.kind is None and number.codes and _TERM.fullmatch(number.codes[0])
    return number.identity.replace("-", "-NQ-", 1) if resolution else number.identity


def document_id(scope: str, year: int | None, identity: str) -> str:
    """Return a document's id: scope, year, number.

    >>> document_id("tw", 2020, "71-ND-CP")
    'tw/2020/71-ND-CP'
    """
    return f"{scope}/{year or '-'}/{identity}"


def named_identity(kind: str, name: str) -> str:
    """Return the identity of a document that has a name and no number: `luat-thu-do`."""
    return slug(f"{kind} {name}")[:100].strip("-")
