"""CoNLL-2003: a token a line, entities as B-, I- and O, a blank line per sentence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, islice
from typing import Any, BinaryIO

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.formats.cutting import Piece, pieces
from annotations.formats.flat import flat
from annotations.formats.format import ArticleFacts, Format, Loss, SpanFact
from annotations.span import Span

# The very line that spaCy's reader knows; other readers look at its beginning alone.
_HEADER = "-DOCSTART- -X- O O"
_AT_ONCE = 100


class _Writer:
    def __init__(self, stream: BinaryIO) -> None:
        import spacy

        nlp = spacy.blank("en")
        self._stream = stream
        self._tokenizer = nlp.tokenizer
        self._sentencizer = nlp.add_pipe("sentencizer")

    def add(self, annotated: AnnotatedArticle) -> tuple[Loss, ...]:
        # Not `nlp(text)`, which refuses a text of more than a million characters.
        doc = self._sentencizer(self._tokenizer(annotated.article.text))
        chosen = flat(annotated)
        lines = "".join(_lines(doc, chosen.kept))
        self._stream.write(f"{_HEADER}\n\n{lines}\n".encode())
        return chosen.losses

    def finish(self) -> None:
        pass


def label_of(span: AnnotatedSpan) -> str:
    """Write a label without white space, which would begin another column."""
    return "_".join(span.label.split()) or "_"


def _lines(doc: Any, kept: Sequence[AnnotatedSpan]) -> Iterator[str]:
    text = doc.text
    # Not `token.is_sent_start`, which looks at the whole document each time.
    sentences = {sentence.start_char for sentence in doc.sents}
    spans = [*(one.span for one in kept), *_false_headers(text)]
    due = begun = False
    for piece, tag in _tagged(pieces(map(Piece.of, doc), spans), kept):
        word = text[piece.start : piece.end]
        due = due or piece.start in sentences or "\n" in word
        if word.isspace():
            continue
        # A break inside an entity would make two of it.
        if due and begun and not tag.startswith("I-"):
            yield "\n"
        yield f"{word} -X- _ {tag}\n"
        due, begun = False, True


def _false_headers(text: str) -> Iterator[Span]:
    """Find what would look like the end of the article, to be cut in two."""
    for match in re.finditer("-DOCSTART-", text):
        yield Span(match.start(), match.start() + 1)


def _tagged(
    found: Iterable[Piece], kept: Sequence[AnnotatedSpan]
) -> Iterator[tuple[Piece, str]]:
    left = iter(kept)
    one = next(left, None)
    for piece in found:
        while one is not None and one.span.end <= piece.start:
            one = next(left, None)
        if one is None or piece.start < one.span.start:
            yield piece, "O"
        else:
            begins = piece.start == one.span.start
            yield piece, f"{'B' if begins else 'I'}-{label_of(one)}"


def _expected(annotated: AnnotatedArticle) -> ArticleFacts:
    """Count offsets without white space, as the format has none."""
    text = annotated.article.text
    before = list(accumulate((not char.isspace() for char in text), initial=0))
    facts = (
        SpanFact(
            before[one.span.start],
            before[one.span.end],
            label_of(one),
            "".join(one.span.of(text).split()),
        )
        for one in flat(annotated).kept
    )
    return ArticleFacts(_digest("".join(text.split())), tuple(facts))


def _read_back(stream: BinaryIO) -> Iterator[ArticleFacts]:
    from spacy.training import converters

    convert: Any = vars(converters)["conll_ner_to_docs"]

    articles = _articles(stream)
    # Many at once, as the reader is slow to start.
    while some := list(islice(articles, _AT_ONCE)):
        docs = convert("".join(some), no_print=True)
        for one in some:
            # The reader passes over articles without words.
            empty = one.strip() == _HEADER
            yield ArticleFacts(_digest(""), ()) if empty else _facts(next(docs))


def _articles(stream: BinaryIO) -> Iterator[str]:
    lines: list[str] = []
    for raw in stream:
        line = raw.decode()
        if lines and line == f"{_HEADER}\n":
            yield "".join(lines)
            lines = []
        lines.append(line)
    if lines:
        yield "".join(lines)


def _facts(doc: Any) -> ArticleFacts:
    words = [token.text for token in doc]
    at = list(accumulate(map(len, words), initial=0))
    text = "".join(words)
    facts = (
        SpanFact(
            start := at[span.start], end := at[span.end], span.label_, text[start:end]
        )
        for span in doc.ents
    )
    return ArticleFacts(_digest(text), tuple(facts))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


CONLL2003 = Format(
    name="conll2003",
    title="CoNLL-2003",
    suffix=".conll",
    loses=(
        "white space and line breaks",
        "metadata, zones, review states, notes and suggestions",
        "rejected and pending spans",
        "spans inside or across longer ones",
        "the difference between a space and “_” in a label",
    ),
    writer=_Writer,
    expected=_expected,
    read_back=_read_back,
)
