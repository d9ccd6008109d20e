"""What is due when: as rows, as tables, and as a calendar that readers of another making read back."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import recurring_ical_events
from conftest import DIRECTIVES
from dateutil.rrule import rrulestr
from icalendar import Calendar

from graph import Graph, build
from graph.calendar import ical
from graph.errors import UnknownUnit, ValueUnknown
from graph.recurring import comes, settled
from graph.tasks import Narrowed, further, tasks

PLAN = """UBND TỈNH LÀO CAI
Số: 77/KH-UBND
Lào Cai, ngày 10 tháng 3 năm 2025
KẾ HOẠCH
Về quản lý ngân sách
1. Sở Tài chính chủ trì, phối hợp với Sở Y tế rà soát dự toán, hoàn thành trước ngày 30/6/2025.
2. Hằng tháng, trước ngày 15, Sở Nội vụ tổng hợp kết quả, báo cáo UBND tỉnh.
3. Sở Tư pháp rà soát hồ sơ trong thời hạn 10 ngày kể từ ngày nhận được hồ sơ.
4. Sở Xây dựng hướng dẫn các đơn vị.
5. Sở Tài chính báo cáo kết quả chậm nhất ngày 15/5/2025.
"""
OTHER = """UBND TỈNH SƠN LA
Số: 8/KH-UBND
Sơn La, ngày 2 tháng 4 năm 2025
KẾ HOẠCH
Về phòng cháy
1. Sở Tài chính bố trí kinh phí trước ngày 1/6/2025.
"""
MONTHLY = "FREQ=MONTHLY;BYMONTHDAY=15"


def viendan(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "graph.cli", *map(str, arguments)], capture_output=True, check=False)


def graph_of(folder: Path, *texts: str) -> Graph:
    (folder / "in").mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / "in" / f"{number}.txt").write_text(text, encoding="utf-8")
    return build(folder / "in", out=folder / "build")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(tmp_path_factory.mktemp("tasks"), PLAN, OTHER)


def listed(graph: Graph, *arguments: str) -> list[dict[str, str]]:
    """Return the rows of the command as CSV."""
    assert graph.folder
    done = viendan("tasks", *arguments, "--format", "csv", "--no-bom", "--graph", graph.folder)
    assert done.returncode == 0, done.stderr.decode()
    return list(csv.DictReader(io.StringIO(done.stdout.decode())))


LAO_CAI, SON_LA = "Sở Tài chính tỉnh Lào Cai", "Sở Tài chính tỉnh Sơn La"
DUE = [("2025-05-15", LAO_CAI), ("2025-06-01", SON_LA), ("2025-06-30", LAO_CAI), ("2025-06-30", "Sở Y tế tỉnh Lào Cai")]
AGAIN, UNDATED = ("", "Sở Nội vụ tỉnh Lào Cai"), [("", "Sở Tư pháp tỉnh Lào Cai"), ("", "Sở Xây dựng tỉnh Lào Cai")]
CASES: list[tuple[str, list[str], list[tuple[str, str]]]] = [
    ("days first, then what comes again", [], [*DUE, AGAIN]),
    ("and then what has no day", ["--all"], [*DUE, AGAIN, *UNDATED]),
    ("of a kind of body", ["STC"], DUE[:3]),
    ("of one body", ["so tai chinh son la"], [DUE[1]]),
    ("of a place", ["--place", "Sơn La"], [DUE[1]]),
    ("in a role", ["--role", "coordinating"], [DUE[3]]),
    ("from a day on", ["--from", "1/6/2025"], [*DUE[1:], AGAIN]),
    ("until a day before what comes again", ["--until", "2025-03-14"], []),
    ("until its first day", ["--until", "15/3/2025"], [AGAIN]),
    ("between days that it leaps over", ["--from", "2025-05-16", "--until", "2025-06-14"], [DUE[1]]),
    ("a year", ["--from", "2026", "--until", "2026"], [AGAIN]),
    ("from today on", ["--from", "today", "--role", "lead"], []),
    ("of a unit without a day", ["Sở Xây dựng"], []),
]


@pytest.mark.parametrize(("arguments", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_listed(graph: Graph, arguments: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(row["due"], row["unit"]) for row in listed(graph, *arguments)] == expected


COLUMNS = ["unit", "role", "task", "due", "recurrence", "deadline", "due_reason", "product", "number", "date", "document", "evidence", "id", "start"]


def test_a_row_says_all_and_leads_back_into_the_text(graph: Graph) -> None:
    rows = listed(graph, "--all")
    assert list(rows[0]) == COLUMNS
    late = rows[0]
    assert (late["role"], late["deadline"], late["number"], late["date"]) == ("assigned", "chậm nhất ngày 15/5/2025", "77/KH-UBND", "2025-03-10")
    assert (late["id"], PLAN[int(late["start"]) :][:12]) == ("lao-cai/2025/77-KH-UBND", "Sở Tài chính")
    assert late["evidence"] == "Sở Tài chính báo cáo kết quả chậm nhất ngày 15/5/2025."
    assert [row["recurrence"] for row in rows if row["recurrence"]] == [MONTHLY]
    assert "counted from an event" in rows[-2]["due_reason"]
    assert rows[-1]["deadline"] == ""


def test_units_say_by_when_and_why(graph: Graph) -> None:
    done = viendan("units", "STC", "--format", "jsonl", "--graph", graph.folder)
    assert [json.loads(line)["due"] for line in done.stdout.splitlines()] == ["2025-06-30", "2025-05-15", "2025-06-01"]
    assert json.loads(done.stdout.splitlines()[0]).keys() >= {"number", "date", "due", "recurrence", "evidence"}
    done = viendan("units", "--format", "jsonl", "--graph", graph.folder)
    assert {row["unit"]: row["dated"] for row in map(json.loads, done.stdout.splitlines())}[LAO_CAI] == 2


def test_the_same_rows_in_a_workbook(graph: Graph, tmp_path: Path) -> None:
    done = viendan("tasks", "-o", tmp_path / "work.xlsx", "--graph", graph.folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    names, *rows = openpyxl.load_workbook(tmp_path / "work.xlsx").active.iter_rows(values_only=True)
    assert list(names) == COLUMNS
    assert {type(row[COLUMNS.index("due")]) for row in rows} == {datetime, type(None)}  # days that a sheet sorts, not texts
    read = [[value.date().isoformat() if isinstance(value, datetime) else str(value or "") for value in row] for row in rows]
    assert [dict(zip(names, row, strict=True)) for row in read] == listed(graph)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", "31/2/2025"], "'31/2/2025' is no date"),
        (["--until", "soon"], "'soon' is no date"),
        (["--place", "Atlantis"], "is no province"),
        (["Sở Không Có"], "no unit"),
        (["-o", "work.pdf"], "rows are not written as .pdf"),
        (["--format", "pdf"], "'pdf' is not one of"),
    ],
    ids=["no such day", "no day", "no place", "no unit", "no ending", "no format"],
)
def test_a_slip_is_named(graph: Graph, arguments: list[str], says: str) -> None:
    done = viendan("tasks", *arguments, "--graph", graph.folder)
    assert (done.returncode, says in done.stderr.decode(), b"Traceback" in done.stderr) == (2, True, False), done.stderr.decode()


def test_python_has_the_same_rows(graph: Graph) -> None:
    assert [(row["due"] or "", row["unit"]) for row in graph.tasks()] == [*DUE, AGAIN]
    assert [row["due"] for row in graph.tasks("STC", since="1/6/2025", until=date(2025, 6, 30))] == ["2025-06-01", "2025-06-30"]
    assert graph.tasks("Sở Xây dựng").columns == COLUMNS
    with pytest.raises(UnknownUnit):
        graph.tasks("Sở Không Có")
    with pytest.raises(ValueUnknown, match="since: '31/2/2025' is no day"):
        graph.tasks(since="31/2/2025")


# The calendar, read by `icalendar` and `recurring-ical-events`


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def on(data: bytes, first: date, last: date) -> list[tuple[date, str]]:
    """Return what a reader of calendars shows between two days."""
    found = recurring_ical_events.of(Calendar.from_ical(data)).between(first, last + timedelta(days=1))
    return sorted((event["DTSTART"].dt, str(event["SUMMARY"])) for event in found)


def test_a_calendar_shows_each_task_on_its_day(graph: Graph) -> None:
    data, left = ical(graph.tasks())
    assert left == 0
    assert on(data, date(2025, 6, 1), date(2025, 6, 30)) == [
        (date(2025, 6, 1), f"{SON_LA}: bố trí kinh phí trước ngày 1/6/2025."),
        (date(2025, 6, 15), "Sở Nội vụ tỉnh Lào Cai: tổng hợp kết quả, báo cáo UBND tỉnh."),
        (date(2025, 6, 30), f"{LAO_CAI}: chủ trì, phối hợp với Sở Y tế rà soát dự toán, hoàn thành trước ngày 30/6/2025."),
        (date(2025, 6, 30), "Sở Y tế tỉnh Lào Cai: rà soát dự toán, hoàn thành trước ngày 30/6/2025."),
    ]
    assert [day for day, said in on(data, date(2026, 1, 1), date(2026, 12, 31)) if said] == [date(2026, month, 15) for month in range(1, 13)]


def test_an_event_says_who_what_and_where_it_stands(graph: Graph) -> None:
    event = events(ical(graph.tasks("Sở Y tế"))[0])[0]
    assert str(event["DESCRIPTION"]).splitlines() == [
        "rà soát dự toán, hoàn thành trước ngày 30/6/2025.",
        "Cơ quan: Sở Y tế tỉnh Lào Cai",
        "Vai trò: phối hợp",
        "Thời hạn: trước ngày 30/6/2025",
        "Văn bản: Về quản lý ngân sách",
        "Số: 77/KH-UBND",
        "Ngày: 2025-03-10",
        "“Sở Tài chính chủ trì, phối hợp với Sở Y tế rà soát dự toán, hoàn thành trước ngày 30/6/2025.”",
        "lao-cai/2025/77-KH-UBND",
    ]
    assert (event["DTSTART"].dt, event["DTEND"].dt, event["DTSTAMP"].dt.isoformat()) == (date(2025, 6, 30), date(2025, 7, 1), "2025-03-10T00:00:00+00:00")
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_same_texts_give_the_same_bytes_and_a_task_keeps_its_name(graph: Graph, tmp_path: Path) -> None:
    made = ical(graph.tasks())[0]
    assert ical(graph_of(tmp_path / "a", OTHER, PLAN).tasks())[0] == made
    alone = {str(event["UID"]): event.to_ical() for event in events(ical(graph_of(tmp_path / "b", PLAN).tasks())[0])}
    assert len(alone) == 4
    assert alone.items() <= {str(event["UID"]): event.to_ical() for event in events(made)}.items()


def test_the_command_writes_the_calendar(graph: Graph, tmp_path: Path) -> None:
    done = viendan("tasks", "-o", tmp_path / "work.ICS", "--all", "--graph", graph.folder)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "note: 2 of 7 tasks have no day, and are not in the calendar\n"
    assert (tmp_path / "work.ICS").read_bytes() == ical(graph.tasks())[0]
    assert viendan("tasks", "--format", "ical", "--graph", graph.folder).stdout == ical(graph.tasks())[0]


HOSTILE = 'Ông "A"; B, C\\D\\n\r\nEND:VEVENT\x00\x07\u202e📜' + "dài " * 300


def row(**said: Any) -> dict[str, Any]:
    return {**dict.fromkeys(COLUMNS), "unit": "Sở Y tế", "role": "lead", "evidence": "Câu.", "id": "tw/2025/1-CT", "start": 5, "date": "2025-01-20", **said}


def test_no_text_breaks_a_calendar() -> None:
    data, _ = ical([row(task=HOSTILE, evidence=HOSTILE, due="2025-06-30", document=HOSTILE), row(task="việc", due="2025-07-01", start=6)])
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not re.search(rb"[^\r]\n|\r[^\n]|[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
    found = events(data)
    assert [event["DTSTART"].dt.isoformat() for event in found] == ["2025-06-30", "2025-07-01"]
    assert '“Ông "A"; B, C\\D\\n␍\nEND:VEVENT␀␇�📜dài' in str(found[0]["DESCRIPTION"])
    assert len(str(found[0]["SUMMARY"])) <= 160


@pytest.mark.parametrize(
    "said",
    [{}, {"due": "2025-02-30"}, {"recurrence": MONTHLY, "date": None, "id": "tw/-/1-CT"}, {"recurrence": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}],
    ids=["no day", "no such day", "no day from which it comes again", "a day that never comes"],
)
def test_what_has_no_day_is_counted(said: dict[str, Any]) -> None:
    data, left = ical([row(**said)])
    assert (events(data), left) == ([], 1)


@pytest.mark.parametrize(("said", "stamp"), [({}, "2025-01-01"), ({"id": "unknown/-/1-CT"}, "1970-01-01")], ids=["with a year", "without one"])
def test_a_document_without_a_date_has_a_stamp_all_the_same(said: dict[str, str], stamp: str) -> None:
    assert events(ical([row(due="2025-06-30", date=None, **said)])[0])[0]["DTSTAMP"].dt.date().isoformat() == stamp


def test_work_of_a_year_comes_again_from_its_first_day_on() -> None:
    assert events(ical([row(recurrence=MONTHLY, date=None)])[0])[0]["DTSTART"].dt == date(2025, 1, 15)


# Work that comes again

SINCE = date(2025, 1, 20)
RULES = [  # a rule of the graph, the same with a day as Outlook takes it, its first days from 20 January 2025 on
    (MONTHLY, MONTHLY, ["2025-02-15", "2025-03-15"]),
    ("FREQ=DAILY", "FREQ=DAILY", ["2025-01-20", "2025-01-21"]),
    ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR", ["2025-01-24", "2025-01-31"]),
    ("FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;BYDAY=TH", ["2025-01-23", "2025-01-30"]),
    ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1", ["2025-01-31", "2025-02-28"]),
    ("FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", ["2025-03-31", "2025-06-30"]),
    ("FREQ=MONTHLY;INTERVAL=6", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", ["2025-06-30", "2025-12-31"]),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", ["2025-03-15", "2025-06-15"]),
    ("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=15", "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=15", ["2025-06-15", "2025-11-15"]),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", ["2025-01-30", "2025-02-28"]),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=-1", ["2025-01-31", "2025-02-28"]),
    ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", ["2025-12-31", "2026-12-31"]),
    ("FREQ=YEARLY;INTERVAL=5", "FREQ=YEARLY;INTERVAL=5;BYMONTH=12;BYMONTHDAY=-1", ["2025-12-31", "2030-12-31"]),
    ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", ["2026-01-15", "2027-01-15"]),
    ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=28,29,30;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", ["2025-06-30", "2026-06-30"]),
    ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1", ["2025-03-31", "2026-03-31"]),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", ["2025-02-28", "2026-02-28"]),
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=18", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=18", ["2025-03-18", "2025-06-18"]),
    ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", ["2025-04-10", "2025-07-10"]),
    ("FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=10", "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=10", ["2025-02-10", "2025-03-10"]),
]


@pytest.mark.parametrize(("recurrence", "rule", "first"), RULES, ids=[case[0] for case in RULES])
def test_when_it_comes(recurrence: str, rule: str, first: list[str]) -> None:
    found = settled(recurrence, SINCE)
    assert found
    assert (found.rule, found.first.isoformat()) == (rule, first[0])
    data, _ = ical([row(recurrence=recurrence, date=SINCE.isoformat(), task="x")])
    shown = [day for day, _ in on(data, SINCE, SINCE.replace(year=2035))]
    assert [day.isoformat() for day in shown[:2]] == first
    if "DAY" in recurrence.replace("DAILY", ""):
        meant = rrulestr(recurrence, dtstart=found_start(recurrence)).between(midnight(SINCE), midnight(SINCE.replace(year=2035)), inc=True)
        assert shown == [day.date() for day in meant]


def midnight(day: date) -> Any:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)


def found_start(recurrence: str) -> Any:
    """Return where the rule as it is begins to count: in March where it comes every three months, for quarters end then."""
    every = re.search(r"INTERVAL=(\d+)", recurrence)
    return midnight(date(2025, 3, 1) if every and every[1] == "3" else date(2025, 1, 1))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(None, None, True), (None, "2025-02-14", False), (None, "2025-02-15", True), ("2030-01-16", "2030-02-14", False), ("2030-01-15", "2030-01-15", True)],
)
def test_whether_it_comes_in_a_period(since: str | None, until: str | None, expected: bool) -> None:
    assert comes(MONTHLY, SINCE, *(day and date.fromisoformat(day) for day in (since, until))) is expected


def test_help_brings_no_calendar() -> None:
    code = "import sys\nfrom graph.cli import app\nassert not {'icalendar', 'dateutil', 'duckdb', 'pandas'} & sys.modules.keys()"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_directives_without_a_deadline_have_no_calendar(tmp_path: Path) -> None:
    made = build(DIRECTIVES, out=tmp_path / "build")
    assert made.tasks() == []
    assert events(ical(made.tasks())[0]) == []


def test_deadlines_inside_a_list_are_told_where_they_have_no_row(tmp_path: Path) -> None:
    text = (
        "UBND TỈNH LÀO CAI\nSố: 45/KH-UBND\nLào Cai, ngày 2 tháng 3 năm 2026\nKẾ HOẠCH\nVề kho thuốc\nUBND tỉnh ban hành kế hoạch như sau:\n"
        "1. Sở Y tế có trách nhiệm:\na) Rà soát kho thuốc, xong trước ngày 10/4/2026.\nb) Tập huấn cán bộ các trạm y tế, xong trước ngày 20/5/2026.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with build(tmp_path / "a.txt", out=tmp_path / "graph") as graph:
        rows = tasks(graph.store, Narrowed())
        assert [row["due"] for row in rows] == ["2026-04-10"]
        assert further(graph.store, rows) == 1
        assert further(graph.store, []) == 0
