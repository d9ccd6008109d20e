"""PDF: pages as they lie, their tables and notes, what is broken or unfolds without end, and what is recognised from pictures."""

from __future__ import annotations

import io
import shutil
import zlib
from pathlib import Path

import pytest
from conftest import need
from made_pdf import Page, pdf, said

from extractors import extract, read
from extractors.errors import MissingTool, ReadError
from extractors.readers.pdf.letters import is_broken
from extractors.records import Source

LINE = "Thuc hien Quyet dinh so 7/QD-TTg ngay 6/5/2019"


def of(tmp_path: Path, data: bytes) -> Source:
    (tmp_path / "a.pdf").write_bytes(data)
    return read(tmp_path / "a.pdf")


def text(tmp_path: Path, *pages: Page) -> str:
    return of(tmp_path, pdf(pages)).text


def test_pages_are_parted_and_empty_ones_are_noted(tmp_path: Path) -> None:
    source = of(tmp_path, pdf([(said(LINE), ""), ("", ""), (said("Het"), "")]))
    assert source.text == f"{LINE}\f\fHet"
    assert source.notes == (("page 2 holds no text", len(LINE) + 1),)
    assert [finding.message for finding in extract(source).findings if finding.rule == "page without text"] == ["page 2 holds no text"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_is_read_as_its_letters_stand(tmp_path: Path, turned: int) -> None:
    lines = [f"{number}. {LINE} cua" for number in range(1, 6)]
    assert text(tmp_path, ("".join(said(line, y=700 - 20 * at) for at, line in enumerate(lines)), f"/Rotate {turned}")).splitlines() == lines


def test_the_mark_of_a_note_is_no_digit_of_a_number(tmp_path: Path) -> None:
    mark = (
        "BT /F1 12 Tf 1 0 0 1 50 700 Tm (Quyet dinh so 7/QD-TTg) Tj /F1 6 Tf 5 Ts (1) Tj /F1 12 Tf 0 Ts ( ngay 6/5/2019 rong 20 m) Tj /F1 6 Tf 5 Ts (2) Tj ET\n"
    )
    assert text(tmp_path, (mark, "")) == "Quyet dinh so 7/QD-TTg ngay 6/5/2019 rong 20 m2"


def test_drawn_tables_are_rows(tmp_path: Path) -> None:
    rows = [("STT", "Viec", "Co quan"), ("1", "Lap", "So Y te"), ("2", "Gui", "So Noi vu")]
    lines = "".join(f"50 {y} m 450 {y} l S " for y in (640, 620, 600, 580)) + "".join(f"{x} 580 m {x} 640 l S " for x in (50, 150, 300, 450))
    cells = "".join(said(cell, x, 625 - 20 * at) for at, row in enumerate(rows) for x, cell in zip((55, 155, 305), row, strict=True))
    found = text(tmp_path, (said("Ke hoach", y=700) + lines + cells + said("Noi nhan", y=500), ""))
    assert found.splitlines() == ["Ke hoach", "| STT | Viec | Co quan |", "| 1 | Lap | So Y te |", "| 2 | Gui | So Noi vu |", "Noi nhan"]


TASKS = [
    [("STT",), ("Viec",), ("Chu tri",), ("Thoi han",)],
    [("1",), ("Lap danh", "muc tai san"), ("So Y te",), ("2026",)],
    [("2",), ("Gui",), ("So Noi", "vu"), ("Quy I", "2027")],
]
CELLS = "".join(
    said(line, x, y - 14 * at)
    for y, row in zip((640, 600, 560), TASKS, strict=True)
    for x, cell in zip((50, 90, 170, 230), row, strict=True)
    for at, line in enumerate(cell)
)
RULES = "".join(f"45 {y} m 300 {y} l S " for y in (655, 615, 575, 535)) + "".join(f"{x} 535 m {x} 655 l S " for x in (45, 85, 165, 225, 300))
PAGE = said("Ke hoach cua Uy ban nhan dan tinh", y=700) + CELLS + said("Noi nhan", y=500)
LINES = [
    "Ke hoach cua Uy ban nhan dan tinh",
    "| STT | Viec | Chu tri | Thoi han |",
    "| 1 | Lap danh muc tai san | So Y te | 2026 |",
    "| 2 | Gui | So Noi vu | Quy I 2027 |",
    "Noi nhan",
]


def test_tables_without_lines_are_rows(tmp_path: Path) -> None:
    assert text(tmp_path, (PAGE, "")).splitlines() == LINES


LYING = {90: "0 1 -1 0 800 0", 180: "-1 0 0 -1 600 800", 270: "0 -1 1 0 0 600"}  # how a page of 600 by 800 lies that is to be turned by so much


@pytest.mark.parametrize("rules", [RULES, ""], ids=["drawn", "without lines"])
@pytest.mark.parametrize("told", [True, False], ids=["the page says so", "it does not"])
@pytest.mark.parametrize("turned", LYING)
def test_tables_on_turned_pages_are_rows(tmp_path: Path, turned: int, told: bool, rules: str) -> None:
    page = f"q {LYING[turned]} cm\n{PAGE}{rules}Q", f"/Rotate {turned}" if told else ""
    assert of(tmp_path, pdf([page], "0 0 800 600" if turned % 180 else "0 0 600 800")).text.splitlines() == LINES


def test_text_that_lost_its_letters_looks_broken() -> None:
    good = "Căn cứ Nghị định của Chính phủ về công tác văn thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch và giao các sở, ban, ngành ở tỉnh thực hiện. " * 2
    assert not is_broken(good)
    assert is_broken("Căn c Ngh đ nh c a Chính ph v công tác văn th , y ban nhân dân t nh ban hành K ho ch ứ ị ị ủ ủ ề ư Ủ ỉ ế ạ " * 2)
    assert is_broken(good.replace("nhân dân ", "nhândân").replace("công tác ", "côngtác").replace("Chính phủ ", "Chínhphủ"))


def test_a_file_with_a_password_says_so(tmp_path: Path) -> None:
    encrypt = b"<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>"
    data = pdf([(said(LINE), "")]).replace(b"trailer<<", b"trailer<</ID[(x)(x)]/Encrypt " + encrypt)
    with pytest.raises(ReadError, match="protected by a password"):
        of(tmp_path, data)


@pytest.mark.parametrize("depth", [1, 2])
def test_a_stream_that_unfolds_without_end_is_refused(tmp_path: Path, depth: int) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(300)) + packer.flush()
    for _ in range(depth - 1):
        packed = zlib.compress(packed, 9)
    data = b"%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode/Length 9>>stream\n" + packed + b"\nendstream\nendobj\n"
    with pytest.raises(ReadError, match="unfolds beyond"):
        of(tmp_path, data)


def test_a_huge_page_costs_no_memory(tmp_path: Path) -> None:
    assert of(tmp_path, pdf([(said(LINE), "")], box="0 0 14400000 14400000")).text == LINE


@pytest.fixture(scope="module")
def picture() -> bytes:
    """A page of Vietnamese as a picture, in a file of one page."""
    from PIL import Image, ImageDraw, ImageFont

    font = next((path for name in ("DejaVuSans.ttf", "LiberationSerif-Regular.ttf") if (path := _font(name))), None)
    need(font, "a TrueType font with Vietnamese letters (apt-get install fonts-dejavu-core)")
    image = Image.new("L", (1654, 2339), 255)
    lines = [
        "Căn cứ Quyết định số 7/QĐ-TTg ngày 06/5/2019",
        "của Thủ tướng Chính phủ về công tác văn thư;",
        "1. Giao Sở Nội vụ chủ trì lập kế hoạch kiểm kê.",
    ] * 3
    for at, line in enumerate(lines):
        ImageDraw.Draw(image).text((150, 200 + 90 * at), line, 0, ImageFont.truetype(font, 44))
    return image.tobytes()


def _font(name: str) -> str | None:
    from PIL import ImageFont

    try:
        return str(ImageFont.truetype(name, 10).path)
    except OSError:
        return None


def scan(picture: bytes, turned: int) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.frombytes("L", (1654, 2339), picture).rotate(turned, expand=True).save(out, "PDF", resolution=200)
    return out.getvalue()


@pytest.mark.parametrize("turned", [0, 90])
def test_recognised_pages_are_known_and_trusted_less(tmp_path: Path, picture: bytes, turned: int) -> None:
    need(shutil.which("tesseract"), "tesseract with its Vietnamese data (apt-get install tesseract-ocr tesseract-ocr-vie)")
    source = of(tmp_path, scan(picture, turned))
    assert source.recognised == ((0, len(source.text)),)
    cited = extract(source).citations[0]
    printed = extract(source.text).citations[0]
    assert cited.number == "7/QĐ-TTg"
    assert cited.confidence == round(printed.confidence * 0.9, 3)


def test_a_picture_among_pages_is_noted_where_nothing_recognises_it(tmp_path: Path, picture: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    monkeypatch.setenv("PATH", "")
    both = pypdfium2.PdfDocument.new()
    for data in (pdf([(said(LINE), "")]), scan(picture, 0)):
        both.import_pages(pypdfium2.PdfDocument(data))
    both.save(tmp_path / "b.pdf")
    source = read(tmp_path / "b.pdf")
    assert source.text.strip() == LINE
    assert "page 2 is a picture; install tesseract" in source.notes[0][0]
    with pytest.raises(MissingTool, match="tesseract-ocr-vie"):
        of(tmp_path, scan(picture, 0))
