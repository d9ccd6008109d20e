"""What people type and paste finds its document, or its unit; nothing is guessed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph import Graph, build
from graph.errors import AmbiguousDocument, AmbiguousUnit, UnknownDocument, UnknownUnit

LETTERHEAD = "UBND TỈNH {place}\nSố: {number}\n{place}, ngày {day} tháng {month} năm 2021\nQUYẾT ĐỊNH\nVề việc quản lý chợ phiên\n"
CITING = (
    LETTERHEAD.format(place="LÀO CAI", number="77/QĐ-UBND", day=9, month=8)
    + """Căn cứ Luật Đất đai số 45/2013/QH13 ngày 29/11/2013;
Căn cứ Bộ luật Hình sự số 100/2015/QH13 ngày 27/11/2015;
Căn cứ Bộ luật Dân sự năm 2015;
Căn cứ Bộ luật Dân sự năm 2005;
Căn cứ Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ;
Căn cứ Nghị định số 148/2020/NĐ-CP ngày 18/12/2020 của Chính phủ;
Căn cứ Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương;
Căn cứ Nghị quyết số 29-NQ/TW ngày 25/7/2018 của Bộ Chính trị;
Căn cứ Thông tư số 36/2017/TT-BYT ngày 11/5/2017 của Bộ Y tế;
Căn cứ Thông tư số 36/2018/TT-BTC ngày 30/3/2018 của Bộ Tài chính;
Căn cứ Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ;
Căn cứ Chỉ thị số 16/CT-TTg ngày 14/6/2021 của Thủ tướng Chính phủ;
Căn cứ Quyết định số 30/2020/QĐ-UBND ngày 5/6/2020 của Ủy ban nhân dân tỉnh Lào Cai;
Căn cứ Quyết định số 30/2020/QĐ-UBND ngày 9/7/2020 của Ủy ban nhân dân tỉnh Sơn La;
Căn cứ Quyết định số 30/QĐ-UBND ngày 2/2/2020 của Ủy ban nhân dân tỉnh Lào Cai;
Căn cứ Thông báo số 12/TB-UBND ngày 3/3/2020 của Ủy ban nhân dân tỉnh Lào Cai;
Căn cứ Công văn số 3281/BGDĐT-KHTC ngày 4/4/2020 của Bộ Giáo dục và Đào tạo;
Căn cứ Nghị quyết số 66.2/2025/NQ-CP ngày 28/8/2025 của Chính phủ;
Căn cứ Luật An ninh mạng năm 2018;
Căn cứ Kế hoạch số 51/KH-UBND của Ủy ban nhân dân tỉnh Lào Cai;
Theo đề nghị tại Tờ trình số 8/TTr-STC của Sở Tài chính tỉnh Lào Cai;
Điều 1. Giao Sở Tài chính tỉnh Lào Cai chủ trì, phối hợp với Sở Giáo dục và Đào tạo tỉnh Lào Cai thu phí chợ trước ngày 30/9/2021.
Điều 2. Sở Tài chính thành phố Đà Nẵng có trách nhiệm cung cấp số liệu.
Điều 3. Giao Bộ Tài chính, Bảo hiểm xã hội Việt Nam hướng dẫn thực hiện.
Điều 4. Ủy ban nhân dân tỉnh Lào Cai kiểm tra việc thu phí.
"""
)
LATER = LETTERHEAD.format(place="LÀO CAI", number="78/QĐ-UBND", day=10, month=8).replace("chợ phiên", "chợ đêm") + (
    "Căn cứ Nghị định số 43/NĐ-CP của Chính phủ;\nCăn cứ Luật An ninh mạng;\nCăn cứ Kế hoạch số 51/KH-UBND của Ủy ban nhân dân tỉnh Lào Cai;\n"
)
KNOWN = {"43/2014": "tw/2014/43-ND-CP", "45/2013": "tw/2013/45-QH13", "29 XI": "tw/2013/29-NQ-TW", "Lào Cai": "lao-cai/2020/30-2020-QD-UBND"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("small")
    (folder / "texts").mkdir()
    for name, text in (("chợ phiên.txt", CITING), ("later.txt", LATER)):
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    return build(folder / "texts", out=folder / "build")


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Chỉ thị 666", "tw/2020/666-CT-BGDDT"),
        (unicodedata.normalize("NFD", "Chỉ thị 666"), "tw/2020/666-CT-BGDDT"),
        ("CT666", "tw/2020/666-CT-BGDDT"),
        ("ct 666", "tw/2020/666-CT-BGDDT"),
        ("666", "tw/2020/666-CT-BGDDT"),
        ("chỉ thị 666 của Bộ GD&ĐT", "tw/2020/666-CT-BGDDT"),
        ("NĐ71/2020", "tw/2020/71-ND-CP"),
        ("nghi dinh so 71", "tw/2020/71-ND-CP"),
        ("Nghị định số 71/2020/NĐ–CP", "tw/2020/71-ND-CP"),
        ("71 / 2020 / nđ - cp", "tw/2020/71-ND-CP"),
        ("71/NĐ-CP năm 2020", "tw/2020/71-ND-CP"),
        ("“Nghị định 71/2020/NĐ-CP”.", "tw/2020/71-ND-CP"),
        ("Luật Giáo dục 2019", "tw/2019/43-QH14"),
        ("luat giao duc (nam 2019)", "tw/2019/43-QH14"),
        ("tw/2020/71-ND-CP", "tw/2020/71-ND-CP"),
        (" tw/2020/71-nd-cp", "tw/2020/71-ND-CP"),
    ],
)
def test_documents_of_the_directives(directives: Graph, typed: str, identity: str) -> None:
    assert directives.find(typed) == identity


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Nghị định số 43/2014/NĐ-CP ngày 15/5/2014", KNOWN["43/2014"]),
        ("nghị định số 43/2014/nđ-cp ngày 15 tháng 5 năm 2014 của chính phủ", KNOWN["43/2014"]),
        ("Nghị định của Chính phủ số 43/2014/NĐ-CP", KNOWN["43/2014"]),
        ("Nghị định số 43/2014/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Đất đai", KNOWN["43/2014"]),
        ("can cu nghi dinh so 43/2014/nd-cp ngay 15/5/2014 cua chinh phu, so tai chinh trinh phuong an", KNOWN["43/2014"]),
        ("Sở Tài chính thực hiện theo quy định tại khoản 2 Điều 7 Nghị định số 43/2014/NĐ-CP.", KNOWN["43/2014"]),
        ("Nghị định 43", KNOWN["43/2014"]),  # 43/NĐ-CP, which nothing settles, does not make it two
        ("43/NĐ-CP", KNOWN["43/2014"]),
        ("Nghị định số 43/2014/NĐ-CP ngày 16/5/2014", KNOWN["43/2014"]),  # one part misprinted
        ("Luật Đất đai số 45/2013/QH13", KNOWN["45/2013"]),
        ("Luật số 45/2013/QH13", KNOWN["45/2013"]),
        ("luật đất đai", KNOWN["45/2013"]),
        ("Điều 5 Luật Đất đai năm 2013", KNOWN["45/2013"]),
        ("Luật An ninh mạng", "tw/2018/24-QH14"),
        ("BLHS", "tw/2015/100-QH13"),
        ("Luật Hình sự 2015", "tw/2015/100-QH13"),
        ("BLDS 2015", "tw/2015/91-QH13"),
        ("blds năm 2005", "tw/2005/33-QH11"),
        ("29-NQ/TW khóa XI", KNOWN["29 XI"]),
        ("Nghị quyết 29-NQ/TW (khoá XII)", "tw/2018/29-NQ-TW"),
        ("Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương khóa XI về đổi mới giáo dục", KNOWN["29 XI"]),
        ("QĐ 30/2020/QĐ-UBND tỉnh Lào Cai", KNOWN["Lào Cai"]),
        ("Quyết định số 30/2020/QĐ-UBND của UBND Lào Cai", KNOWN["Lào Cai"]),
        ("qd 30/2020/qd-ubnd son la", "son-la/2020/30-2020-QD-UBND"),
        ("Quyết định số 30/2020/QĐ-UBND tỉnh Sơn La về việc quản lý bến bãi", "son-la/2020/30-2020-QD-UBND"),
        ("theo nghi dinh so 43, bo tai chinh huong dan thu phi", KNOWN["43/2014"]),
        ("Quyết định 30/2020/QĐ-UBND ngày 9/7/2020", "son-la/2020/30-2020-QD-UBND"),
        ("bãi bỏ Quyết định số 30/2020/QĐ-UBND ngày 5/6/2020 của Ủy ban nhân dân tỉnh Lào Cai", KNOWN["Lào Cai"]),
        ("30/QĐ-UBND", "lao-cai/2020/30-QD-UBND"),
        ("Thông tư 36 Bộ Y tế", "tw/2017/36-TT-BYT"),
        ("Thông tư 36/2018-BTC", "tw/2018/36-TT-BTC"),
        ("TT 36/2018", "tw/2018/36-TT-BTC"),
        ("Chỉ thị 16/2021 của Thủ tướng", "tw/2021/16-CT-TTG"),
        ("Chỉ thị 16 ngày 31-03-2020", "tw/2020/16-CT-TTG"),
        ("kết luận số 12/TB-UBND", "lao-cai/2020/12-TB-UBND"),
        ("văn bản 3281/BGD&ĐT-KHTC", "tw/2020/3281-BGDDT-KHTC"),
        ("NQ 66.2/2025", "tw/2025/66.2-2025-NQ-CP"),
        ("Quyết định về việc quản lý chợ phiên", "lao-cai/2021/77-QD-UBND"),
        ("chợ đêm", "lao-cai/2021/78-QD-UBND"),
        ("chợ phiên.txt", "lao-cai/2021/77-QD-UBND"),
        (unicodedata.normalize("NFD", "chợ phiên.txt"), "lao-cai/2021/77-QD-UBND"),
        ("Tờ trình 8/TTr-STC", "lao-cai/-/8-TTR-STC@lao-cai/2021/77-QD-UBND"),  # a mention, where nothing settled is meant
    ],
)
def test_documents_of_a_small_graph(small: Graph, typed: str, identity: str) -> None:
    assert small.find(typed) == identity


@pytest.mark.parametrize(
    ("typed", "identities"),
    [
        ("Thông tư 36", ["tw/2018/36-TT-BTC", "tw/2017/36-TT-BYT"]),
        ("Quyết định 30/2020/QĐ-UBND", [KNOWN["Lào Cai"], "son-la/2020/30-2020-QD-UBND"]),
        ("Quyết định 30/2020 của UBND tỉnh Lào Cai", [KNOWN["Lào Cai"], "lao-cai/2020/30-QD-UBND"]),
        ("29-NQ/TW", ["tw/2018/29-NQ-TW", KNOWN["29 XI"]]),
        ("BLDS", ["tw/2015/91-QH13", "tw/2005/33-QH11"]),
        ("Nghị định số 43/2014/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 148/2020/NĐ-CP", ["tw/2020/148-ND-CP", KNOWN["43/2014"]]),
        ("thong tu 36 va 37/2017/tt-byt", ["tw/2018/36-TT-BTC", "tw/2017/36-TT-BYT"]),
        ("Thông tư số 36 và 37/2017/TT-BYT", ["tw/2017/36-TT-BYT"]),  # the other is not there: which is meant, nobody knows
        ("Kế hoạch 51", ["lao-cai/-/51-KH-UBND@lao-cai/2021/77-QD-UBND", "lao-cai/-/51-KH-UBND@lao-cai/2021/78-QD-UBND"]),
    ],
)
def test_several_are_listed_and_none_is_chosen(small: Graph, typed: str, identities: list[str]) -> None:
    with pytest.raises(AmbiguousDocument) as ambiguous:
        small.find(typed)
    assert list(ambiguous.value.found) == identities
    assert all(f"\n  {identity}  " in str(ambiguous.value) for identity in identities)


def test_a_list_says_what_each_is(small: Graph) -> None:
    with pytest.raises(AmbiguousDocument, match=r"can be 2 documents(.|\n)*  tw/2017/36-TT-BYT  Thông tư 36/2017/TT-BYT, 2017-05-11, Bộ Y tế"):
        small.find("Thông tư 36")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Nghị định 43/2014/NĐ-CP ngày 3/7/2012", KNOWN["43/2014"]),
        ("Nghị định 43/2013", KNOWN["43/2014"]),
        ("Chỉ thị 16/CT-TTg ngày 1/1/2015", "tw/2020/16-CT-TTG"),
        ("30/2020/QĐ-UBND tỉnh Yên Bái", KNOWN["Lào Cai"]),
        ("Nghị quyết 29-NQ/TW khóa X", KNOWN["29 XI"]),
        ("Luật Đấp đai 2013", KNOWN["45/2013"]),
        ("quản lý chợ phên", "lao-cai/2021/77-QD-UBND"),
        ("Tờ trình 8/TTr-STC ngày 2/2/2021", None),
        ("Luật Hàng hải", None),
        ("xyzzy", None),
    ],
)
def test_none_is_an_error_that_names_the_nearest(small: Graph, typed: str, nearest: str | None) -> None:
    with pytest.raises(UnknownDocument) as unknown:
        small.find(typed)
    assert nearest is None or nearest in unknown.value.nearest


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", "no letter"), (" \n ", "no letter"), ("…", "no letter"), ("Luật " * 9000, "45000 characters"), ("Luật\x00", "U\\+0000"), ("Luật \udce9", "U\\+DCE9")],
)
def test_what_names_nothing_is_a_clear_error(small: Graph, typed: str, says: str) -> None:
    with pytest.raises(UnknownDocument, match=says) as unknown:
        small.find(typed)
    assert len(str(unknown.value)) < 300
    with pytest.raises(UnknownUnit, match=says):
        small.find_unit(typed)


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    text = LETTERHEAD.format(place="LÀO CAI", number="77/QĐ-UBND", day=9, month=8)
    text += "".join(f"Căn cứ Thông tư số 904/{year}/TT-BTC ngày 4/3/{year} của Bộ Tài chính;\n" for year in range(1999, 2021))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(AmbiguousDocument, match=r"can be 22 documents(.|\n)*\n  and 2 more$") as ambiguous:
        build(tmp_path / "a.txt", out=tmp_path / "build").find("TT 904")
    assert len(ambiguous.value.found) == 22
    assert str(ambiguous.value).count("\n  tw/") == 20


TOKENS = {
    KNOWN["43/2014"]: ["Nghị", " ", "định", " ", "số", " ", "43", "/", "2014", "/", "NĐ", "-", "CP", " ", "ngày", " ", "15", "/", "5", "/", "2014"],
    KNOWN["29 XI"]: ["Nghị", " ", "quyết", " ", "29", "-", "NQ", "/", "TW", " ", "khóa", " ", "XI"],
    KNOWN["Lào Cai"]: ["QĐ", " ", "30", "/", "2020", "/", "QĐ", "-", "UBND", " ", "của", " ", "UBND", " ", "tỉnh", " ", "Lào", " ", "Cai"],
}
SPACES = st.text(alphabet=" \u00a0\u2009\n", max_size=2)
HIDDEN = st.sampled_from(["", "", "\u200b", "\u00ad", "\ufeff"])


@st.composite
def noisy(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a citation with noise between its tokens, and what it cites."""
    identity = draw(st.sampled_from(sorted(TOKENS)))
    return "".join(_noised(draw, token) for token in TOKENS[identity]), identity


def _noised(draw: st.DrawFn, token: str) -> str:
    if token == " ":
        return draw(st.text(alphabet=" \u00a0\u2009\n", min_size=1, max_size=3))
    if token in "-/":
        return draw(SPACES) + draw(st.sampled_from("-–—‑") if token == "-" else st.sampled_from("/⁄")) + draw(SPACES)
    cased = "".join(draw(st.sampled_from((letter.upper(), letter.lower()))) for letter in token)
    form = draw(st.sampled_from(("NFC", "NFD", "bare")))
    bare = "".join(c for c in unicodedata.normalize("NFD", cased.replace("đ", "d").replace("Đ", "D")) if not unicodedata.combining(c))
    return draw(HIDDEN) + (bare if form == "bare" else unicodedata.normalize(form, cased))


@given(noisy())
@settings(max_examples=150, deadline=None)
def test_noise_between_the_tokens_changes_nothing(small: Graph, case: tuple[str, str]) -> None:
    typed, identity = case
    assert small.find(typed) == identity


WORDS = st.sampled_from(
    [
        *(
            [
                "Luật",
                "Nghị",
                "định",
                "số",
                "Thông",
                "tư",
                "QĐ",
                "BLDS",
                "30",
                "36",
                "43",
                "2014",
                "2020",
                "ngày",
                "tháng",
                "năm",
                "của",
                "UBND",
                "tỉnh",
                "Lào",
                "Cai",
                "Sở",
                "Tài",
                "chính",
                "STC",
                "khóa",
                "XI",
                "và",
                "29-NQ/TW",
            ]
        ),
        *("/", "-", "–", ".", ",", "(", ")", "@", "#", "\u00a0", "\x1f"),
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=8).map("".join)))
@settings(max_examples=200, deadline=None)
@example("\x1f1")
@example("0")
@example("00000/2020/NĐ-CP")
@example("1.2.3/4")
@example("[a-z]*")
def test_any_text_gives_an_id_or_one_of_two_errors(small: Graph, typed: str) -> None:
    for finds, unknown, ambiguous in ((small.find, UnknownDocument, AmbiguousDocument), (small.find_unit, UnknownUnit, AmbiguousUnit)):
        with suppress(unknown, ambiguous):
            assert finds(typed)


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("Sở Tài chính Đà Nẵng", "da-nang/so-tai-chinh"),
        ("STC TP. Đà Nẵng", "da-nang/so-tai-chinh"),
        ("so tc lao cai", "lao-cai/so-tai-chinh"),
        ("SGDĐT Lào Cai", "lao-cai/so-giao-duc-va-dao-tao"),
        ("Sở GD&ĐT", "lao-cai/so-giao-duc-va-dao-tao"),  # the only one
        ("Giám đốc Sở GD và ĐT tỉnh Lào Cai", "lao-cai/so-giao-duc-va-dao-tao"),
        ("UBND tỉnh Lào Cai", "lao-cai/ubnd"),
        (unicodedata.normalize("NFD", "Uỷ ban nhân dân tỉnh Lào Cai"), "lao-cai/ubnd"),
        ("bo tai chinh", "tw/bo-tai-chinh"),
        ("BTC", "tw/bo-tai-chinh"),
        ("Bộ TC", "tw/bo-tai-chinh"),
        ("tw/bo-tai-chinh", "tw/bo-tai-chinh"),
        ("BHXH", "tw/bao-hiem-xa-hoi-viet-nam"),
        ("Bảo hiểm xã hội", "tw/bao-hiem-xa-hoi-viet-nam"),
    ],
)
def test_units(small: Graph, typed: str, identity: str) -> None:
    assert small.find_unit(typed) == identity


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("SGDĐT Bắc Giang", "bac-giang/so-giao-duc-va-dao-tao"),
        ("Phòng GD&ĐT thành phố Điện Biên Phủ", "dien-bien.dien-bien-phu/phong-giao-duc-va-dao-tao"),
        ("phong gddt tp dien bien phu, tinh dien bien", "dien-bien.dien-bien-phu/phong-giao-duc-va-dao-tao"),
    ],
)
def test_units_of_the_directives(directives: Graph, typed: str, identity: str) -> None:
    assert directives.find_unit(typed) == identity


def test_a_kind_of_body_without_a_place_is_every_places(small: Graph) -> None:
    with pytest.raises(AmbiguousUnit, match="can be 2 units") as ambiguous:
        small.find_unit("STC")
    both = {"da-nang/so-tai-chinh", "lao-cai/so-tai-chinh"}
    assert set(ambiguous.value.found) == both
    assert {row["id"] for row in small.find_units("Sở Tài chính")} == both
    assert small.find_units("STC").columns == ["id", "name", "kind", "level", "place", "tasks"]
    with pytest.raises(UnknownUnit, match="lao-cai/so-tai-chinh") as unknown:
        small.find_unit("Sở Tài chánh tỉnh Lào Cai")
    assert "lao-cai/so-tai-chinh" in unknown.value.nearest


def test_what_is_simple_needs_no_extractor(small: Graph) -> None:
    code = (
        "import sys; from graph import connect; g = connect(sys.argv[1]); g.chain(g.find('Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ'));"
        "print([name for name in ('extractors.mentions', 'extractors.bodies', 'pyarrow', 'numpy', 'rapidfuzz', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(small.folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
