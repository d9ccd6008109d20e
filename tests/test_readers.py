"""Every format gives its text in reading order, and old encodings their letters."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import need

from extractors import extract, read
from extractors.encodings import from_tcvn3, from_vni
from extractors.errors import MissingTool, ReadError
from extractors.readers import READERS, Reading

TEXT = "Căn cứ Chỉ thị số 12/CT-TTg ngày 3/4/2018 của Thủ tướng Chính phủ về phòng, chống cháy rừng; các đơn vị thực hiện theo quy định."
TCVN3 = str.maketrans({letter: code for code, letter in ((c, from_tcvn3(chr(c))) for c in range(0xA1, 0xFF)) if letter != chr(code)})


def numbers(path: Path) -> list[str | None]:
    return [citation.number for citation in extract(read(path)).citations]


def vni(text: str) -> bytes:
    """Write a text in the VNI font, by trying every pair that the reader knows."""
    from extractors.encodings import _vni

    table = {letter: printed for printed, letter in reversed(_vni()[0].items())}
    return "".join(table.get(letter, letter) for letter in text).encode("cp1252")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert read(tmp_path / "a.txt").text.removeprefix("\ufeff") == TEXT


def test_tcvn3(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.translate(TCVN3).encode("latin-1"))
    assert read(tmp_path / "a.txt").text == TEXT


def test_vni(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(vni(TEXT))
    assert read(tmp_path / "a.txt").text == TEXT
    assert from_vni(vni(TEXT).decode("cp1252")) == TEXT


def test_windows_1258(tmp_path: Path) -> None:
    import unicodedata

    decomposed = "".join(c if c in "âêôăơưđÂÊÔĂƠƯĐ" else unicodedata.normalize("NFD", c) for c in _parted(TEXT))
    (tmp_path / "a.txt").write_bytes(decomposed.encode("cp1258"))
    assert read(tmp_path / "a.txt").text == TEXT


def _parted(text: str) -> str:
    """Part a letter from its tone, but not from its circumflex, breve or horn, as Windows-1258 does."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        out.append(unicodedata.normalize("NFC", "".join(c for c in marks if c not in tones)) + "".join(c for c in marks if c in tones))
    return "".join(out)


def test_a_damaged_byte_costs_its_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode()[:-1] + b"\xe1\xbb")
    assert read(tmp_path / "a.txt").text == f"{TEXT[:-1]}\ufffd"


def test_html_has_a_line_a_block_and_no_script(tmp_path: Path) -> None:
    script = "<style>p {}</style><script>var a = 'Nghị định số 1/2020/NĐ-CP'</script>"
    page = f"<html><head>{script}</head><body><h1>CHỈ THỊ</h1><p>{TEXT}</p><p>Hết</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert numbers(tmp_path / "a.html") == ["12/CT-TTg"]
    lines = [line for line in read(tmp_path / "a.html").text.splitlines() if line.strip()]
    assert lines == ["CHỈ THỊ", TEXT, "Hết"]


def test_word_has_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    from docx import Document

    document: Any = Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "UBND TỈNH LÀO CAI\nSố: 12/CT-UBND"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLào Cai, ngày 5 tháng 6 năm 2021"
    document.add_paragraph("CHỈ THỊ")
    document.add_paragraph(TEXT)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1", "Quyết định số 7/QĐ-TTg"
    document.add_paragraph("Hết")
    document.save(tmp_path / "a.docx")
    text = read(tmp_path / "a.docx").text
    assert text.index("Số: 12/CT-UBND") < text.index("CHỈ THỊ\n") < text.index(TEXT) < text.index("1 | Quyết định số 7/QĐ-TTg") < text.index("Hết")
    assert extract(read(tmp_path / "a.docx")).document.id == "lao-cai/2021/12-CT-UBND"


PLAN = [
    "| TT | Nhiệm vụ | Cơ quan |  | Hạn |",
    "|  |  | Chủ trì | Phối hợp |  |",
    "| 1 | Lập kế hoạch kiểm kê | Sở Tài chính | Sở Nội vụ; Sở Y tế | 2026 |",
    "| 2 | Báo cáo kết quả; gửi bản mềm |  | - Sở Xây dựng; - Sở Tư pháp |  |",
]


def test_rows_of_a_table_in_html_are_lines_with_every_cell(tmp_path: Path) -> None:
    page = f"""<table><tr><td>UBND TỈNH LÀO CAI<br>-----</td><td>CỘNG HÒA</td></tr></table><p>{TEXT}</p>
        <table><thead><tr><th rowspan="2">TT</th><th rowspan="2">Nhiệm
        vụ</th><th colspan="2">Cơ quan</th><th rowspan="2">Hạn</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>
        <tr><td>1</td><td>Lập <b>kế hoạch</b> kiểm kê</td><td rowspan="9">Sở Tài chính</td><td><p>Sở Nội vụ</p><p>Sở Y tế</p></td><td>2026</td></tr>
        <tr><td>2</td><td>Báo cáo kết quả;<br>gửi bản mềm</td><td>- Sở Xây dựng;<br>- Sở Tư pháp</td></tr></table><p>Hết</p>"""
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    lines = [line for line in read(tmp_path / "a.html").text.splitlines() if line.startswith("|")]
    assert lines == PLAN


def test_rows_of_a_table_in_word_are_lines_with_every_cell(tmp_path: Path) -> None:
    from docx import Document

    cells = [
        ["TT", "Nhiệm vụ", "Cơ quan", "", "Hạn"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["1", "Lập kế hoạch kiểm kê", "Sở Tài chính", "Sở Nội vụ\nSở Y tế", "2026"],
        ["2", "Báo cáo kết quả;\ngửi bản mềm", "", "- Sở Xây dựng;\n- Sở Tư pháp", ""],
    ]
    document: Any = Document()
    table = document.add_table(rows=4, cols=5)
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            table.cell(row, column).text = cell
    table.cell(0, 2).merge(table.cell(0, 3))
    table.cell(2, 2).merge(table.cell(3, 2))
    document.save(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx").text.strip().splitlines() == PLAN


@pytest.fixture(scope="module")
def printed(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page printed to PDF, with a text layer."""
    from playwright.sync_api import sync_playwright

    file = tmp_path_factory.mktemp("pdf") / "a.pdf"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_content(f"<p style='font: 16pt serif'>{TEXT}</p><p style='break-before: page; font: 16pt serif'>Thực hiện Quyết định số 7/QĐ-TTg.</p>")
        page.pdf(path=str(file))
        browser.close()
    return file


@pytest.mark.browser
def test_pdf_with_a_text_layer(printed: Path) -> None:
    assert numbers(printed) == ["12/CT-TTg", "7/QĐ-TTg"]
    assert "\f" in read(printed).text


@pytest.fixture(scope="module")
def scan(printed: Path) -> Path:
    """The same pages as pictures."""
    import pypdfium2

    pages = [page.render(scale=2.5).to_pil().convert("L") for page in pypdfium2.PdfDocument(printed)]
    file = printed.with_name("scan.pdf")
    pages[0].save(file, save_all=True, append_images=pages[1:])
    return file


@pytest.mark.browser
def test_a_scan_is_read_where_tesseract_is(scan: Path) -> None:
    need(shutil.which("tesseract"), "tesseract with its Vietnamese data (apt-get install tesseract-ocr tesseract-ocr-vie)")
    assert numbers(scan) == ["12/CT-TTg", "7/QĐ-TTg"]


@pytest.mark.browser
def test_a_scan_without_tesseract_says_what_to_install(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingTool, match="tesseract-ocr-vie"):
        read(scan)


def test_an_old_word_file_without_a_converter_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    with pytest.raises(MissingTool, match="LibreOffice or antiword"):
        read(tmp_path / "a.doc")


@pytest.mark.shared
def test_an_old_word_file(shared: Path) -> None:
    need(shutil.which("antiword") or shutil.which("soffice"), "antiword or LibreOffice")
    assert len(read(shared / "corpus" / "originals" / "litdoc-665b7763d8.doc").text) > 1000


@pytest.mark.parametrize("suffix", [".pptx", "", ".zip"])
def test_an_unknown_format_lists_the_known_ones(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(b"x")
    with pytest.raises(ReadError, match=r"\.docx"):
        read(tmp_path / f"a{suffix}")


def test_a_message_is_left_out_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text("Subject: x", encoding="utf-8")
    with pytest.raises(ReadError, match="a message, not a document"):
        read(tmp_path / "a.eml")


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="a pipe or device"):
        read(tmp_path / "a.txt")


def test_a_path_too_long_for_windows_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far, near = tmp_path.joinpath(*["van-ban-cua-tinh"] * 20, "a.docx"), tmp_path / "a.docx"
    monkeypatch.setattr("extractors.readers.limits._WINDOWS", True)
    with pytest.raises(ReadError, match=rf"no such file; its path has {len(str(far))} characters, and Windows .* enable them"):
        read(far)
    with pytest.raises(ReadError, match="check the path"):
        read(near)


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="cannot be opened"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize("start", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf1 ", b"<html>"])
def test_broken_bytes_are_an_error_of_their_file(tmp_path: Path, suffix: str, start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # programs of the system have their own tests
    (tmp_path / f"a{suffix}").write_bytes(start + bytes(range(256)) * 3)
    with suppress(ReadError):
        assert read(tmp_path / f"a{suffix}").text


def test_a_reader_that_raises_costs_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, data: bytes) -> Reading:
        raise KeyError("rId7")

    monkeypatch.setattr("extractors.readers.READERS", {".txt": broken})
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ReadError, match="KeyError"):
        read(tmp_path / "a.txt")


PAGE = "<html><body><p>ỦY BAN NHÂN DÂN TỈNH LÀO CAI</p>{}</body></html>"


@pytest.mark.parametrize("suffix", [".html", ".doc"])
def test_a_page_is_read_whatever_its_suffix(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_text(PAGE.format(f"<p>{TEXT}</p>"), encoding="utf-8")
    assert numbers(tmp_path / f"a{suffix}") == ["12/CT-TTg"]


def html(tmp_path: Path, body: str) -> list[str]:
    (tmp_path / "a.html").write_text(PAGE.format(body), encoding="utf-8")
    return [line for line in read(tmp_path / "a.html").text.splitlines() if line][1:]


HTML = {
    "numbers of lists": ("<ol start=3><li>Sở Y tế<ol type=a><li>Lập dự toán</li><li>Báo cáo</li></ol></li><li value=7>Sở Tài chính</li></ol>",
                         ["3. Sở Y tế", "a) Lập dự toán", "b) Báo cáo", "7. Sở Tài chính"]),
    "numbers that are typed stay alone": ("<ol><li>1. Sở Y tế</li><li><p>Sở Nội vụ</p></li></ol>", ["1. Sở Y tế", "2. Sở Nội vụ"]),
    "marks of notes": ("<p>Nghị định số 8/2019/NĐ-CP<sup>2</sup> ngày 7/5/2019<a href='#_ftn3'>[3]</a>;</p><p><sup>2</sup>Đã sửa đổi</p>",
                       ["Nghị định số 8/2019/NĐ-CP ngày 7/5/2019;", "[2] Đã sửa đổi"]),
    "powers and links are text": ("<p>rộng 20 m<sup>2</sup> theo khoản <a href='#k1'>1</a> Điều 5</p>", ["rộng 20 m2 theo khoản 1 Điều 5"]),
    "hidden and deleted parts": ("<p>Giao <del>Sở Y tế</del> <ins>Sở Nội vụ</ins><span style='display: none'> ẩn</span></p>", ["Giao Sở Nội vụ"]),
    "a table inside a layout": ("<table><tr><td><p>Trái</p></td><td><table><tr><td>1</td><td>Lập kế hoạch</td><td>Sở Y tế</td></tr>"
                                "<tr><td>2</td><td>Báo cáo</td><td>Sở Nội vụ</td></tr></table></td></tr></table>",
                                ["Trái", "| 1 | Lập kế hoạch | Sở Y tế |", "| 2 | Báo cáo | Sở Nội vụ |"]),
    "lines of the source": ("<p>Thực hiện\nQuyết định số\n7/QĐ-TTg</p><pre>a\n b</pre>", ["Thực hiện Quyết định số 7/QĐ-TTg", "a", "b"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), HTML.values(), ids=HTML)
def test_html(tmp_path: Path, body: str, lines: list[str]) -> None:
    assert html(tmp_path, body) == lines


@pytest.mark.parametrize("tag", ["<div>", "<span>", "<div><font>", "<table><tr><td>", "<ul><li>"])
def test_html_nested_without_end_keeps_its_text(tmp_path: Path, tag: str) -> None:
    assert "12/CT-TTg" in "".join(html(tmp_path, tag * 20_000 + TEXT))


def test_rtf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    coded = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in TEXT)
    (tmp_path / "a.rtf").write_text(f"{{\\rtf1\\ansi {coded}\\par H\\u7871?t\\par}}", encoding="ascii")
    assert numbers(tmp_path / "a.rtf") == ["12/CT-TTg"]


def test_a_web_archive_named_doc(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("Không có trang")
    message.add_alternative(PAGE.format(f"<p>{TEXT}</p>"), subtype="html")
    (tmp_path / "a.doc").write_bytes(bytes(message))
    assert numbers(tmp_path / "a.doc") == ["12/CT-TTg"]


ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text><text:p>Theo<text:s text:c="2"/>Quyết định số 7/QĐ-TTg<text:note>
<text:note-citation>1</text:note-citation><text:note-body><text:p>Đã sửa đổi</text:p></text:note-body></text:note> ngày 6/5/2019</text:p><table:table>
<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>Lập</text:p></table:table-cell>
<table:table-cell><text:p>Sở Y tế</text:p>
</table:table-cell></table:table-row>
<table:table-row><table:table-cell/><table:table-cell><text:p>Gửi</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_odt_without_an_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT)
    assert [line for line in read(tmp_path / "a.odt").text.splitlines() if line] == [
        "Theo  Quyết định số 7/QĐ-TTg ngày 6/5/2019",
        "[1] Đã sửa đổi",
        "| 1 | Lập | Sở Y tế |",
        "|  | Gửi |  |",
    ]


def test_a_spreadsheet_of_tasks(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    rows = [
        ["KẾ HOẠCH KIỂM KÊ"],
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        [1, "Rà soát tài sản", "Sở Tài chính", date(2026, 4, 5)],
        [2, "Báo cáo", "Sở Nội vụ", None],
    ]
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").text.splitlines() == [
        "KẾ HOẠCH KIỂM KÊ",
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |",
        "| 1 | Rà soát tài sản | Sở Tài chính | 05/04/2026 |",
        "| 2 | Báo cáo | Sở Nội vụ |  |",
    ]
    assert [(row.unit, row.role) for row in extract(read(tmp_path / "a.xlsx")).assignments] == [("Sở Tài chính", "lead"), ("Sở Nội vụ", "lead")]
