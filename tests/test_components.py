"""The components of spaCy give what `extract` gives, in any pipeline, and keep it on every way that spaCy sends or writes a document."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from conftest import DIRECTIVES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extractors import components, extract, pipeline
from extractors.components import TOKENIZER, Tokenizer
from extractors.errors import ConfigError
from extractors.records import Extraction

PLAIN = {"nlp": {"tokenizer": {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}}}
OURS = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
BLANKS = {"xx": ("xx", {}), "vi": ("vi", PLAIN), "en": ("en", {}), "vi, our tokenizer": ("vi", OURS), "en, our tokenizer": ("en", OURS)}
WORK = """CHỈ THỊ
Căn cứ Luật Lâm nghiệp số 16/2017/QH14;
1. Sở Tài chính:
Chủ trì, phối hợp với Sở Y tế rà soát theo Nghị định số 5/2019/NĐ-CP.
"""


def blank(name: str) -> Language:
    language, config = BLANKS[name]
    nlp = spacy.blank(language, config=config)
    nlp.add_pipe("viendan_citations")
    nlp.add_pipe("viendan_assignments")
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.fixture(scope="module", params=BLANKS)
def foreign(request: pytest.FixtureRequest) -> Language:
    return blank(request.param)


def directive(name: str) -> str:
    return (DIRECTIVES / f"{name}.txt").read_text(encoding="utf-8")


def spans(doc: Doc) -> list[tuple[object, ...]]:
    return [(key, s.start_char, s.end_char, s.label_, s.kb_id_, s._.record) for key, group in sorted(doc.spans.items()) for s in group]


def expected(text: str) -> list[tuple[object, ...]]:
    """What the spans must be where every record ends at the end of a token."""
    told = extract(text)
    work = [("assignments", a.start, a.end, a.role, a.unit_id or "", a) for a in told.assignments]
    return [*work, *(("citations", c.start, c.end, c.relation, c.target or "", c) for c in told.citations)]


@pytest.mark.parametrize("name", ["bac-giang", "dien-bien-phu"])
def test_our_pipeline_gives_what_extract_gives(nlp: Language, name: str) -> None:
    doc = nlp(directive(name))
    assert doc.text == directive(name)
    assert spans(doc) == expected(doc.text)
    assert doc._.viendan == extract(doc.text)


@pytest.mark.parametrize("name", ["bac-giang", "dien-bien-phu"])
def test_foreign_pipeline_gives_the_same_records(foreign: Language, name: str) -> None:
    doc = foreign(directive(name))
    assert [span[-1] for span in spans(doc)] == [row[-1] for row in expected(doc.text)]
    assert all(s.start_char <= s._.record.start and s._.record.end <= s.end_char for group in doc.spans.values() for s in group)


TOKENS = ["Chỉ thị", "số", "12/CT-TTg", "ngày", "3/4/2018", "của", "Thủ tướng", "Chính phủ"]
GAPS = st.lists(st.sampled_from([" ", "\n", "\n\n", "\u00a0", "  ", "\t", "\u200b "]), min_size=len(TOKENS) - 1, max_size=len(TOKENS) - 1)
EDGES = st.sampled_from(["", " ", "(", "“", "a ", ";", ".", ")", "-", "\n"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(GAPS, EDGES, EDGES, st.sampled_from(["NFC", "NFD"]))
def test_noise_changes_no_record(foreign: Language, gaps: list[str], before: str, after: str, form: str) -> None:
    text = unicodedata.normalize(form, before + "".join(a + b for a, b in zip(TOKENS, [*gaps, ""], strict=True)) + after)
    doc = foreign(text)
    told = extract(text).citations
    assert tuple(s._.record for s in doc.spans["citations"]) == told
    assert [s.start_char <= c.start < c.end <= s.end_char for s, c in zip(doc.spans["citations"], told, strict=True)] == [True] * len(told)


@pytest.mark.parametrize(
    ("name", "text", "printed"),
    [
        ("vi", "Xem (Thông tư số 36/2017/TT-BYT);", "(Thông tư số 36/2017/TT-BYT);"),
        ("vi", "Xem Thông tưsố36/2017/TT-BYTngày 11/5/2017.", "Thông tưsố36/2017/TT-BYTngày 11/5/2017."),
        ("en", "Theo Luật Giáo dục năm 2019;nay", "Luật Giáo dục năm 2019;nay"),
        ("xx", "Theo Luật Giáo dục năm 2019;nay", "Luật Giáo dục năm 2019;nay"),
        ("vi, our tokenizer", "Xem (Thông tư số 36/2017/TT-BYT);", "Thông tư số 36/2017/TT-BYT"),
        ("en, our tokenizer", "Xem Nghị định số 5/2019/NĐ-CP.", "Nghị định số 5/2019/NĐ-CP"),
    ],
)
def test_a_tokenizer_that_joins_widens_the_span(name: str, text: str, printed: str) -> None:
    doc = blank(name)(text)
    (span,) = doc.spans["citations"]
    (told,) = extract(text).citations
    assert (span.text, span._.record) == (printed, told)


def test_a_text_that_is_one_token() -> None:
    nlp = blank("xx")
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=[text], spaces=[False])
    text = "Thực hiện Chỉ thị số 16/CT-TTg và Luật Giáo dục năm 2019"
    doc = nlp(text)
    assert [(s.text, s._.record) for s in doc.spans["citations"]] == [(text, told) for told in extract(text).citations]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_to_find(foreign: Language, text: str) -> None:
    assert spans(foreign(text)) == []


def docbin(nlp: Language, doc: Doc, store_user_data: bool) -> Doc:
    kept = DocBin(docs=[doc], store_user_data=store_user_data).to_bytes()
    return next(DocBin().from_bytes(kept).get_docs(Vocab()))


WAYS = {
    "to_bytes": lambda nlp, doc: Doc(Vocab()).from_bytes(doc.to_bytes()),
    "DocBin": lambda nlp, doc: docbin(nlp, doc, True),
    "two ways": lambda nlp, doc: docbin(nlp, Doc(Vocab()).from_bytes(doc.to_bytes()), True),
    "pickle": lambda nlp, doc: pickle.loads(pickle.dumps(doc)),
    "copy": lambda nlp, doc: doc.copy(),
    "again through the pipeline": lambda nlp, doc: nlp(Doc(nlp.vocab).from_bytes(doc.to_bytes())),
    "two processes": lambda nlp, doc: list(nlp.pipe([doc.text] * 3, n_process=2, batch_size=1))[-1],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_kept_on_the_way(nlp: Language, way) -> None:
    doc = nlp(directive("bac-giang"))
    back = way(nlp, doc)
    assert spans(back) == spans(doc)
    assert back._.viendan == doc._.viendan


def test_spans_are_kept_where_user_data_is_not(nlp: Language) -> None:
    doc = nlp(directive("bac-giang"))
    back = docbin(nlp, doc, False)
    assert [span[:-1] for span in spans(back)] == [span[:-1] for span in spans(doc)]
    assert {span[-1] for span in spans(back)} == {None}
    assert back._.viendan is None


def test_every_process_gives_the_same(nlp: Language) -> None:
    texts = [directive("bac-giang"), WORK, "", directive("dien-bien-phu")]
    alone = [spans(doc) for doc in nlp.pipe(texts)]
    assert [spans(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone == [expected(text) for text in texts]


def in_own_process(program: str, *arguments: object) -> str:
    done = subprocess.run([sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_bytes_are_read_where_no_pipeline_is(nlp: Language, tmp_path: Path) -> None:
    (tmp_path / "doc").write_bytes(nlp(WORK).to_bytes())
    program = """
import sys, pathlib, spacy, extractors.components
doc = spacy.tokens.Doc(spacy.vocab.Vocab()).from_bytes(pathlib.Path(sys.argv[1]).read_bytes())
print([(span._.record.number, span.kb_id_) for span in doc.spans["citations"]])
"""
    assert in_own_process(program, tmp_path / "doc") == "[('16/2017/QH14', 'tw/2017/16-QH14'), ('5/2019/NĐ-CP', 'tw/2019/5-ND-CP')]\n"


def test_a_saved_pipeline_is_loaded_by_spacy_alone(tmp_path: Path) -> None:
    nlp = spacy.blank("vi", config=OURS)
    nlp.add_pipe("viendan_citations", config={"spans_key": "cited", "labels": ["BASED_ON"]})
    nlp.to_disk(tmp_path / "pipe")
    assert f'@tokenizers = "{TOKENIZER}"' in (tmp_path / "pipe" / "config.cfg").read_text(encoding="utf-8")
    program = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
doc = nlp(sys.argv[2])
print(type(nlp.tokenizer).__name__, [(key, span.text) for key, group in doc.spans.items() for span in group])
"""
    printed = in_own_process(program, tmp_path / "pipe", WORK)
    assert printed == "Tokenizer [('cited', 'Luật Lâm nghiệp số 16/2017/QH14')]\n"


@pytest.mark.parametrize("name", BLANKS)
def test_a_pipeline_comes_back_from_disk_and_bytes(tmp_path: Path, name: str) -> None:
    nlp = blank(name)
    nlp.to_disk(tmp_path)
    from_bytes = blank(name).from_bytes(nlp.to_bytes())
    docs = [made(WORK) for made in (nlp, from_bytes, spacy.load(tmp_path), blank(name).from_disk(tmp_path))]
    assert spans(docs[0])
    assert all(spans(doc) == spans(docs[0]) for doc in docs)


def test_config() -> None:
    nlp = spacy.blank("vi", config=PLAIN)
    nlp.add_pipe("viendan_citations", config={"spans_key": "viện dẫn", "labels": ["PURSUANT_TO"], "alignment_mode": "strict"})
    nlp.add_pipe("viendan_assignments", config={"labels": ["lead", "coordinating"]})
    found = nlp(WORK)
    assert {key: [s.label_ for s in group] for key, group in found.spans.items()} == {"viện dẫn": [], "assignments": ["lead", "coordinating"]}
    apart = nlp(WORK.replace("NĐ-CP.", "NĐ-CP ."))
    assert [s.text for s in apart.spans["viện dẫn"]] == ["Nghị định số 5/2019/NĐ-CP"]


def test_two_components_of_one_kind_have_their_own_spans() -> None:
    nlp = spacy.blank("xx")
    for label in ("BASED_ON", "PURSUANT_TO"):
        nlp.add_pipe("viendan_citations", name=label, config={"labels": [label], "spans_key": label})
    doc = nlp(WORK)
    assert {key: [s._.record.number for s in group] for key, group in doc.spans.items()} == {
        "BASED_ON": ["16/2017/QH14"],
        "PURSUANT_TO": ["5/2019/NĐ-CP"],
    }


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ({"labels": ["BASED"]}, "known are BASED_ON"),
        ({"labels": "BASED_ON"}, "labels"),
        ({"alignment_mode": "wide"}, "alignment_mode"),
        ({"key": "citations"}, "key"),
    ],
)
def test_wrong_config_is_refused(config: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says) as raised:
        spacy.blank("xx").add_pipe("viendan_citations", config=config)
    assert isinstance(raised.value, ConfigError) == (config == {"labels": ["BASED"]})


@pytest.mark.parametrize("names", [["viendan_citations"], ["viendan_assignments"], ["viendan_extract", "viendan_citations", "viendan_assignments"]])
def test_what_a_component_needs_is_there(names: list[str]) -> None:
    nlp = spacy.blank("xx")
    for name in names:
        nlp.add_pipe(name)
    told = nlp.analyze_pipes()
    assert not any(told["problems"].values())
    assert set(told["attrs"]) >= {"doc._.viendan"}


@pytest.mark.parametrize("names", [["viendan_citations", "viendan_assignments"], ["viendan_extract", "viendan_citations", "viendan_assignments"]])
def test_the_extractor_runs_once(monkeypatch: pytest.MonkeyPatch, names: list[str]) -> None:
    runs: list[str] = []
    monkeypatch.setattr(components, "extract", lambda source: runs.append(source.text) or extract(source))
    nlp = spacy.blank("xx")
    for name in names:
        nlp.add_pipe(name)
    assert spans(nlp(WORK))
    assert runs == [WORK]


def test_an_extraction_made_elsewhere_is_used() -> None:
    nlp = blank("xx")
    doc = nlp.make_doc(WORK)
    assert doc._.viendan is None
    doc._.viendan = extract(WORK)
    doc.user_data["viendan"]["source"] = "file.pdf"
    assert nlp(doc)._.viendan.source == "file.pdf"
    assert doc[0:2]._.record is None


def test_two_rows_on_one_span_keep_their_own_records(nlp: Language) -> None:
    told, doc = extract(WORK), nlp.make_doc(WORK)
    twice = tuple(replace(told.assignments[0], task=task) for task in ("rà soát", "báo cáo"))
    doc._.viendan = replace(told, assignments=twice)
    assert tuple(s._.record for s in nlp(doc).spans["assignments"]) == twice


def test_an_extraction_comes_back_from_json() -> None:
    """The text fills every field that holds records."""
    told = extract(f"{directive('bac-giang')}\nThông tư 09/2019- BYT hướng dẫn thi hành Nghị định số 6/2013/NĐ-CP.\nChỉ thị này có hiệu lực từ ngày ký.\n")
    assert [name for name, value in told.to_dict().items() if not value] == []
    assert Extraction.from_dict(json.loads(json.dumps(told.to_dict()))) == told


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_tokenizer_gives_back_every_text(text: str) -> None:
    assert Tokenizer(Vocab())(text).text == text


def test_a_decomposed_word_is_one_token() -> None:
    assert [token.text for token in Tokenizer(Vocab())(unicodedata.normalize("NFD", "Nghị định 5a"))] == [
        *(unicodedata.normalize("NFD", word) for word in ("Nghị", "định")),
        "5",
        "a",
    ]


@pytest.mark.parametrize(
    "program",
    [
        "import extractors",
        "import extractors; extractors.extract('Luật Giáo dục năm 2019'); extractors.read",
        "import graph.cli",
        "import graph; graph.build",
        "import sys; sys.argv = ['viendan', 'extract', sys.argv[1]]; import graph.cli\ntry: graph.cli.main()\nexcept SystemExit: pass",
    ],
)
def test_spacy_is_imported_only_where_it_serves(program: str) -> None:
    told = in_own_process(f"{program}\nimport sys; print(sorted(m for m in sys.modules if m == 'spacy'))", DIRECTIVES / "bac-giang.txt")
    assert told.splitlines()[-1] == "[]"
