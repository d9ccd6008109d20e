"""Word files: everything that a person sees, in order, and nothing that unfolds without end."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from extractors import extract, read
from extractors.encodings import _vni, from_tcvn3
from extractors.errors import ReadError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TCVN3 = {letter: chr(code) for code in range(0xA1, 0xFF) if (letter := from_tcvn3(chr(code))) != chr(code)}


def relations(*targets: str) -> str:
    rows = [
        f'<Relationship Id="r{i}" Type="{OFFICE}/{target.split("/")[-1].removesuffix(".xml").rstrip("12")}" Target="{target}"/>'
        for i, target in enumerate(targets)
    ]
    return f'<Relationships xmlns="{PACKAGE}">{"".join(rows)}</Relationships>'


def word(tmp_path: Path, body: str, *others: str, **parts: str) -> Path:
    """Write a Word file of a body and other parts, each as the XML inside it; `others` are parts that are yet to be written."""
    roots = {
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "numbering": "numbering",
        "styles": "styles",
        "header1": "hdr",
        "header2": "hdr",
        "footer1": "ftr",
        "footer2": "ftr",
    }
    with ZipFile(tmp_path / "a.docx", "w", ZIP_DEFLATED) as archive:
        root = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        archive.writestr("_rels/.rels", root)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", relations(*others, *(f"{name}.xml" for name in parts)))
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{roots[name]} {W}>{inside}</w:{roots[name]}>")
    return tmp_path / "a.docx"


def lines(tmp_path: Path, body: str, **parts: str) -> list[str]:
    return [line for line in read(word(tmp_path, body, **parts)).text.splitlines() if line.strip()]


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(block if block.startswith('<') else p(block) for block in blocks)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</w:tr>"


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r(result)}{marks[2]}"


def sdt(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
BOTH = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
SEEN = {
    "insertions, not deletions": (
        p("Giao ", "<w:del><w:r><w:delText>Sở Y tế</w:delText></w:r></w:del>", f"<w:ins>{r('Sở Nội vụ')}</w:ins>"),
        ["Giao Sở Nội vụ"],
    ),
    "moved to, not moved from": (f"<w:moveFrom>{p('Cũ')}</w:moveFrom>" + p(f"<w:moveTo>{r('Điều 2')}</w:moveTo>"), ["Điều 2"]),
    "a deleted end of a paragraph": (p("Sở Nội", properties="<w:rPr><w:del/></w:rPr>") + p(" vụ"), ["Sở Nội vụ"]),
    "content controls": (sdt(p("Số: ", sdt(r("5")))), ["Số: 5"]),
    "results of fields": (
        p("Nghị định số ", field("REF so", "9/2021/NĐ-CP"), f'<w:fldSimple w:instr="DATE">{r(" ngày 4/3/2021")}</w:fldSimple>'),
        ["Nghị định số 9/2021/NĐ-CP ngày 4/3/2021"],
    ),
    "no numbers of pages": (p("Trang", field("PAGE \\* MERGEFORMAT", "7")), ["Trang"]),
    "smart tags and links": (p("ngày ", f"<w:smartTag>{r('4/3/2021')}</w:smartTag>", f"<w:hyperlink>{r(' của Bộ')}</w:hyperlink>"), ["ngày 4/3/2021 của Bộ"]),
    "text boxes, before where they hang": (p("QUYẾT ĐỊNH", BOX.format(p("Số: 5/QĐ-UBND"))), ["Số: 5/QĐ-UBND", "QUYẾT ĐỊNH"]),
    "one of two ways to show a box": (p(BOTH.format(*[BOX.format(p("Số: 5"))] * 2)), ["Số: 5"]),
    "hidden text is not seen": (p("Bộ", r(" ẩn", "<w:vanish/>"), r(" Y tế", '<w:vanish w:val="0"/>')), ["Bộ Y tế"]),
    "hyphens and tabs": (p("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>TTg</w:t><w:tab/><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>"), ["QĐ-TTg\tab"]),
    "tables in tables": (
        table(row("TT", "Việc", "Cơ quan"), row("1", cell("Lập", table(row("a", "Mẫu 1"), row("b", "Mẫu 2"))), "Sở Y tế")),
        ["| TT | Việc | Cơ quan |", "| 1 | Lập | Sở Y tế |", "a | Mẫu 1", "b | Mẫu 2"],
    ),
    "rows that begin with a gap": (
        table(row("TT", "Việc", "Cơ quan"), row("Lập", "Sở Y tế", properties='<w:gridBefore w:val="1"/>')),
        ["| TT | Việc | Cơ quan |", "|  | Lập | Sở Y tế |"],
    ),
    "merged cells are said once": (
        table(
            row("1", cell("Lập", properties='<w:vMerge w:val="restart"/>'), "Sở A"),
            row("2", cell("", properties="<w:vMerge/>"), "Sở B"),
            row(cell("Chung", properties='<w:gridSpan w:val="9999999"/>')),
        ),
        ["| 1 | Lập | Sở A |", "| 2 |  | Sở B |", "| Chung |  |  |"],
    ),
    "inserted and deleted rows": (table(row("a", "b", properties="<w:del/>"), sdt(row("c", "d"))), ["c | d"]),
}


@pytest.mark.parametrize(("body", "seen"), SEEN.values(), ids=SEEN)
def test_what_a_person_sees(tmp_path: Path, body: str, seen: list[str]) -> None:
    assert lines(tmp_path, p("Mở đầu") + body) == ["Mở đầu", *seen]


def test_notes_stand_behind_their_paragraph_and_no_number_grows(tmp_path: Path) -> None:
    body = p("Nghị định số 9/2021/NĐ-CP", '<w:r><w:footnoteReference w:id="2"/></w:r>', " ngày 4/3/2021;", '<w:r><w:endnoteReference w:id="2"/></w:r>') + p(
        "Hết"
    )
    note = '<w:{0} w:type="separator" w:id="-1">' + p("---") + '</w:{0}><w:{0} w:id="2">' + p("<w:r><w:{0}Ref/></w:r>", "Sửa bởi {1}") + "</w:{0}>"
    found = lines(tmp_path, body, footnotes=note.format("footnote", "Luật A"), endnotes=note.format("endnote", "Luật B"))
    assert found == ["Nghị định số 9/2021/NĐ-CP ngày 4/3/2021;", "[1] Sửa bởi Luật A", "[2] Sửa bởi Luật B", "Hết"]


def test_a_damaged_part_beside_the_body_is_noted(tmp_path: Path) -> None:
    source = read(word(tmp_path, p("Thân"), styles="<w:style"))
    assert (source.text, source.notes) == ("Thân", (("word/styles.xml is damaged and was not read", 0),))


def test_headers_stand_once_and_first(tmp_path: Path) -> None:
    header = p("UBND TỈNH LÀO CAI") + p(field("PAGE", "3"))
    assert lines(tmp_path, p("Thân"), header1=header, header2=header) == ["UBND TỈNH LÀO CAI", "Thân"]


def test_footers_stand_once_and_last(tmp_path: Path) -> None:
    footer, number = p("Kèm theo Công văn số 8/SYT-VP"), p("Trang ", field("PAGE", "3"), "/", field("NUMPAGES", "9"))
    assert lines(tmp_path, p("Thân"), footer1=footer, footer2=number) == ["Thân", "Kèm theo Công văn số 8/SYT-VP"]
    assert lines(tmp_path, p("Thân"), header1=footer, footer1=footer, footer2=footer) == ["Kèm theo Công văn số 8/SYT-VP", "Thân"]


DIAGRAM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
DRAWN = f'<w:r><w:drawing><a:graphic {DIAGRAM}><a:graphicData><dgm:relIds r:dm="r0"/></a:graphicData></a:graphic></w:drawing></w:r>'


def point(name: str, *paragraphs: str, kind: str = "node", more: str = "") -> str:
    inside = "".join(f"<a:p>{''.join(f'<a:r><a:t>{part}</a:t></a:r>' for part in text.split('|'))}</a:p>" for text in paragraphs)
    return f'<dgm:pt modelId="{name}" type="{kind}">{more}<dgm:t>{inside}</dgm:t></dgm:pt>'


def test_shapes_of_a_diagram_are_lines_from_the_first_down(tmp_path: Path) -> None:
    points = [
        point("0", kind="doc"),
        point("3", "Sở Y tế| chủ trì", "trước 30/6"),
        point("2", "Giám đốc"),
        point("1", "UBND tỉnh"),
        point("4", "nối", kind="sibTrans"),
        point("5", "[Văn bản]", more='<dgm:prSet phldr="1"/>'),
        point("6", "Ghi chú"),
    ]
    ties = [("0", "1", 0), ("1", "3", 1), ("1", "2", 0), ("3", "1", 0), ("0", "5", 1)]
    tied = "".join(f'<dgm:cxn srcId="{above}" destId="{below}" srcOrd="{place}"/>' for above, below, place in ties)
    file = word(tmp_path, p("Sơ đồ", DRAWN) + p("Hết"), "diagramData.xml")
    with ZipFile(file, "a") as archive:
        archive.writestr(
            "word/diagramData.xml", f"<dgm:dataModel {DIAGRAM}><dgm:ptLst>{''.join(points)}</dgm:ptLst><dgm:cxnLst>{tied}</dgm:cxnLst></dgm:dataModel>"
        )
    assert [line for line in read(file).text.splitlines() if line.strip()] == [
        "UBND tỉnh",
        "Giám đốc",
        "Sở Y tế chủ trì",
        "trước 30/6",
        "Ghi chú",
        "Sơ đồ",
        "Hết",
    ]


def level(at: int, form: str, text: str, rest: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{rest}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "Điều %1.")}{level(1, "decimal", "%1.%2")}'
    f"{level(2, 'lowerLetter', '%3)')}{level(3, 'bullet', '&#xF0B7;')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "upperRoman", "%1.")}{level(1, "decimal", "%1.%2", "<w:isLgl/>")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'


def numbered(text: str, number: int, at: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers(tmp_path: Path) -> None:
    told = [("A", 1, 0), ("B", 1, 1), ("C", 1, 2), ("D", 1, 2), ("E", 1, 1), ("F", 1, 2), ("G", 1, 3), ("H", 2, 0), ("I", 2, 1), ("K", 3, 0)]
    body = "".join(numbered(*item) for item in told) + p("L", properties='<w:pStyle w:val="Dieu"/>') + p("M")
    assert lines(tmp_path, body, numbering=NUMBERING, styles=STYLES) == [
        "Điều 1. A", "1.1 B", "a) C", "b) D", "1.2 E", "a) F", "- G", "I. H", "1.1 I", "Điều 8. K", "Điều 9. L", "M",
    ]  # fmt: skip


def test_letters_of_old_fonts_by_run(tmp_path: Path) -> None:
    printed = {letter: printed for printed, letter in reversed(_vni()[0].items())}
    vni = "".join(printed.get(letter, letter) for letter in "Sở Nội vụ")
    tcvn3 = "".join(TCVN3.get(letter, letter) for letter in "bộ tài chính")
    fonts = ['<w:rFonts w:ascii="VNI-Times"/>', '<w:rFonts w:ascii=".VnTimeH"/>', '<w:rFonts w:ascii="Times New Roman"/>']
    body = p(r(vni[:2], fonts[0]), r(vni[2:], fonts[0]), r(" và ", fonts[2]), r(tcvn3, fonts[1]), r(" Ô", fonts[2]))
    assert lines(tmp_path, body) == ["Sở Nội vụ và BỘ TÀI CHÍNH Ô"]


def test_a_font_is_not_believed_against_its_text(tmp_path: Path) -> None:
    assert lines(tmp_path, p(r("Sở Nội vụ và Hà Nội", '<w:rFonts w:ascii=".VnTime"/>'))) == ["Sở Nội vụ và Hà Nội"]


def test_the_header_of_a_document_in_boxes_is_read(tmp_path: Path) -> None:
    body = p("UBND TỈNH LÀO CAI") + p(BOX.format(p("Số: 9/CT-UBND") + p("Lào Cai, ngày 5 tháng 6 năm 2021")), "CHỈ THỊ") + p("Về việc kiểm kê tài sản công")
    assert extract(read(word(tmp_path, body))).document.id == "lao-cai/2021/9-CT-UBND"


BAD = {
    "not XML": ("<w:p", "is not XML"),
    "an entity without end": (None, "is not XML|document type"),
    "nested without end": ("<w:p>" * 100_000, "is not XML"),
}


@pytest.mark.parametrize(("body", "message"), BAD.values(), ids=BAD)
def test_broken_files_are_an_error(tmp_path: Path, body: str | None, message: str) -> None:
    file = word(tmp_path, body or "")
    if body is None:
        bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
        with ZipFile(file, "w") as archive:
            archive.writestr("word/document.xml", bomb)
    with pytest.raises(ReadError, match=message):
        read(file)


def test_an_archive_that_unfolds_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="unfolds beyond"):
        read(word(tmp_path, p(" " * 30_000_000)))


def test_what_lies_outside_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(f"<w:footnotes {W}/>", encoding="utf-8")
    file = tmp_path / "a.docx"
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{p('Thân')}</w:body></w:document>")
        relation = f'<Relationship Id="r" Type="{OFFICE}/footnotes" Target="file://{tmp_path}/secret.xml" TargetMode="External"/>'
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>')
    assert read(file).text == "Thân"


ORACLE = ("content controls", "smart tags and links", "tables in tables", "insertions, not deletions")


@pytest.mark.parametrize("kind", ORACLE)
def test_no_word_is_lost_that_docx2python_finds(tmp_path: Path, kind: str) -> None:
    from docx2python import docx2python

    file = word(tmp_path, p("Mở đầu") + SEEN[kind][0])
    with ZipFile(file, "a") as archive:
        override = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        archive.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{override}</Types>')
    with docx2python(file) as oracle:
        assert set(oracle.text.split()) <= set(read(file).text.split())
