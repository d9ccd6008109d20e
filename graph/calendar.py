"""Work as an iCalendar (RFC 5545): an all-day event on the day on which it is due, as Google Calendar, Outlook and Apple's Calendar import it.

In: rows of `graph.tasks`. Out: the bytes of a calendar. The same graph gives the same bytes: an event's UID comes from its document and its place in the text,
its time stamp is the document's date. It is an event and no to-do, because Google Calendar and Outlook leave to-dos out; it keeps nobody busy. Work that comes
again has its rule (`graph.recurring`); work without a day has no place in a calendar and is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from textwrap import shorten
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from graph.cells import inert
from graph.recurring import settled

if TYPE_CHECKING:
    from icalendar import Event

_ROLES = {"lead": "chủ trì", "coordinating": "phối hợp", "assigned": "được giao", "requested": "được đề nghị"}
_SAID = (("role", "Vai trò"), ("deadline", "Thời hạn"), ("product", "Sản phẩm"), ("document", "Văn bản"), ("number", "Số"), ("date", "Ngày"))
_SUMMARY = 160  # characters
_UNDATED = date(1970, 1, 1)


def ical(rows: Iterable[Mapping[str, Any]]) -> tuple[bytes, int]:
    """Return a calendar with an event for each row that has a day, and how many rows have none."""
    from icalendar import Calendar

    made = Calendar()
    for name, value in (("prodid", "-//Viendan//viendan//VI"), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        made.add(name, value)
    left = 0
    for row in rows:
        if when := _when(row):
            made.add_component(_event(row, *when))
        else:
            left += 1
    return made.to_ical(), left


def day_of(text: str | None) -> date | None:
    """Return the day that an ISO date names; None where it is none, such as a printed 30 February."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _when(row: Mapping[str, Any]) -> tuple[date, str | None] | None:
    """Return the first day on which work is due, and the rule by which it comes again."""
    if day := day_of(row["due"]):
        return day, None
    began = day_of(row["date"])
    found = settled(row["recurrence"], began) if row["recurrence"] and began else None
    return (found.first, found.rule) if found else None


def _event(row: Mapping[str, Any], day: date, rule: str | None) -> Event:
    from icalendar import Event
    from icalendar.prop import vRecur

    made = Event()
    made.add("uid", f"{uuid5(NAMESPACE_URL, _place(row))}@viendan")
    made.add("dtstamp", datetime.combine(day_of(row["date"]) or _UNDATED, time(), UTC))
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    if rule:
        made.add("rrule", vRecur.from_ical(rule))
    made.add("summary", shorten(inert(f"{row['unit']}: {row['task'] or row['evidence']}"), _SUMMARY, placeholder=" …"))
    made.add("description", _description(row))
    made.add("transp", "TRANSPARENT")
    return made


def _place(row: Mapping[str, Any]) -> str:
    """Return what tells a task from every other: the document, the place of its unit in the text, and the role."""
    return f"urn:x-viendan:id:{row['id']}#{row['start']}/{row['role']}"


def _description(row: Mapping[str, Any]) -> str:
    """Return what an event says: the task, who, until when as printed, by which document, and the sentence."""
    said = {**row, "role": _ROLES.get(row["role"], row["role"])}
    lines = [row["task"], f"Cơ quan: {row['unit']}", *(f"{name}: {said[key]}" for key, name in _SAID if said[key]), f"“{row['evidence']}”", row["id"]]
    return inert("\n".join(str(line) for line in lines if line))
