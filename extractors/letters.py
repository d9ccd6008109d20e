r"""Letters of Vietnamese in patterns: `\Lu` is any upper-case letter, `\Ll` any lower-case one, inside a character class.

In: a pattern. Out: a compiled one. Python's `re` has no such classes, and a range such as `À-Ỹ` holds both cases.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_VOWELS = "àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LOWER = f"a-zđ{_VOWELS}"
UPPER = f"A-ZĐ{_VOWELS.upper()}"


_MARKED = _VOWELS + _VOWELS.upper()
_PLAIN = str.maketrans({**{letter: unicodedata.normalize("NFD", letter)[0] for letter in _MARKED}, "đ": "d", "Đ": "D"})


def without_marks(text: str) -> str:
    """Drop diacritics and keep case; composed text keeps its length, so that offsets hold.

    >>> without_marks("SỬA ĐỔI, bổ sung")
    'SUA DOI, bo sung'
    """
    return text.translate(_PLAIN)


@cache
def rx(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile a pattern that may use `\Lu` and `\Ll` inside character classes.

    >>> bool(rx(r"[\Lu][\Ll]+").fullmatch("Ủy")), bool(rx(r"[\Lu]").match("ủ"))
    (True, False)
    """
    return re.compile(pattern.replace(r"\Lu", UPPER).replace(r"\Ll", LOWER), flags)
