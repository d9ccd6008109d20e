"""Remake the tables of places, laws and documents from public lists: `python -m extractors.registry.remake SOURCES CORPUS SENTENCES`.

In: a folder with the administrative lists (`tinh_tp.json`, `quan_huyen.json`, `xa_phuong.json.xz`, `converter_2025.json`) and the official
codification (`phapdien_documents*.jsonl.xz`), a corpus (`documents.jsonl.xz`), and a file of legal sentences. Out: `places.csv`, `wards.csv`,
`laws.csv` and `documents.csv` beside this file, and the column `source` of `laws_added.csv`. Only facts are taken: names, numbers, dates. A law
that the codification lacks is taken from the corpus when at least two documents print the same number with the same name; its row says how
many. `laws_added.csv` is kept by hand: each of its rows is looked for in all these texts, and says how many print its number with its
name, else its date with its name, else its number with its date, else its number; how many observed texts date it so; or `unchecked`.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractors.registry import fold_key, slug

HERE = Path(__file__).parent
NAMED = ("Luật", "Bộ luật", "Pháp lệnh")
WARD = {"phuong": "phường", "xa": "xã", "thi-tran": "thị trấn"}
WORD = {"tinh": "tỉnh", "thanh-pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi-xa": "thị xã"}
TERMS = {9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}
LAW = re.compile(
    r"(?P<kind>Bộ luật|Luật|Pháp lệnh)\s(?P<name>[^\d.;:()“”\"]{3,140}?)\s(?:số|số:)\s"
    r"(?P<number>\d{1,3}/\d{4}/(?:PL-)?(?:QH|UBTVQH)\d{1,2})(?:,?\sngày\s(?P<d>\d{1,2})(?:/|\stháng\s)(?P<m>\d{1,2})(?:/|\snăm\s)(?P<y>\d{4}))?"
)


_COMPARED = 100  # characters of a title: what a program cut further on is not compared


def main(sources: Path, corpus: Path, sentences: Path) -> None:
    """Write every table."""
    write("places.csv", ("id", "name", "type", "parent", "until", "successor"), places(sources))
    write("wards.csv", ("id", "name", "type", "parent", "until", "successor"), wards(sources))
    write("laws.csv", ("number", "kind", "name", "date", "effective", "source"), laws(sources, corpus))
    write("documents.csv", ("number", "kind", "title", "date", "effective"), documents(sources))
    write("observed.csv", ("number", "kind", "date", "issuer", "title", "texts"), observed(sources))
    write("laws_added.csv", ("number", "kind", "name", "date", "effective_unchecked", "source"), added(sources, corpus, sentences))


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write one table in its canonical layout: sorted, one row a line, no blank cell but an empty one."""
    ordered = sorted(tuple(cell or "" for cell in row) for row in rows)  # before the file is opened: rows may be made from it
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(ordered)


def places(sources: Path) -> Iterator[tuple[Any, ...]]:
    """Yield provinces with their successors of 1 July 2025, and the districts that were abolished that day."""
    provinces = json.loads((sources / "tinh_tp.json").read_text(encoding="utf-8"))
    merged = json.loads((sources / "converter_2025.json").read_text(encoding="utf-8"))["DICT_PROVINCE"]
    successor = {old: new for new, olds in merged.items() for old in olds}
    names = {compact(p["name_with_type"]): p for p in provinces.values()}
    for key, row in names.items():
        new = successor.get(key, key)
        until = "" if new == key else "2025-06-30"
        if place_id(row) == "thua-thien-hue":
            yield "thua-thien-hue", row["name"], "tỉnh", "", "2024-12-31", "hue"
            continue
        yield place_id(row), row["name"], WORD[row["type"]], "", until, place_id(names[new]) if until and new in names else ""
    yield "hue", "Huế", "thành phố", "", "", ""  # Nghị quyết 175/2024/QH15: the province became the city on 1 January 2025
    districts = json.loads((sources / "quan_huyen.json").read_text(encoding="utf-8"))
    for code, identity in district_ids(districts, provinces).items():
        yield identity, districts[code]["name"], WORD[districts[code]["type"]], identity.partition(".")[0], "2025-06-30", ""


def observed_rows(sources: Path) -> list[dict[str, str]]:
    """Return what texts print of central documents."""
    with (sources / "observed_documents.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def observed(sources: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the documents that at least two texts date alike, and at most one in five otherwise."""
    for row in observed_rows(sources):
        alike, otherwise = int(row["texts_with_this_date"]), int(row["texts_with_another"])
        if alike >= 2 and otherwise * 4 <= alike:
            issuer = re.sub(r"\s(?:ngày|về|quy)\s.*", "", row["printed_issuer"])
            title = " ".join(row["title"].split())[:_COMPARED].rpartition(" ")[0] if len(row["title"]) > _COMPARED else row["title"].strip()
            yield row["number"], row["kind"], row["date"], issuer, title, row["texts_with_this_date"]


def district_ids(districts: dict[str, Any], provinces: dict[str, Any]) -> dict[str, str]:
    """Return the id of each district by its code; with its type where its name is a number, or a town's of the same province."""
    namesakes = Counter((row["parent_code"], slug(row["name"])) for row in districts.values())
    found = {}
    for code, row in districts.items():
        name, type_ = slug(row["name"]), WORD[row["type"]]
        if name.isdigit() or (namesakes[row["parent_code"], name] > 1 and type_ == "huyện"):
            name = slug(f"{type_} {name}")
        found[code] = f"{place_id(provinces[row['parent_code']])}.{name}"
    return found


def wards(sources: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the wards until 30 June 2025 with their successors, and the wards since."""
    provinces = json.loads((sources / "tinh_tp.json").read_text(encoding="utf-8"))
    districts = json.loads((sources / "quan_huyen.json").read_text(encoding="utf-8"))
    ids = district_ids(districts, provinces)
    new_names = _new_wards(sources)
    became = _ward_successors(json.loads((sources / "converter_2025.json").read_text(encoding="utf-8")))
    with lzma.open(sources / "xa_phuong.json.xz", "rt", encoding="utf-8") as file:
        rows = list(json.load(file).values())
        namesakes = Counter((row["parent_code"], slug(row["name"])) for row in rows)
        doubles = Counter((row["parent_code"], slug(row["name_with_type"])) for row in rows)
        for row in rows:
            district = districts[row["parent_code"]]
            province = provinces[district["parent_code"]]
            key = "_".join(compact(part["name_with_type"]) for part in (province, district, row))
            new = became.get(key)
            parent, ward = ids[row["parent_code"]], slug(row["name"])
            if ward.isdigit() or (namesakes[row["parent_code"], ward] > 1 and row["type"] == "xa"):
                ward = slug(row["name_with_type"])
            if doubles[row["parent_code"], slug(row["name_with_type"])] > 1:  # they differ in a tone
                ward = f"{ward}-{row['code']}"
            yield f"{parent}.{ward}", row["name"], WARD.get(row["type"], row["type"]), parent, "2025-06-30", new_names.get(new, ("",))[0] if new else ""
    for identity, name in new_names.values():
        type_ = next(type_ for type_ in ("phường", "đặc khu", "xã") if name.casefold().startswith(type_))
        yield identity, name[len(type_) + 1 :], type_, identity.partition(".")[0], "", ""


def _new_wards(sources: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return id and name of each ward since 2025, by the conversion list's keys, which are names without spaces."""
    with lzma.open(sources / "vietnam_provinces_2025_flat.json.xz", "rt", encoding="utf-8") as file:
        rows = json.load(file)
    found = {}
    for row in rows:
        province = slug(re.sub(r"^(?:Tỉnh|Thành phố|Tp)\s", "", row["province_name"]))
        found[compact(row["province_name"]), compact(row["name"])] = (f"{province}.{slug(row['name'])}", row["name"])
    return found


def _ward_successors(converter: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the new ward of each old one; of a divided one, the one that the list names its default."""
    became: dict[str, tuple[str, str]] = {}
    for province, new_wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        became |= {old: (province, ward) for ward, olds in new_wards.items() for old in olds}
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        became |= {old: (province, part["newWardKey"]) for old, parts in divided.items() for part in parts if part["isDefaultNewWard"]}
    return became


def documents(sources: Path) -> Iterator[tuple[Any, ...]]:
    """Yield every codified document that has a number, a title and a date and is no law."""
    seen: set[str] = set()
    for path in sorted(sources.glob("phapdien_documents*.jsonl.xz")):
        for row in jsonl(path):
            if row["kind"] not in NAMED and row["title"] and row["date"] and re.match(r"\d+\w?[-/]", row["number"]) and row["number"] not in seen:
                seen.add(row["number"])
                title = " ".join(unicodedata.normalize("NFC", row["title"]).split()).strip(" .")
                yield row["number"], row["kind"], title[:200], iso(row["date"]), iso(row["effective"])


def added(sources: Path, corpus: Path, sentences: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the rows kept by hand, each with how many texts print it."""
    seen = {(row["number"], row["date"]): row["texts_with_this_date"] for row in observed_rows(sources)}
    texts = [" ".join(unicodedata.normalize("NFC", row["text"]).replace(" ,", ",").split()) for path in (corpus, sentences) for row in jsonl(path)]
    folded = [re.sub(r"(?<=qh)\s(?=\d)", "", text.casefold()) for text in texts]
    for row in csv.DictReader((HERE / "laws_added.csv").read_text(encoding="utf-8").splitlines()):
        found = {source: sum(bool(pattern.search(text)) for text in folded) for source, pattern in _printed_so(row).items()}
        found["observed"] = int(seen.get((row["number"], row["date"]), 0))
        source = next((f"{source}:{count}" for source, count in found.items() if count), "unchecked")
        yield row["number"], row["kind"], row["name"], row["date"], row["effective_unchecked"], source


def _printed_so(row: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """Return what finds a law's name with its number, its name with its date, its number with its date, and its number alone, by what such a text is called."""
    year, month, day = map(int, row["date"].split("-"))
    name, number = re.escape(f"{row['kind']} {row['name']}".casefold()), re.escape(row["number"].casefold())
    date = rf"ngày\s{day:02}|ngày\s{day}"
    date = rf"(?:{date})(?:/|\s?tháng\s)(?:{month}|{month:02})(?:/|\s?năm\s){year}"
    made = {"dated": rf"{name}[^.;]{{0,90}}\s{date}"}
    if number:
        made = {"numbered": rf"{name}\s(?:số\s)?{number}", **made, "number and date": rf"(?<!\d){number}.{{0,40}}\s{date}", "number": rf"(?<!\d){number}"}
    return {source: re.compile(pattern) for source, pattern in made.items()}


def compact(name: str) -> str:
    """Return the key that the conversion list uses: `Tỉnh Hà Giang` is `tinhhagiang`."""
    return slug(name).replace("-", "")


def place_id(row: dict[str, str]) -> str:
    """Return a province's id; Huế's old province keeps its own name."""
    return slug(row["name"])


def laws(sources: Path, corpus: Path) -> Iterator[tuple[Any, ...]]:
    """Yield the codified laws, then those that only the corpus prints."""
    seen: dict[str, tuple[Any, ...]] = {}
    for path in sorted(sources.glob("phapdien_documents*.jsonl.xz")):
        for row in jsonl(path):
            if row["kind"] in NAMED and row["title"] and re.match(r"\d", row["number"]):
                seen.setdefault(row["number"], codified(row))
    yield from seen.values()
    slips = {(serial(law[0]), fold_key(law[2])) for law in seen.values()}
    yield from (law for law in printed(corpus) if law[0] not in seen and (serial(law[0]), fold_key(law[2])) not in slips and in_term(law[0]))


def serial(number: str) -> str:
    """Return the running part of a number: with an equal name it betrays a misprinted year or term."""
    return number.split("/")[0].lstrip("0")


def in_term(number: str) -> bool:
    """Whether the year lies in the Assembly's term that the number names."""
    year, term = int(number.split("/")[1]), int(re.search(r"\d+$", number)[0])  # type: ignore[index]
    return term in TERMS and TERMS[term][0] <= year <= TERMS[term][1]


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a compressed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def codified(row: dict[str, Any]) -> tuple[Any, ...]:
    """Return a row of the codification, its title without the kind that some rows repeat."""
    title = unicodedata.normalize("NFC", row["title"]).strip(" .")
    name = re.sub(rf"^({'|'.join(NAMED)}|Luât|Bộ Luật)\s+", "", title, flags=re.IGNORECASE)
    return row["number"], row["kind"], name[0].upper() + name[1:], iso(row["date"]), iso(row["effective"]), "codification"


def iso(date: str | None) -> str:
    """Turn `14/06/2019` into `2019-06-14`."""
    return "-".join(reversed(date.split("/"))) if date else ""


def printed(corpus: Path) -> Iterator[tuple[Any, ...]]:
    """Yield laws whose name and number stand together in two documents or more."""
    names: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    dates: dict[str, Counter[str]] = defaultdict(Counter)
    for row in jsonl(corpus):
        for kind, name, number, date in set(laws_in(row["text"])):
            names[number][kind, name] += 1
            dates[number][date] += bool(date)
    for number, counter in names.items():
        (kind, name), count = best(counter)
        if count >= 2:
            fitting = [(n, date) for date, n in dates[number].items() if date[:4] == number.split("/")[1]]
            date = max(fitting, default=(0, ""))[1]
            yield number, kind, name, date, "", f"corpus:{count}"


def laws_in(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (kind, name, number, date) of each law printed with both name and number."""
    for m in LAW.finditer(" ".join(unicodedata.normalize("NFC", text).split())):
        name = m["name"].strip(" ,")
        if not re.search(r"\b(?:Luật|Căn cứ|Nghị|của|số)\b", name) or name.casefold().startswith("sửa đổi"):
            date = f"{m['y']}-{int(m['m']):02}-{int(m['d']):02}" if m["y"] else ""
            yield m["kind"], name, m["number"], date


def best(counter: Counter[tuple[str, str]]) -> tuple[tuple[str, str], int]:
    """Return the commonest spelling and the count of all spellings of that name."""
    folded: Counter[str] = Counter()
    for (_, name), count in counter.items():
        folded[fold_key(name)] += count
    key, total = folded.most_common(1)[0]
    spelling = max((item for item in counter.items() if fold_key(item[0][1]) == key), key=lambda item: (item[1], item[0]))
    return spelling[0], total


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
