"""The extractor as a spaCy pipeline: texts in, `Doc`s with `doc.spans["citations"]` and `doc._.viendan` out.

The components wrap the same core that works on plain text, so both give the same records. The tokenizer divides at every change between letters,
digits and marks, so that a citation's ends are ends of tokens; under a foreign tokenizer a span is widened to the tokens that hold it, and
`span._.record` keeps the offsets. Factories and tokenizer are entry points: `nlp.add_pipe("viendan_citations")` works in any pipeline, and a
pipeline saved with `nlp.to_disk` is loaded by `spacy.load`.

Records lie in `doc.user_data["viendan"]` as plain dictionaries, which spaCy can send between processes and write (`to_bytes`, `DocBin`); a span's
`id_` says which row is its own. `doc._.viendan` and `span._.record` make the frozen records anew from them, and are None where user data was left out.

Annotations are evaluated here (no `from __future__ import annotations`): spaCy checks the `config` of a factory by them.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from extractors.errors import ConfigError
from extractors.extraction import extract, of_text
from extractors.records import RELATIONS, ROLES, Assignment, Citation, Extraction, from_plain

TOKENIZER = "viendan.Tokenizer.v1"
_KEY = "viendan"
_TOKEN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+|\d+|[^\w\s]|_|\s")
Alignment = Literal["expand", "contract", "strict"]


class Tokenizer(DummyTokenizer):
    """Divide a text into runs of letters, runs of digits, and single marks; every text is given back unchanged. It has no state to be saved."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize a text."""
        words: list[str] = []
        spaces: list[bool] = []
        for token in _TOKEN.findall(text):
            if token == " " and spaces and not spaces[-1] and words[-1] != " ":
                spaces[-1] = True
            else:
                words.append(token)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def _tokenizer(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp.vocab)


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes our tokenizer, as a config names it: `[nlp.tokenizer]`, `@tokenizers = "viendan.Tokenizer.v1"`."""
    return _tokenizer


def pipeline() -> Language:
    """Return a Vietnamese pipeline with the tokenizer and every component of ours.

    >>> doc = pipeline()("Căn cứ Luật Thủy lợi số 08/2017/QH14;")
    >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["citations"]]
    [('Luật Thủy lợi số 08/2017/QH14', 'BASED_ON', 'tw/2017/8-QH14')]
    """
    nlp = blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    for name in ("viendan_extract", "viendan_citations", "viendan_assignments"):
        nlp.add_pipe(name)
    return nlp


class Spans:
    """Put the records of one group into `doc.spans[spans_key]`, labelled, each under the id that the graph knows."""

    def __init__(self, group: str, spans_key: str, labels: tuple[str, ...], alignment_mode: Alignment) -> None:
        self.group = group
        self.spans_key = spans_key
        self.labels = labels  # spaCy shows them as `nlp.pipe_labels`
        self.alignment_mode = alignment_mode

    def __call__(self, doc: Doc) -> Doc:
        """Set the spans of a document."""
        rows = [_row(self.group, row) for row in viendan_extract(doc).user_data[_KEY][self.group]]
        spans = (self._span(doc, number, row) for number, row in enumerate(rows) if _label(row) in self.labels)
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc

    def _span(self, doc: Doc, number: int, row: Citation | Assignment) -> Span | None:
        """Return the span of a record; None where the alignment asked for finds no whole token."""
        known = row.target if isinstance(row, Citation) else row.unit_id
        return doc.char_span(
            row.start, row.end, label=_label(row), kb_id=known or "", alignment_mode=self.alignment_mode, span_id=f"{_KEY}/{self.group}/{number}"
        )


def _row(group: str, told: Mapping[str, Any]) -> Citation | Assignment:
    return from_plain(Citation, told) if group == "citations" else from_plain(Assignment, told)


def _label(row: Citation | Assignment) -> str:
    return row.relation if isinstance(row, Citation) else row.role


@Language.component("viendan_extract", assigns=["doc._.viendan"])
def viendan_extract(doc: Doc) -> Doc:
    """Extract all records of a document, if that is not done."""
    if doc.user_data.get(_KEY) is None:
        doc.user_data[_KEY] = extract(of_text(doc.text)).to_dict()
    return doc


_ASSIGNS = ["doc.spans", "doc._.viendan", "span._.record"]
_DEFAULTS = {"labels": None, "alignment_mode": "expand"}


@Language.factory("viendan_citations", assigns=_ASSIGNS, default_config={"spans_key": "citations", **_DEFAULTS})
def viendan_citations(nlp: Language, name: str, spans_key: str, labels: list[str] | None, alignment_mode: Alignment) -> Spans:
    """Return the component of citations: `span.label_` is the relation, `span.kb_id_` the cited document's id, empty where it is not settled.

    `labels` keeps these relations only (all of `RELATIONS` where None); `alignment_mode` is that of `Doc.char_span`. Raises `ConfigError` for an
    unknown label. It needs no other component; `viendan_extract` before it does no harm.
    """
    return Spans("citations", spans_key, _known(name, labels, RELATIONS), alignment_mode)


@Language.factory("viendan_assignments", assigns=_ASSIGNS, default_config={"spans_key": "assignments", **_DEFAULTS})
def viendan_assignments(nlp: Language, name: str, spans_key: str, labels: list[str] | None, alignment_mode: Alignment) -> Spans:
    """Return the component of work given: `span.label_` is the role, `span.kb_id_` the unit's id; `config` as that of `viendan_citations`."""
    return Spans("assignments", spans_key, _known(name, labels, ROLES), alignment_mode)


def _known(name: str, labels: list[str] | None, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    unknown = sorted(set(labels or ()) - set(vocabulary))
    if unknown:
        raise ConfigError(f"config of {name}: `labels` has {', '.join(unknown)}; known are {', '.join(vocabulary)}")
    return vocabulary if labels is None else tuple(labels)


def _extraction(doc: Doc) -> Extraction | None:
    kept = doc.user_data.get(_KEY)
    return None if kept is None else Extraction.from_dict(kept)


def _keep(doc: Doc, extraction: Extraction | None) -> None:
    """Take an extraction made elsewhere (of a file that was read, say), so that the components use it."""
    doc.user_data[_KEY] = None if extraction is None else extraction.to_dict()


def _record(span: Span) -> Citation | Assignment | None:
    """Return the record that a span of ours stands for; None for any other span."""
    owner, _, place = span.id_.partition("/")
    kept: dict[str, Any] | None = span.doc.user_data.get(_KEY)
    if owner != _KEY or kept is None:
        return None
    group, number = place.split("/")
    return _row(group, kept[group][int(number)])


if not Doc.has_extension(_KEY):  # here and not in a component: documents are read back from bytes where no pipeline is
    Doc.set_extension(_KEY, getter=_extraction, setter=_keep)
if not Span.has_extension("record"):
    Span.set_extension("record", getter=_record)

__all__ = ["TOKENIZER", "Tokenizer", "pipeline"]
