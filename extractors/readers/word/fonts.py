"""Which runs of a Word file are printed in a font of the 1990s: a run's properties come in, the name of its letters' encoding goes out.

A font whose text holds Vietnamese letters of Unicode is not believed to be one, in the whole file: Word has replaced it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractors.encodings import from_tcvn3, from_vni
from extractors.readers.word.package import Package, W

_LEGACY = (("VNI-", "vni"), (".Vn", "tcvn3"))
_UNICODE = frozenset("ăđơưĂĐƠƯ") | {chr(code) for code in range(0x1EA0, 0x1EFA)}


def unicode_of(text: str, encoding: str | None) -> str:
    """Return the text of neighbouring runs, printed in letters of one encoding, as Unicode.

    >>> unicode_of("Boä Noäi vuï", "vni"), unicode_of("bé", "tcvn3 capitals"), unicode_of("Bộ", None)
    ('Bộ Nội vụ', 'BỘ', 'Bộ')
    """
    if encoding == "vni":
        return from_vni(text)
    if encoding and encoding.startswith("tcvn3"):
        text = from_tcvn3(text)
        return text.upper() if encoding.endswith("capitals") else text
    return text


def _encoding(font: str | None) -> str | None:
    name = next((encoding for start, encoding in _LEGACY if font and font.startswith(start)), None)
    return "tcvn3 capitals" if font and name == "tcvn3" and font.endswith("H") else name


@dataclass
class Fonts:
    """The fonts that styles give, and the encodings that are not believed."""

    _styles: dict[str, tuple[str | None, str | None]]  # id: font, id of the style that it is based on
    _default: str | None
    _replaced: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package) -> Fonts:
        """Read the styles, and which fonts the file's text denies."""
        styles: dict[str, tuple[str | None, str | None]] = {}
        default = None
        if package.styles is not None:
            for style in package.styles.iter(f"{W}style"):
                based = style.find(f"{W}basedOn")
                styles[style.get(f"{W}styleId", "")] = (_font(style.find(f"{W}rPr")), based.get(f"{W}val") if based is not None else None)
                if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                    default = default or styles[style.get(f"{W}styleId", "")][0]
            given = package.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            default = default or _font(given)
        fonts = cls(styles, default)
        fonts._replaced = {name for run in package.body.iter(f"{W}r") if (name := fonts.encoding(run)) and _is_unicode(run)}
        return fonts

    def encoding(self, run: Any) -> str | None:
        """Return the encoding of a run's letters, None for Unicode."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        ways = (_font(run.find(f"{W}rPr")), self._styled(run, "r"), self._styled(paragraph, "p"), self._default)
        name = _encoding(next(filter(None, ways), None))
        return None if name in self._replaced else name

    def _styled(self, element: Any | None, letter: str) -> str | None:
        """Return the font that the style of a run or paragraph gives."""
        style = element.find(f"{W}{letter}Pr/{W}{letter}Style") if element is not None else None
        at, seen = style.get(f"{W}val") if style is not None else None, 0
        while at in self._styles and seen < 20:
            font, based = self._styles[at]
            if font:
                return font
            at, seen = based, seen + 1
        return None


def _font(properties: Any | None) -> str | None:
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _is_unicode(run: Any) -> bool:
    return any(not _UNICODE.isdisjoint(text.text or "") for text in run.iter(f"{W}t"))
