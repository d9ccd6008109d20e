"""Tables of tasks in every way that they are written; what only looks like one gives nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import read
from extractors.lexicon import Page
from extractors.registry.wording import columns
from extractors.tables import Table, read_tables
from extractors.tables.heads import column_of
from extractors.text import Text, clean
from extractors.unitlists import units_at

NAMES = {
    "TT": "number",
    "Nhiệm vụ": "task",
    "Cơ quan chủ trì": "lead",
    "Cơ quan phối hợp": "coordinating",
    "Thời hạn hoàn thành": "deadline",
    "Sản phẩm": "product",
}
ROWS = [
    ("1", "Lập danh mục dữ liệu mở của ngành.", "Sở Tư pháp", "Các sở, ban, ngành; UBND các xã, phường", "Quý I/2026", "Danh mục"),
    ("2", "Kiểm kê trụ sở dôi dư sau khi sắp xếp", "Sở Tài chính, Sở Xây dựng", "Công an tỉnh", "Trước ngày 15/6/2026", "Báo cáo kiểm kê của tỉnh"),
    ("3", "Tập huấn kỹ năng số cho cán bộ ở cơ sở", "Sở Nội vụ", "Sở Khoa học và Công nghệ", "Hằng năm", "Lớp tập huấn"),
    ("4", "Đo chất lượng nước mặt ở các hồ chứa", "Sở Nông nghiệp và Môi trường", "UBND các xã, phường", "2026 - 2030", "Số liệu quan trắc"),
]
BEFORE = "Căn cứ tình hình thực tế, Ủy ban nhân dân tỉnh ban hành kế hoạch này để\ncác đơn vị tổ chức thực hiện."
AFTER = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
ORDERS = [(0, 1, 2, 3, 4, 5), (0, 2, 3, 1, 5, 4), (0, 1, 4, 2, 3, 5), (0, 2, 1, 4), (0, 1, 5, 4, 2, 3), (0, 1, 2)]


def tables(raw: str) -> tuple[Text, tuple[Table, ...]]:
    text = clean(raw)
    return text, found(text)


def found(text: Text) -> tuple[Table, ...]:
    page = Page.of(text.clean)
    return read_tables(text, lambda _, start, stop: [(name.start, name.end) for name in units_at(page, start, stop)])


def said(raw: str) -> list[dict[str, Any]]:
    """Return what the tables of a text say, as words."""
    text, read = tables(raw)
    out = []
    for table in read:
        for row in table.rows:
            spans = {role: [text.clean[slice(*span)] for span in getattr(row, role)] for role in ("lead", "coordinating", "assigned")}
            one = {name: text.clean[slice(*span)] for name in ("task", "deadline", "product") if (span := getattr(row, name))}
            out.append({**one, **{role: units for role, units in spans.items() if units}})
    return out


def expected(order: tuple[int, ...], rows: list[tuple[str, ...]] | None = None) -> list[dict[str, Any]]:
    """Return what the rows say in the columns of `order`."""
    names = list(NAMES.values())
    parts = {"lead": ", ", "coordinating": "; "}
    return [{names[at]: row[at].split(parts[names[at]]) if names[at] in parts else row[at] for at in order if at and row[at]} for row in rows or ROWS]


def flat(cells: list[str]) -> str:
    return "\n\n".join([BEFORE, *cells, AFTER])


def cells(order: tuple[int, ...], rows: list[tuple[str, ...]] | None = None) -> list[str]:
    heads = list(NAMES)
    return [heads[at] for at in order] + [row[at] for row in rows or ROWS for at in order if row[at]]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_flattened_cells_in_any_order(order):
    assert said(flat(cells(order))) == expected(order)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_rows_in_markdown_in_any_order(order):
    heads = list(NAMES)
    lines = [[heads[at] for at in order], ["---"] * len(order), *([row[at] for at in order] for row in ROWS)]
    framed = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    assert said(f"{BEFORE}\n\n{framed}\n\n{AFTER}") == expected(order)
    bare = "\n".join(" | ".join(line) for line in lines)
    assert said(f"{BEFORE}\n\n{bare}\n\n{AFTER}") == expected(order)


@pytest.mark.parametrize("order", ORDERS[:3], ids=str)
def test_columns_parted_by_spaces(order):
    heads = list(NAMES)
    lines = [[heads[at] for at in order], *([row[at] for at in order] for row in ROWS)]
    widths = [max(len(line[at]) for line in lines) + 3 for at in range(len(order))]
    body = "\n".join("".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
    assert said(f"{BEFORE}\n\n{body}\n\n\n\n{AFTER}") == expected(order)


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_tables_of_files(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    lines = [list(NAMES), *ROWS]
    if suffix == ".docx":
        from docx import Document

        document: Any = Document()
        document.add_paragraph(BEFORE)
        table = document.add_table(rows=len(lines), cols=len(NAMES))
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                table.cell(row, column).text = cell.replace("; ", ";\n")
        document.add_paragraph(AFTER)
        document.save(str(file))
    else:
        body = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in line)}</tr>" for line in lines)
        file.write_text(f"<p>{BEFORE}</p><table>{body}</table><p>{AFTER}</p>", encoding="utf-8")
    assert said(read(file).text) == expected(ORDERS[0])


HEAD = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]
TASK, OTHER = "Lập bản đồ ngập lụt của từng xã", "Diễn tập phương án sơ tán dân"
FIRST = {"task": TASK, "lead": ["Sở Xây dựng"], "coordinating": ["Công an tỉnh"], "deadline": "2026"}
SECOND = {"task": OTHER, "lead": ["Sở Y tế"], "coordinating": ["Sở Nội vụ"], "deadline": "Quý II/2026"}
ROW, NEXT = [TASK, "Sở Xây dựng", "Công an tỉnh", "2026"], [OTHER, "Sở Y tế", "Sở Nội vụ", "Quý II/2026"]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        pytest.param(["1", *ROW, "2", *NEXT], [FIRST, SECOND], id="plain"),
        pytest.param([*ROW, *NEXT, *ROW], [FIRST, SECOND, FIRST], id="no numbers"),
        pytest.param(["1", *ROW, *NEXT, "3", *ROW], [FIRST, SECOND, FIRST], id="a number missing"),
        pytest.param(["I", "Phòng ngừa", "1", *ROW, "II", "Ứng phó", "1", *NEXT], [FIRST, SECOND], id="sections"),
        pytest.param(["A.", "CÁC NHIỆM VỤ CHUNG CỦA TỈNH", "1", *ROW, "B. ỨNG PHÓ", "1", *NEXT], [FIRST, SECOND], id="sections in capitals"),
        pytest.param(["(1)", "(2)", "(3)", "(4)", "(5)", "1", *ROW, "2", *NEXT], [FIRST, SECOND], id="columns numbered"),
        pytest.param(["1", "2", "3", "4", "5", "1", *ROW, "2", *NEXT], [FIRST, SECOND], id="columns numbered plainly"),
        pytest.param(["1", *ROW, "7", "2", *NEXT], [FIRST, SECOND], id="a page number"),
        pytest.param(["1", *ROW, *HEAD, "2", *NEXT], [FIRST, SECOND], id="the head again"),
        pytest.param(["1", *ROW, "Phần II", *HEAD[1:], "2", *NEXT], [FIRST, SECOND], id="a shorter head again"),
        pytest.param(["1", TASK, "Sở Xây dựng", "2026", "2", *NEXT], [{k: v for k, v in FIRST.items() if k != "coordinating"}, SECOND], id="a cell missing"),
        pytest.param(["1", TASK, "Sở Xây dựng", "Công an tỉnh", "2", *NEXT], [{k: v for k, v in FIRST.items() if k != "deadline"}, SECOND], id="no time"),
        pytest.param(
            ["1", TASK, "Sở Xây dựng", "- Sở Y tế;\n- Sở Nội vụ.", "2026", "2", *NEXT],
            [{**FIRST, "coordinating": ["Sở Y tế", "Sở Nội vụ"]}, SECOND],
            id="bullets in a cell",
        ),
        pytest.param(
            ["1", TASK, "Sở Xây dựng (chủ trì), Sở Tài chính (phối hợp)", "Công an tỉnh", "2026", "2", *NEXT],
            [{**FIRST, "coordinating": ["Sở Tài chính", "Công an tỉnh"]}, SECOND],
            id="remarks",
        ),
        pytest.param(
            ["1", TASK, "STC; VPUB; Sở KH&CN", "Công an tỉnh", "2026", "2", *NEXT],
            [{**FIRST, "lead": ["STC", "VPUB", "Sở KH&CN"]}, SECOND],
            id="abbreviations",
        ),
        pytest.param(
            ["1", *ROW, OTHER, "Năm 2027", "2", *NEXT],
            [FIRST, {**FIRST, "task": OTHER, "deadline": "Năm 2027"}, SECOND],
            id="a merged cell",
        ),
        pytest.param(
            ["1", TASK, "Sở Xây dựng theo dõi, báo cáo", "Công an tỉnh", "2026", "2", *NEXT],
            [FIRST, SECOND],
            id="what the unit does in its cell",
        ),
        pytest.param(
            ["1", "Tổ chức hội thao toàn tỉnh", *ROW[1:], "2", "Phòng ngừa cháy rừng", *ROW[1:], "3", "Trường học an toàn", *ROW[1:], "4", *NEXT],
            [{**FIRST, "task": task} for task in ("Tổ chức hội thao toàn tỉnh", "Phòng ngừa cháy rừng", "Trường học an toàn")] + [SECOND],
            id="tasks that begin like units",
        ),
        pytest.param(
            ["1", TASK, "Bộ phận Văn thư Sở Xây dựng", "Lãnh đạo Sở Y tế", "0,5", "2", *NEXT],
            [{"task": TASK, "lead": ["Bộ phận Văn thư Sở Xây dựng"], "coordinating": ["Lãnh đạo Sở Y tế"], "deadline": "0,5"}, SECOND],
            id="parts of bodies, days without their word",
        ),
        pytest.param(
            ["1", TASK, "Bộ Tài nguyên và môi trường; Bộ Công Thương Bộ Y tế", "Công an tỉnh", "2026", "2", *NEXT],
            [{**FIRST, "lead": ["Bộ Tài nguyên và môi trường", "Bộ Công Thương", "Bộ Y tế"]}, SECOND],
            id="names that the grammar cuts or glues",
        ),
        pytest.param(["1", *ROW, "Tổng cộng", "2", *NEXT], [FIRST, SECOND], id="a total"),
        pytest.param(
            ["1", *ROW[:-1], "Khi có yêu cầu", "2", *NEXT], [{k: v for k, v in FIRST.items() if k != "deadline"}, SECOND], id="a condition is no time"
        ),
    ],
)
def test_rows_of_flattened_cells(body, rows):
    assert said(flat([*HEAD, *body])) == rows


@pytest.mark.parametrize(
    "head",
    [
        ["Số TT", "NỘI DUNG CÔNG VIỆC", "CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN"],
        ["TT", "Noi dung thuc hien", "Don vi chu tri", "Don vi phoi hop", "Tien do"],
        ["TT", "Tên nhiệm vụ[1]", "Cơ quan", "chủ trì thực hiện", "Cơ quan phối hợp (2)", "Hạn hoàn thành"],
        ["TT", "Nội dung", "Đơn vị thực hiện", "Thời gian thực hiện", "Chủ trì", "Phối hợp"],
        ["Thứ tự", "Giải pháp", "Đơn vị đầu mối", "Đơn vị cùng thực hiện", "Lộ trình"],
        ["Nhiệm vụ, giải pháp", "Cơ quan chủ trì soạn thảo", "Cơ quan phối hợp", "Thời điểm trình"],
    ],
    ids=" | ".join,
)
def test_heads_in_other_words(head):
    assert said(flat([*head, "1", *ROW, "2", *NEXT, "3", *ROW])) == [FIRST, SECOND, FIRST]


def test_who_does_what_without_who_leads():
    raw = flat(
        [
            "Bước thực hiện",
            "Nội dung công việc",
            "Đơn vị thực hiện",
            "Thời gian",
            "Bước 1",
            "Nhận hồ sơ của tổ chức",
            "Bộ phận một cửa",
            "0,5 ngày",
            "Bước 2",
            "Thẩm định",
            "Phòng Đất đai",
            "2 ngày",
        ]
    )
    assert said(raw) == [
        {"task": "Nhận hồ sơ của tổ chức", "assigned": ["Bộ phận một cửa"], "deadline": "0,5 ngày"},
        {"task": "Thẩm định", "assigned": ["Phòng Đất đai"], "deadline": "2 ngày"},
    ]
    assert [table.kind for table in tables(raw)[1]] == ["steps"]


def test_a_section_leads_where_no_column_says_who():
    body = ["I", "Sở Tài chính", "1", TASK, "Sở Y tế", "2026", "2", OTHER, "Sở Nội vụ", "2027"]
    assert said(flat(["TT", "Nội dung nhiệm vụ", "Đơn vị phối hợp", "Thời gian hoàn thành", *body])) == [
        {"task": TASK, "lead": ["Sở Tài chính"], "coordinating": ["Sở Y tế"], "deadline": "2026"},
        {"task": OTHER, "lead": ["Sở Tài chính"], "coordinating": ["Sở Nội vụ"], "deadline": "2027"},
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            ["| TT | Nhiệm vụ | Cơ quan | | Hạn |", "| | | Chủ trì | Phối hợp | |", f"| 1 | {TASK} | Sở Xây dựng | Công an tỉnh | 2026 |"],
            [FIRST],
            id="a head of two lines",
        ),
        pytest.param(
            ["| TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn |", f"| 1 | {TASK} | Sở Xây dựng | Công an tỉnh | 2026 |", f"| | {OTHER} | | | 2027 |"],
            [FIRST, {**FIRST, "task": OTHER, "deadline": "2027"}],
            id="a cell merged over rows",
        ),
        pytest.param(
            ["| TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn |", f"| 1 | {TASK} | Sở Xây dựng | Sở Y tế<br>Sở Nội vụ | 2026 |"],
            [{**FIRST, "coordinating": ["Sở Y tế", "Sở Nội vụ"]}],
            id="a break in a cell",
        ),
        pytest.param(
            ["| TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn |", "| I | Phòng ngừa | | | |", f"| 1 | {TASK} | Sở Xây dựng | Công an tỉnh | 2026 |"],
            [FIRST],
            id="a section",
        ),
        pytest.param(
            ["TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn", f"1 | {TASK} | Sở Xây dựng | 2026", f"2 | {OTHER} | Sở Y tế | Sở Nội vụ | Quý II/2026"],
            [{k: v for k, v in FIRST.items() if k != "coordinating"}, SECOND],
            id="an empty cell left out",
        ),
        pytest.param(
            [
                "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn |",
                f"| 1 | {TASK} | Sở Xây dựng | Công an tỉnh | 2026 |",
                "",
                "3",
                "",
                "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Hạn |",
                f"| 2 | {OTHER} | Sở Y tế | Sở Nội vụ | Quý II/2026 |",
            ],
            [FIRST, SECOND],
            id="over two pages",
        ),
    ],
)
def test_rows_with_bars(lines, rows):
    assert said("\n".join([BEFORE, "", *lines, "", AFTER])) == rows


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["TT", "Tên hàng hóa", "Đơn vị tính", "Đơn giá", "1", "Gạch", "viên", "1.200", "2", "Xi măng", "bao", "90.000"], id="a price list"),
        pytest.param(["TT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn giá", "1", "Đào đất", "Công ty A", "1.200"], id="a price list with units"),
        pytest.param(["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ", "1", "Nguyễn Văn A", "Phó Giám đốc", "Sở Y tế", "Tổ trưởng"], id="members"),
        pytest.param(
            ["Thời gian", "Nội dung", "Người thực hiện", "8h00 - 8h30", "Đón tiếp đại biểu", "Ban tổ chức", "8h30", "Khai mạc", "Sở Y tế"], id="a schedule"
        ),
        pytest.param(["STT", "Mã hồ sơ", "Tên tổ chức", "Cơ quan chủ trì giải quyết", "Kết quả", "Ký nhận", "Ghi chú:"], id="a form"),
        pytest.param(["STT", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan thực hiện", "1", "Cấp phép quảng cáo", "Văn hóa", "Sở Y tế"], id="procedures"),
        pytest.param(["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2024", "1", "Trồng rừng", "ha", "120"], id="statistics"),
        pytest.param(["a) Nhiệm vụ: Lập bản đồ.", "b) Đơn vị chủ trì: Sở Y tế.", "c) Đơn vị phối hợp: Sở Nội vụ.", "d) Thời gian: năm 2026."], id="labels"),
        pytest.param(["NHIỆM VỤ", "Sở Y tế", "Chủ trì tổng hợp báo cáo của các đơn vị.", "Sở Nội vụ", "Phối hợp thực hiện."], id="headings that are units"),
        pytest.param([*HEAD, "Nguồn vốn", "2", "năm 2026", "Sở Y tế", "Sở Y tế", "vốn", "3", "II", "2026", "chi", "5"], id="cells in disorder"),
    ],
)
def test_what_only_looks_like_a_table_of_tasks(cells):
    assert said(flat(cells)) == []
    assert said("\n".join(cells)) == []


NOISE = st.lists(st.sampled_from(["", "page", "head", "blank"]), min_size=len(ROWS), max_size=len(ROWS))


@settings(max_examples=60, deadline=None)
@given(order=st.sampled_from(ORDERS[:5]), noise=NOISE, without=st.sets(st.integers(0, 3), max_size=2), column=st.sampled_from([0, 3, 5]))
def test_noise_between_rows_changes_nothing(order, noise, without, column):
    """Page numbers, heads that come again, more blank lines, and missing numbers, units of help and products."""
    rows = [tuple("" if at == column and index in without else cell for at, cell in enumerate(row)) for index, row in enumerate(ROWS)]
    heads = [list(NAMES)[at] for at in order]
    out = list(heads)
    for page, (kind, row) in enumerate(zip(noise, rows, strict=True), start=11):
        out += {"page": [str(page)], "head": heads, "blank": ["\n"]}.get(kind, [])
        out += [row[at] for at in order if row[at]]
    assert said(flat(out)) == expected(order, rows)


@given(st.text(alphabet="12I.|-\n aSTởYtếNhiệmvụChủrìTờg;", max_size=300))
def test_every_span_lies_in_its_table(raw):
    text, read = tables(raw)
    at = 0
    for table in read:
        assert at <= table.start < table.end <= len(text.clean)
        at = table.end
        for row in table.rows:
            for start, end in (row.task, *row.lead, *row.coordinating, *row.assigned):
                assert table.start <= start < end <= table.end


def test_a_table_is_covered_with_its_head_and_no_more():
    text, (table,) = tables(flat(cells(ORDERS[0])))
    assert text.clean[table.start : table.end].startswith("TT\n")
    assert text.clean[table.start : table.end].endswith("Số liệu quan trắc")
    assert text.clean[table.end :].strip().startswith("Nơi nhận")


def test_the_text_after_a_table_is_not_covered():
    after = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời phản ánh về Sở Tài chính để tổng hợp."
    for order in ((0, 1, 2), (0, 1, 2, 4, 5)):
        text, (table,) = tables("\n\n".join([BEFORE, *cells(order, [row[: 5 if row is ROWS[-1] else 6] + ("",) * (row is ROWS[-1]) for row in ROWS]), after]))
        assert text.clean[table.end :].strip() == after


@pytest.mark.parametrize(
    "after",
    [
        ["IV. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế", "Chủ trì tổng hợp kết quả của các đơn vị, báo cáo trước ngày 15/12/2026.", "2. Sở Nội vụ", "Theo dõi thi đua."],
        ["IV", "Tổ chức thực hiện", "Sở Y tế", "Chủ trì tổng hợp kết quả của các đơn vị, báo cáo trước ngày 15/12/2026.", "Sở Nội vụ", "Theo dõi thi đua."],
        [f"{number}. Các đơn vị thực hiện nghiêm quy định về công khai, minh bạch." for number in range(1, 30)],
    ],
    ids=["numbered", "bare", "much text"],
)
def test_sections_after_a_table_are_none_of_its_rows(after):
    text, (table,) = tables("\n\n".join([BEFORE, *cells((0, 1, 2, 4)), *after]))
    assert [text.clean[slice(*row.task)] for row in table.rows] == [row[1] for row in ROWS]
    assert text.clean[table.start : table.end].endswith(ROWS[-1][4])


def test_another_head_begins_another_table():
    turned = ["TT", "Nhiệm vụ", "Cơ quan phối hợp", "Cơ quan chủ trì", "Thời hạn", "1", OTHER, "Sở Nội vụ", "Sở Y tế", "Quý II/2026"]
    raw = flat([*HEAD, "1", *ROW, *turned])
    assert said(raw) == [FIRST, SECOND]
    assert len(tables(raw)[1]) == 2


def test_a_long_table_takes_time_in_proportion():
    import time

    def seconds(times: int) -> float:
        text = clean(flat(cells(ORDERS[0], ROWS * times)))
        begin = time.process_time()
        assert sum(len(table.rows) for table in found(text)) == len(ROWS) * times
        return time.process_time() - begin

    assert seconds(200) < 30 * max(seconds(20), 0.02)


@pytest.mark.parametrize("column", columns().values(), ids=lambda column: column.id)
def test_words_of_a_column_head_it(column):
    for words in (*column.whole, *column.holds):
        head = words[0].upper() + words[1:]
        assert column_of(head) == column.id, head
        assert column_of(head.upper()) == column.id, head
