"""The extractor as a spaCy pipeline: texts in, `Doc`s with `doc.spans["citations"]` and `doc._.viendan` out.

The components wrap the same core that works on plain text, so both give the same citations; the tokenizer divides at every change
between letters, digits and marks, so that each citation's ends are ends of tokens. Factories are registered as entry points:
`nlp.add_pipe("viendan_citations")` works in any pipeline.
"""

from __future__ import annotations

import re
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors.extraction import extract, of_text
from extractors.records import Assignment, Citation

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_|\s")


class Tokenizer:
    """Divide a text into runs of letters, runs of digits, and single marks; every text is given back unchanged."""

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


def pipeline() -> Language:
    """Return a pipeline with the tokenizer and every component of ours.

    >>> doc = pipeline()("Căn cứ Luật Thủy lợi số 08/2017/QH14;")
    >>> [(span.text, span.label_) for span in doc.spans["citations"]]
    [('Luật Thủy lợi số 08/2017/QH14', 'BASED_ON')]
    """
    nlp = Language()
    nlp.tokenizer = Tokenizer(nlp.vocab)
    for name in ("viendan_extract", "viendan_citations", "viendan_assignments"):
        nlp.add_pipe(name)
    return nlp


@Language.component("viendan_extract", assigns=["doc._.viendan"])
def viendan_extract(doc: Doc) -> Doc:
    """Extract all records of a document."""
    if not Doc.has_extension("viendan"):
        Doc.set_extension("viendan", default=None)
        Span.set_extension("record", default=None)
    doc._.viendan = extract(of_text(doc.text))
    return doc


@Language.component("viendan_citations", assigns=["doc.spans"])
def viendan_citations(doc: Doc) -> Doc:
    """Put the citations into `doc.spans["citations"]`, labelled with their relation; `span._.record` is the record."""
    return _spans(doc, "citations")


@Language.component("viendan_assignments", assigns=["doc.spans"])
def viendan_assignments(doc: Doc) -> Doc:
    """Put the assignments into `doc.spans["assignments"]`, labelled with their role."""
    return _spans(doc, "assignments")


def _spans(doc: Doc, group: str) -> Doc:
    if not Doc.has_extension("viendan") or doc._.viendan is None:
        doc = viendan_extract(doc)
    make = partial(_span, doc)
    doc.spans[group] = [make(record) for record in getattr(doc._.viendan, group)]
    return doc


def _span(doc: Doc, record: Citation | Assignment) -> Span:
    """Return the span of a record; where a foreign tokenizer joined its edge to another token, the tokens that hold it."""
    label = record.relation if isinstance(record, Citation) else record.role
    span = doc.char_span(record.start, record.end, label=label, alignment_mode="expand")
    assert span is not None, "an expanded span exists for every offset of the text"
    span._.record = record
    return span


__all__ = ["Tokenizer", "pipeline"]
