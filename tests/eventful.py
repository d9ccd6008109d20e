"""Made-up documents in which everything happens that a question may ask about: amended, repealed and succeeded, cited by Article, charged, sent, and odd.

In: a folder and a seed. Out: files with texts as offices write them; laws, decrees and circulars of the centre, decisions of provinces, plans of districts. The
first documents make sure of what chance alone might not give.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

FIRST = 100  # number of the first document of chance
PROVINCES = ("Bắc Giang", "Nghệ An", "Cao Bằng", "Đồng Tháp")
DEPARTMENTS = ("Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Sở Xây dựng")
MINISTRIES = ("Bộ Tài chính", "Bộ Nội vụ", "Bộ Kế hoạch và Đầu tư", "Bộ Y tế")
CODES = {"Bộ Tài chính": "BTC", "Bộ Nội vụ": "BNV", "Bộ Kế hoạch và Đầu tư": "BKHĐT", "Bộ Y tế": "BYT"}
SUBJECTS = ("quản lý ngân sách", "tổ chức bộ máy", "khám bệnh, chữa bệnh", "đăng ký đầu tư", "tiếp công dân", "quy hoạch đô thị")
TASKS = (
    "rà soát các văn bản đã ban hành",
    "xây dựng kế hoạch thực hiện hằng năm",
    "tổng hợp kết quả, báo cáo cấp có thẩm quyền",
    "kiểm tra việc chấp hành ở cơ sở",
)
LAWS = (
    ("Luật Ngân sách nhà nước số 83/2015/QH13", "25/6/2015"),
    ("Luật Tổ chức Chính phủ số 76/2015/QH13", "19/6/2015"),
    ("Luật Đầu tư số 61/2020/QH14", "17/6/2020"),
)


def write(folder: Path, count: int = 60, seed: int = 1) -> Path:
    """Write the documents into a new folder, and return it."""
    folder.mkdir(parents=True)
    texts = [*_certain(), *_by_chance(count, Random(seed))]
    for index, text in enumerate(texts):
        (folder / f"{index:03}.txt").write_text(text, encoding="utf-8")
    return folder


def _document(issuer: str, number: str, date: str, kind: str, subject: str, *body: str, to: tuple[str, ...] = (), place: str = "Hà Nội") -> str:
    day, month, year = date.split("/")
    sent = ["Nơi nhận:", *(f"- {unit};" for unit in to), "- Lưu: VT."] if to else []
    head = [issuer.upper(), f"Số: {number}", f"{place}, ngày {day} tháng {month} năm {year}", kind.upper(), f"Về {subject}" if subject else ""]
    return "\n\n".join([*head, *body, *sent]) + "\n"


def _certain() -> Iterator[str]:
    """Yield documents for what a question is about that chance may not give."""
    law, day = LAWS[0]
    decree = "Nghị định số 10/2016/NĐ-CP ngày 5/3/2016 của Chính phủ"
    newer = "Nghị định số 20/2018/NĐ-CP ngày 7/8/2018 của Chính phủ"
    newest = "Nghị định số 30/2021/NĐ-CP ngày 9/9/2021 của Chính phủ"
    yield _document(
        "Chính phủ", "10/2016/NĐ-CP", "5/3/2016", "Nghị định", "quản lý ngân sách", f"Căn cứ {law} ngày {day};", f"Điều 1. Thực hiện khoản 2 Điều 8 {law}."
    )
    yield _document(
        "Chính phủ", "20/2018/NĐ-CP", "7/8/2018", "Nghị định", "quản lý ngân sách", f"Căn cứ {law} ngày {day};", f"Điều 9. Nghị định này thay thế {decree}."
    )
    yield _document(
        "Chính phủ", "30/2021/NĐ-CP", "9/9/2021", "Nghị định", "quản lý ngân sách", f"Căn cứ {law} ngày {day};", f"Điều 9. Nghị định này bãi bỏ {newer}."
    )
    yield from _ended()
    yield _document(
        "Chính phủ",
        "940/2021/NĐ-CP",
        "9/9/2021",
        "Nghị định",
        "tiếp công dân",
        "Điều 9. Nghị định này thay thế Nghị định số 942/2021/NĐ-CP ngày 9/9/2021 của Chính phủ.",
    )
    yield _document(
        "Chính phủ",
        "942/2021/NĐ-CP",
        "9/9/2021",
        "Nghị định",
        "tiếp công dân",
        "Điều 9. Nghị định này thay thế Nghị định số 940/2021/NĐ-CP ngày 9/9/2021 của Chính phủ.",
    )  # of one day, each in the place of the other
    yield _document(
        "Chính phủ",
        "41/2022/NĐ-CP",
        "1/2/2022",
        "Nghị định",
        "tiếp công dân",
        f"Điều 1. Sửa đổi, bổ sung khoản 3 Điều 5 {newest} như sau:",
        "Bãi bỏ Điều 7 của Nghị định số 30/2021/NĐ-CP.",
    )
    yield _document(
        "Bộ Y tế",
        "5/2019/TT-BYT",
        "3/4/2019",
        "Thông tư",
        "khám bệnh, chữa bệnh",
        f"Căn cứ {decree};",
        "Căn cứ Thông tư số 6/2019/TT-BYT ngày 3/4/2019 của Bộ trưởng Bộ Y tế;",
    )
    yield _document(
        "Bộ Y tế", "6/2019/TT-BYT", "3/4/2019", "Thông tư", "khám bệnh, chữa bệnh", "Căn cứ Thông tư số 5/2019/TT-BYT ngày 3/4/2019 của Bộ trưởng Bộ Y tế;"
    )
    yield _document(
        "Thủ tướng Chính phủ",
        "7/CT-TTg",
        "6/6/2025",
        "Chỉ thị",
        "đăng ký đầu tư",
        "1. Bộ Kế hoạch và Đầu tư, Bộ Tài chính chủ trì, phối hợp với Bộ Nội vụ rà soát thủ tục đầu tư, hoàn thành trước ngày 30/9/2025.",
        "2. Giao Bộ Y tế báo cáo Thủ tướng Chính phủ trước ngày 15 tháng 12 năm 2025.",
        to=("Bộ Tài chính", "UBND các tỉnh, thành phố trực thuộc trung ương"),
    )
    yield _document(
        "Bộ Tài chính",
        "8/2020/TT-BTC",
        "7/7/2020",
        "Thông tư",
        "hướng dẫn thi hành một số điều về quản lý ngân sách của cấp xã",
        f"Hướng dẫn thi hành {law};",
        "Việc kế toán theo quy định tại Thông tư số 9/2018/TT-BTC ngày 1/3/2019 của Bộ trưởng Bộ Tài chính.",
        "Đính chính Thông tư số 5/2019/TT-BYT ngày 3/4/2019.",
        "Đình chỉ việc thi hành Quyết định số 12/2017/QĐ-UBND ngày 4/5/2017 của UBND tỉnh Nghệ An.",
        "Xem Thông tư số 25/2020- BYT ngày 1/2/2020 của Bộ Y tế.",
    )
    yield _document(
        "Bộ Tài chính",
        "9/2020/TT-BTC",
        "8/7/2020",
        "Thông tư",
        "hướng dẫn thi hành một số điều về quản lý ngân sách của cấp xã và cấp huyện",
        f"Căn cứ {decree};",
        "Theo Thông tư số 4/2020/TT-BTM ngày 9/1/2020 của Bộ Thương mại và Nghị định số 41/2022/NĐ-CP ngày 2/2/2022, nghị định về phí.",
    )
    impossible = "Quyết định số 55/QĐ-TTg ngày 30/2/2017 của Thủ tướng Chính phủ"  # as printed
    yield _document("Thủ tướng Chính phủ", "56/QĐ-TTg", "9/3/2018", "Quyết định", "tiếp công dân", f"Căn cứ {impossible};", f"Điều 2. Thay thế {decree}.")
    yield _document("Thủ tướng Chính phủ", "57/QĐ-TTg", "9/3/2019", "Quyết định", "tiếp công dân", f"Căn cứ {impossible};", f"Điều 2. Bãi bỏ {impossible}.")
    yield from _work_of_every_kind(law, day)
    yield _document("Cục Quản lý giá", "99/TB-QLG", "2/2/2020", "Thông báo", "lịch làm việc", "Cục Quản lý giá thông báo lịch làm việc của tuần tới.")


def _work_of_every_kind(law: str, day: str) -> Iterator[str]:
    """Yield plans whose work has a day, comes again, has none, has a product, rests on a document, is late, or is for a body that is no more."""
    yield _document(
        "UBND tỉnh Cao Bằng",
        "60/KH-UBND",
        "10/3/2026",
        "Kế hoạch",
        "quản lý ngân sách",
        f"1. Sở Tài chính chủ trì, phối hợp với Sở Y tế triển khai {law} ngày {day}, hoàn thành trước ngày 30/6/2026.",
        "2. Hằng tháng, trước ngày 15, Sở Nội vụ tổng hợp kết quả, báo cáo UBND tỉnh.",
        "3. Sở Tư pháp rà soát văn bản trong thời hạn 10 ngày kể từ ngày nhận được hồ sơ.",
        "4. Giao Bộ Kế hoạch và Đầu tư hướng dẫn thủ tục, hoàn thành trước ngày 31/12/2025.",
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn |\n| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | Xây dựng quy chế tiếp công dân | Sở Tài chính | Sở Tư pháp | Quy chế được ban hành | Tháng 9/2026 |\n"
        "| 2 | Rà soát thủ tục đầu tư | Bộ Tài chính | Bộ Y tế | Báo cáo rà soát | Quý IV/2026 |",
        place="Cao Bằng",
    )


def _ended() -> Iterator[str]:
    """Yield documents of which one is replaced, one repealed without another in its place, and those that rest on them too late, or too early."""
    old, gone, law = (
        "Nghị định số 960/2015/NĐ-CP ngày 1/2/2015 của Chính phủ",
        "Nghị quyết số 962/NQ-CP ngày 3/4/2015 của Chính phủ",
        "Luật Đầu tư số 61/2020/QH14",
    )
    holds = "Điều 9. Nghị định này có hiệu lực từ ngày 01/3/2019 và thay thế"
    yield _document("Chính phủ", "961/2019/NĐ-CP", "5/2/2019", "Nghị định", "đo cát", "Điều 1. Đo cát.", f"{holds} {old}; bãi bỏ {gone}.")
    late = (f"Căn cứ {old};", f"Căn cứ {gone};", f"Điều 1. Thực hiện quy định tại Điều 5 {old}.")
    yield _document("Chính phủ", "963/2020/NĐ-CP", "7/8/2020", "Nghị định", "đo nước", *late)
    early = (f"Căn cứ {law} ngày 17/6/2020;", "Điều 1. Đo gió.", "Điều 2. Nghị định này có hiệu lực từ ngày ký.")
    yield _document("Chính phủ", "964/2020/NĐ-CP", "8/8/2020", "Nghị định", "đo gió", *early)


def _by_chance(count: int, chance: Random) -> Iterator[str]:
    for index in range(FIRST, FIRST + count):
        yield (_decision, _decision, _circular, _plan)[index % 4](index, chance)


def _where_and_when(index: int) -> tuple[str, int]:
    """Return the province and the year of a decision by its number: what others need to cite it."""
    return PROVINCES[index // 2 % len(PROVINCES)], 2016 + (index - FIRST) // 8 % 10


def _earlier(index: int, chance: Random) -> str:
    """Return how an earlier decision of the same province is cited; the first of all cites one that is not there."""
    place = _where_and_when(index)[0]
    number = chance.choice([other for other in range(FIRST, index) if other % 4 < 2 and _where_and_when(other)[0] == place] or [3])
    return f"Quyết định số {number}/{_where_and_when(number)[1]}/QĐ-UBND của UBND tỉnh {place}"


def _day(chance: Random, first: int = 2016, last: int = 2025) -> str:
    return f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(first, last)}"


def _bases(chance: Random) -> list[str]:
    laws = [f"Căn cứ {name} ngày {day};" for name, day in chance.sample(LAWS, chance.randint(1, 3))]
    decrees = ["10/2016/NĐ-CP ngày 5/3/2016", "20/2018/NĐ-CP ngày 7/8/2018", "30/2021/NĐ-CP ngày 9/9/2021", "77/2019/NĐ-CP", "41/2022/NĐ-CP ngày 2/2/2022"]
    return laws + [f"Căn cứ Nghị định số {number} của Chính phủ;" for number in chance.sample(decrees, chance.randint(0, 2))]


def _pointed(chance: Random) -> str:
    clause, article, law = chance.randint(1, 3), chance.randint(1, 4), chance.choice(LAWS)[0]
    return f"Thực hiện khoản {clause} Điều {article} {law} và Quyết định số {chance.randint(1, 9)}/QĐ-UBND của UBND tỉnh."


def _work(chance: Random, units: tuple[str, ...]) -> str:
    lead, other = chance.sample(units, 2)
    until = chance.choice(("", "", f", hoàn thành trước ngày {_day(chance)}"))
    return f"Giao {lead} chủ trì, phối hợp với {other} {chance.choice(TASKS)}{until}."


def _circular(index: int, chance: Random) -> str:
    ministry = chance.choice(MINISTRIES)
    year = chance.randint(2016, 2025)
    body = [*_bases(chance), _pointed(chance), _work(chance, MINISTRIES)]
    return _document(
        ministry,
        f"{index}/{year}/TT-{CODES[ministry]}",
        _day(chance, year, year),
        "Thông tư",
        chance.choice(SUBJECTS),
        *body,
        to=chance.choice(((), MINISTRIES[:2])),
    )


def _decision(index: int, chance: Random) -> str:
    place, year = _where_and_when(index)
    older = _earlier(index, chance)
    act = chance.choice((f"Thay thế {older}.", f"Bãi bỏ {older}.", f"Sửa đổi khoản 1 Điều 2 {older}.", f"Thực hiện {older}."))
    body = [*_bases(chance), f"Điều 1. {_pointed(chance)}", f"Điều 2. {act}", f"Điều 3. {_work(chance, DEPARTMENTS)}", f"Điều 4. {_work(chance, DEPARTMENTS)}"]
    to = chance.choice(((), (*DEPARTMENTS[:2], f"UBND tỉnh {place}")))
    return _document(
        f"UBND tỉnh {place}", f"{index}/{year}/QĐ-UBND", _day(chance, year, year), "Quyết định", chance.choice(SUBJECTS), *body, to=to, place=place
    )


def _plan(index: int, chance: Random) -> str:
    place = _where_and_when(index)[0]
    asked = f"Nghị quyết số {chance.randint(1, 30)}-NQ/TW và Chỉ thị số 7/CT-TTg ngày 6/6/2025 của Thủ tướng Chính phủ"
    body = [f"Thực hiện {_earlier(index, chance)}, {asked};", _work(chance, DEPARTMENTS)]
    return _document(f"UBND tỉnh {place}", f"{index}/KH-UBND", _day(chance), "Kế hoạch", chance.choice(SUBJECTS), *body, to=DEPARTMENTS[2:], place=place)
