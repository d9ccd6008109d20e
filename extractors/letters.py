r"""Letters of Vietnamese in patterns: `\Lu` is any upper-case letter, `\Ll` any lower-case one, inside a character class.

In: a pattern. Out: a compiled one. Python's `re` has no such classes, and a range such as `À-Ỹ` holds both cases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_VOWELS = "àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LOWER = f"a-zđ{_VOWELS}"
UPPER = f"A-ZĐ{_VOWELS.upper()}"


_MARKED = _VOWELS + _VOWELS.upper()
PLAIN = str.maketrans({**{letter: unicodedata.normalize("NFD", letter)[0] for letter in _MARKED}, "đ": "d", "Đ": "D"})
_PLAIN_LIST = [PLAIN.get(code, chr(code)) for code in range(0x2100)]  # a list, which has every letter: twice as fast as what has the marked ones only


def without_marks(text: str) -> str:
    """Drop diacritics and keep case; composed text keeps its length, so that offsets hold.

    >>> without_marks("SỬA ĐỔI, bổ sung")
    'SUA DOI, bo sung'
    """
    return text.translate(_PLAIN_LIST)


def plain(text: str) -> str:
    """Return a text without case and marks, letter for letter, so that offsets hold.

    >>> plain("Chậm nhất QUÝ IV")
    'cham nhat quy iv'
    """
    low = without_marks(text).lower()
    return low if len(low) == len(text) else "".join(letter.lower()[:1] for letter in without_marks(text))


_HALVES = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """Return a text that can be written: halves of letters, which no encoding has, are signs of the unknown; its length stays.

    >>> whole("a\\ud800b")
    'a\ufffdb'
    """
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def spelt(printed: str, wanted: str) -> bool:
    """Whether a printed name is the wanted one, word for word: with other marks it is another's, without any it may be; a tone may stand on either vowel.

    >>> spelt("Tan Thanh", "Tân Thạnh"), spelt("Tân Thanh", "Tân Thạnh"), spelt("Hoà Bình", "Hòa Bình")
    (True, False, True)
    """
    said, name = printed.lower().split(), wanted.lower().split()
    return len(said) != len(name) or printed.isascii() or all(_marks(word) == _marks(other) for word, other in zip(said, name, strict=True))


def _marks(word: str) -> list[str]:
    """Return the marks of a word, wherever they stand."""
    return sorted(sign for sign in unicodedata.normalize("NFD", word.replace("đ", "d\u0335")) if unicodedata.combining(sign))


# one character for one: Ð (ETH) for Đ, fraction slashes, dashes, odd spaces, marks of Markdown, private bullets
SAME = str.maketrans(
    {
        **dict.fromkeys("Ð", "Đ"),
        **dict.fromkeys("ð", "đ"),
        **dict(
            zip(
                "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0445\u0443",
                "ABCEHKMOPTXaeopcxy",
                strict=True,
            )
        ),
        **dict.fromkeys("⁄∕╱／", "/"),
        **dict.fromkeys("–—‐‑‒−﹣－", "-"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("*_`#\uf0b7\uf02d", " "),
        **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"),
    }
)
_UNLIKE = re.compile(f"[{re.escape(''.join(map(chr, SAME)))}]")
HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")


def unified(text: str) -> str:
    """Return a text with one character for one, `SAME`: a text of the same length.

    >>> unified("Quy\u00a0ết⁄định")
    'Quy ết/định'
    """
    return _UNLIKE.sub(lambda found: SAME[ord(found[0])], text)


@cache
def rx(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile a pattern that may use `\Lu` and `\Ll` inside character classes.

    >>> bool(rx(r"[\Lu][\Ll]+").fullmatch("Ủy")), bool(rx(r"[\Lu]").match("ủ"))
    (True, False)
    """
    return re.compile(pattern.replace(r"\Lu", UPPER).replace(r"\Ll", LOWER), flags)


def begun(words: Iterable[str], *, whole: bool = True) -> str:
    r"""Return a pattern of words where they begin, each a pattern that starts with a plain letter; of those with one first letter the first that fits.

    That letter comes before the boundary: a pattern that begins with letters is looked for many times as fast as one that begins with a boundary.
    Without `whole` it takes that letter alone, so that words inside words are found too.

    >>> begun(["giao", "giao cho", "mong"])
    '(?:g(?<!\\wg)(?:iao|iao cho)|m(?<!\\wm)(?:ong))'
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    opens = "(?:" if whole else "(?="
    branches = (rf"{first}(?<!\w{first}){opens}{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?:{'|'.join(branches)})"


_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdhklmnprstvx])?(?:uy[aeu]|[iy]eu|oa[ioy]|oeo|uay|uo[iu]|i[aeu]|o[aeio]|u[aeiouy]|ye(?=[nt])|a[iouy]|e[ou]|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_LETTERS = rx(r"[\Lu\Ll]+")
_SPELT_AT_LEAST = 0.75  # of the words of a line


def is_spelt(line: str) -> bool:
    """Whether most words of a line can be Vietnamese, in small letters, in capitals, or with one at their head; signs alone are not words.

    >>> [is_spelt(line) for line in ("giai đoạn 2021 - 2025", "Lấ SỐ - Nh ng Cu .", "cổnG rus B!ỆN TỦ pin", "2025")]
    [True, False, False, True]
    """
    words = [word[0] for word in _LETTERS.finditer(line)]
    spelt = [word for word in words if _SYLLABLE.fullmatch(plain(word)) and (word.islower() or word.isupper() or word.istitle())]
    return len(spelt) >= _SPELT_AT_LEAST * len(words) and any(sign.isalnum() for sign in line)
