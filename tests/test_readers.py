"""Every format gives its text in reading order, and old encodings their letters."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import need

from extractors import extract, read
from extractors.encodings import from_tcvn3, from_vni
from extractors.errors import MissingTool, ReadError

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


@pytest.mark.parametrize("suffix", [".xlsx", "", ".zip"])
def test_an_unknown_format_lists_the_known_ones(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(b"x")
    with pytest.raises(ReadError, match=r"\.docx"):
        read(tmp_path / f"a{suffix}")
