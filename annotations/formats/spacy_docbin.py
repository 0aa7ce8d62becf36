"""spaCy's own training data: documents in a ``DocBin``.

``doc.spans`` holds every span under ``annotations``, ``rejected`` or ``pending``,
with its id; ``doc.ents`` those that fit there; ``doc.user_data["copydesk"]`` what
else is known of the article and, by the same ids, of its spans.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, BinaryIO

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.formats.cutting import Piece, pieces
from annotations.formats.flat import flat
from annotations.formats.format import ArticleFacts, Format, Loss, SpanFact
from annotations.formats.jsonl import as_json
from annotations.formats.record import record_of
from annotations.marks import PENDING

_GROUPS = {State.REJECTED.value: "rejected", PENDING: "pending"}
_STANDING = "annotations"
_KEY = "copydesk"
_ENTS = "ents"
# Nothing that we do not know is written, such as tags and heads.
_ATTRS = ("ENT_IOB", "ENT_TYPE", "ENT_ID")


class _Writer:
    def __init__(self, stream: BinaryIO) -> None:
        import spacy
        from spacy.tokens import DocBin

        self._stream = stream
        self._nlp = spacy.blank("en")
        self._bin = DocBin(attrs=_ATTRS, store_user_data=True)

    def add(self, annotated: AnnotatedArticle) -> tuple[Loss, ...]:
        self._bin.add(doc_of(annotated, self._nlp))
        return ()

    def finish(self) -> None:
        try:
            data = self._bin.to_bytes()
        except ValueError as error:  # msgpack counts in 32 bits
            raise CopydeskError(
                "spaCy's file cannot hold that many articles; export them in parts."
            ) from error
        self._stream.write(data)


def doc_of(annotated: AnnotatedArticle, nlp: Any) -> Any:
    """Make a ``spacy.tokens.Doc`` in which every span is a row of whole tokens."""
    from spacy.tokens import Doc

    text = annotated.article.text
    entities = flat(annotated).kept
    spans = [one.span for one in (*annotated.spans, *entities)]
    found = list(pieces(map(Piece.of, nlp.tokenizer(text)), spans))
    doc = Doc(
        nlp.vocab,
        words=[text[piece.start : piece.end] for piece in found],
        spaces=[piece.spaced for piece in found],
    )
    _fill(doc, annotated, entities)
    return doc


def _fill(
    doc: Any, annotated: AnnotatedArticle, entities: Iterable[AnnotatedSpan]
) -> None:
    from spacy.tokens import Span

    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}

    def made(one: AnnotatedSpan) -> Any:
        first, behind = starts[one.span.start], ends[one.span.end]
        return Span(doc, first, behind, label=one.label, span_id=one.id)

    # What a finished article does not mark is no entity, rather than unknown.
    doc.set_ents([made(one) for one in entities], default="outside")
    for group in (_STANDING, *_GROUPS.values()):
        doc.spans[group] = [
            made(one) for one in annotated.spans if _group(one) == group
        ]
    doc.user_data[_KEY] = _rest(annotated)


def _group(one: AnnotatedSpan) -> str:
    return _GROUPS.get(one.state, _STANDING)


def _rest(annotated: AnnotatedArticle) -> dict[str, object]:
    """Keep of the record what the document does not say itself.

    What else an import said goes: it may hold numbers too large for msgpack.
    """
    record = record_of(annotated)
    return {key: record[key] for key in record if key not in {"text", "extra"}}


def _digest(text: str, rest: object) -> str:
    return sha256(as_json([text, rest]).encode()).hexdigest()


def _expected(annotated: AnnotatedArticle) -> ArticleFacts:
    text = annotated.article.text
    marked = [(one, _group(one)) for one in annotated.spans]
    marked += [(one, _ENTS) for one in flat(annotated).kept]
    facts = (
        SpanFact(
            one.span.start,
            one.span.end,
            one.label,
            one.span.of(text),
            f"{one.id} {in_}",
        )
        for one, in_ in marked
    )
    return ArticleFacts(_digest(text, _rest(annotated)), tuple(facts))


def _read_back(stream: BinaryIO) -> Iterator[ArticleFacts]:
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    for doc in DocBin().from_bytes(stream.read()).get_docs(Vocab()):
        text = doc.text  # put together anew each time it is asked for
        marked = [(span, group) for group in doc.spans for span in doc.spans[group]]
        marked += [(span, _ENTS) for span in doc.ents]
        facts = (
            SpanFact(
                span.start_char,
                span.end_char,
                span.label_,
                text[span.start_char : span.end_char],
                f"{span.id_} {in_}",
            )
            for span, in_ in marked
        )
        yield ArticleFacts(_digest(text, doc.user_data[_KEY]), tuple(facts))


DOCBIN = Format(
    name="spacy",
    title="spaCy training data (DocBin)",
    suffix=".spacy",
    loses=(
        "metadata without a field of its own",
        "the settings of the pipelines that made the suggestions",
        "in doc.ents, though not in doc.spans: overlapping spans, white space at ends",
    ),
    writer=_Writer,
    expected=_expected,
    read_back=_read_back,
)
