"""The letterhead of a document: where the head ends, and the bodies that stand over the number.

In: a clean text and its outline. Out: where letterhead and title must have ended; the words of the letterhead without motto, stamps of portals and signatures;
the last body that it names. A scan has two columns in one line, the body left and the motto right, often without marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.bodies import Body, Home, existed, match_body, resolve_body
from extractors.forms import KIND
from extractors.letters import plain, rx, without_marks
from extractors.outline import Outline
from extractors.plainbodies import longest_body, opens_body, splits
from extractors.registry import slug

# patterns of plain text, letter for letter that of the clean one
_MOTTO = re.compile(r"cong\s?hoa\s?xa\s?hoi\s?chu\s?nghia\s?v[il]et\s?nam|doc\s?lap\W{0,4}t[uwy]\s?do\W{0,4}hanh\s?ph[uiy]c|dang\scong\s?san\sviet\snam")
# as far as a scan left it, to the end of its line or the body on the next one, which was joined to it
_MARK = re.compile(r"<[^<>\n]{1,30}>")
_TORN_MOTTO = re.compile(r"(?:cong\s?hoa\s?xa\s|chu\snghia\sv[il]et|doc\s?lap\s?\W)[^\n]*?(?=\s(?:tong\scuc|cuc|chi\scuc|so|vu|truong|trung\stam)\s|\n|$)")
_STAMP = re.compile(
    r"(?:n?guoi\sky|k[yi]\sboi|ky\s?:|email|co\squan\s?:|thoi\sgian\sky|n?gay\sky|gio\sky|digitally|sao\sy|cong\sth.ng\s?t.n|dia\sch[iì]\s?:|cong\svan\sden"
    r"|www\.|https?:|\bpage\s\d|cong\sbao\s?/|van\sban\s(?:quy\spham|hanh\schinh|phap\sluat\skhac)|dia\schi)"
)
_NUMBER = re.compile(r"(?<!\w)s[o6](?:\shieu)?\s?(?:[:;]|\.?\s?(?:[\d.…_]*\s?/|\d+\s?-\s?[a-z]))")  # `Số: 5`, `Số 5-KH/TU`, and no `trường số 5`
_DATE = re.compile(r"n?gay[^\n]{0,14}?th[a-z]ng")
Span = tuple[int, int]
_HEAD_END = rx(r"(?:Căn\scứ|Điều\s1\b|Kính\sgửi|I\s?\.|1\s?\.|(?:Chương|CHƯƠNG|Phần|PHẦN)\s(?:[IVXLC\d]+|[Tt]hứ|THỨ)(?!\w))")
_LONG = 220  # characters of a line that is a sentence, not a title, unless it is in capitals
_LONG_ENOUGH = 1000  # of them to tell
_LONGEST = 3000  # characters of a head
_NAME = rx(r"(?:[\Lu][\w&.]*|\d{1,3}|[-,])(?:\s(?:[\w&./]+|[-,–])){2,14}")
_KIND = rx(without_marks(rf"(?<!\w){KIND}(?=\W{{0,4}}$)"))
_LONGEST_KIND = 40  # characters
_CAPITALS = 0.5  # of the letters of a line in capitals, which may end in small ones


def head_end(clean: str, outline: Outline) -> int:
    """Return where the letterhead and title must have ended."""
    behind_kind = False
    for paragraph in outline.items[:60]:
        text = clean[paragraph.start : min(paragraph.end, paragraph.start + _LONG_ENOUGH)]
        if _HEAD_END.match(text) or (paragraph.start > 0 and not behind_kind and _is_sentence(text)):
            return paragraph.start
        behind_kind = _ends_in_kind(text)
    return min(len(clean), _LONGEST)


def _ends_in_kind(text: str) -> bool:
    """Whether a line ends in a kind in capitals, behind which a title of any length may stand."""
    found = _KIND.search(without_marks(text)[-_LONGEST_KIND:])
    return found is not None and found[0].isupper()


def _is_sentence(text: str) -> bool:
    """Whether a line is too long for one of a head: letterhead and title in capitals may have been joined to one line."""
    return (
        len(text) > _LONG and sum(letter.isupper() for letter in text) < _CAPITALS * sum(letter.isalpha() for letter in text) and not _MOTTO.search(plain(text))
    )


def letterhead(clean: str, end: int, *, whole: bool = False) -> str:
    """Return what stands over number and date, or all of a head, a line for each of its lines, without motto and stamps."""
    lines = []
    for line in clean[:end].split("\n"):
        low = plain(line)
        stop = min((found.start() for found in (_NUMBER.search(low), _DATE.search(low)) if found), default=None)
        if not _STAMP.search(low):
            lines.append(_without_motto(line if whole else line[:stop]))
        if stop is not None and any(lines) and not whole:
            break
    return "\n".join(line for line in lines if line)


def _without_motto(line: str) -> str:
    """Return a line without the motto, which the other column of a letterhead has, and marks of pages (`<Page:1>`)."""
    line = _MARK.sub(" ", line)
    for pattern in (_MOTTO, _TORN_MOTTO):
        for found in pattern.finditer(plain(line)):
            line = line[: found.start()] + " " * len(found[0]) + line[found.end() :]
    return " ".join(line.split())


def has_motto(clean: str, end: int) -> bool:
    """Whether a head has the motto that stands over what an authority issues, and not the country's name in a sentence."""
    return any("lap" in found[0] or clean[slice(*found.span())].isupper() for found in _MOTTO.finditer(plain(clean[:end])))


def last_body(clean: str, end: int, home: Home) -> Body | None:
    """Return the body whose letterhead it is: the last that it names, as those above are its superiors; None where that one cannot be read."""
    *_, last = (None, *_bodies(clean, letterhead(clean, end), home))
    return last


def _bodies(clean: str, text: str, home: Home) -> Iterator[Body | None]:
    """Yield the bodies of a letterhead; one that no table has is named to the end of its line, and None where a scan spoilt its name."""
    places = [(word.start(), word.end()) for word in re.finditer(r"\S+", text)]
    words, at, behind, over = [text[slice(*place)] for place in places], 0, -1, None
    opens = [other for other, place in enumerate(places) if (other == 0 or text[place[0] - 1] == "\n") and opens_body(words, other)]
    while at < len(words):
        before = next((other for other in opens if other > at), len(words))
        body, stop = _known(text.replace("\n", " "), places, words, at, before, home)
        if body is None and (at in opens or at == behind) and opens_body(words, at):
            line = text.find("\n", places[at][0])
            stop = next((other for other in range(at + 1, len(words)) if places[other][0] > line >= 0), len(words))
            names = [" ".join(words[at:other]) for other in (before, stop)]  # over its lines, or on one alone
            yield _named(clean, names[0] if _in_small(clean, names[0]) else names[1], home, over)
        elif body:
            yield body
        behind, over, at = stop if body else -1, body or over, stop


def _known(text: str, places: list[Span], words: list[str], at: int, before: int, home: Home) -> tuple[Body | None, int]:
    """Return the known body that begins at a word, as printed or without marks, whichever is longer, and the index behind it."""
    found = [longest_body(words, at, home, before)]
    if stop := match_body(text[: places[before - 1][1]], places[at][0]):
        found.append((resolve_body(text[places[at][0] : stop], home), next(other for other, place in enumerate(places, 1) if place[1] >= stop)))
    known = [one for one in found if one and one[0].id and not splits(words, one[1]) and (home.year is None or existed(one[0], home.year))]
    return max(known, key=lambda one: one[1], default=(None, at + 1))


def _named(clean: str, name: str, home: Home, over: Body | None) -> Body | None:
    """Return a body that no table has by the name that the text gives it in small letters, else as the letterhead prints it, if it has its marks.

    It belongs to the place of the body above it.
    """
    found = _in_small(clean, name)
    marked = sum(not word.isascii() for word in name.split())
    if not _NAME.fullmatch(name) or not (found or marked * 2 >= len(name.split())):
        return None
    body = resolve_body(found or name, home)
    place = over.place if over and body.id is None else None
    return replace(body, id=f"{place.id}/{slug(body.name)[:60]}", level=place.level, place=place) if place else body


def _in_small(clean: str, name: str) -> str | None:
    """Return a name in capitals as the text prints it in small letters."""
    pattern = r"\s".join(map(re.escape, plain(name).split()))
    found = (clean[slice(*at.span())] for at in re.finditer(pattern, plain(clean)))
    return next((printed for printed in found if not printed.isupper()), None)
