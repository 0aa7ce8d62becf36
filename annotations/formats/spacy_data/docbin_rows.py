"""From an annotated article to a document as spaCy has it, in columns of numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from struct import Struct
from typing import Any, NamedTuple, Self

from msgspec.msgpack import encode as packed

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.boundaries import trimmed
from annotations.exchange.flat import without_overlaps
from annotations.formats.parts.cutting import Piece, pieces
from annotations.formats.parts.extras import KEY
from annotations.formats.spacy_data.docbin_writer import Row
from annotations.marks import PENDING
from annotations.selection import GOOD_STATES

STANDING = "annotations"
GROUPS = {State.REJECTED.value: "rejected", PENDING: "pending"}
"""Where spans are kept in ``doc.spans``; those of all other states are ``STANDING``."""

STATES = {name: state for state, name in GROUPS.items()} | {
    "incorrect_spans": State.REJECTED.value
}
"""What state the spans of a group are in; spaCy's own examples have one, too."""

_NAMES = (STANDING, *GROUPS.values())

SPAN = Struct(">QQQllll")
"""How spaCy packs a span: id, kb_id, label, first token, end token, start, end."""

# More words than this are forgotten, and said anew when they come again.
_MOST_WORDS = 500_000
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3


def entities(annotated: AnnotatedArticle) -> list[AnnotatedSpan]:
    """Choose what fits into ``doc.ents``: apart from each other, without outer space.

    A span with gaps is none: what stands in them is not part of it.
    """
    text = annotated.article.text
    found = [
        kept
        for one in annotated.spans
        if one.state in GOOD_STATES
        and not one.parts
        and (kept := _trimmed(one, text)) is not None
    ]
    is_apart = all(a.span.end <= b.span.start for a, b in pairwise(found))
    return found if is_apart else without_overlaps(found)[0]


def _trimmed(one: AnnotatedSpan, text: str) -> AnnotatedSpan | None:
    if not (text[one.span.start].isspace() or text[one.span.end - 1].isspace()):
        return one
    span = trimmed(text, one.span)
    return None if span is None else replace(one, span=span)


class Rows:
    """Makes documents; what their numbers stand for is said once."""

    def __init__(self) -> None:
        from spacy.attrs import ENT_ID, ENT_IOB, ENT_TYPE, ORTH
        from spacy.strings import get_string_id

        # Nothing that we do not know is written, such as tags and heads.
        self.attrs: Sequence[int] = (ORTH, ENT_IOB, ENT_TYPE, ENT_ID)
        self._number = get_string_id
        self._forget()

    def of(self, annotated: AnnotatedArticle, known: Mapping[str, Any]) -> Row:
        """Make a document in which every span is a row of whole tokens.

        What is ``known`` of it goes into its ``user_data``.
        """
        if len(self._strings) > _MOST_WORDS:
            self._forget()
        spans, ents = annotated.spans, entities(annotated)
        tokens = self._tokens(annotated.article.text, (*spans, *ents))
        table = self._table(tokens, ents)
        return Row(
            tokens=table.tobytes(),
            spaces=tokens.spaced.astype(bool).tobytes(),
            span_groups=self._groups(spans, tokens),
            user_data=packed({KEY: known}),
            strings=[*self._words(table[:, 0].tolist()), *self._names(spans)],
        )

    def _forget(self) -> None:
        import spacy

        nlp = spacy.blank("en")
        self._tokenizer = nlp.tokenizer
        self._strings = nlp.vocab.strings
        self._said: set[int] = set()

    def _tokens(self, text: str, spans: Sequence[AnnotatedSpan]) -> "_Tokens":
        doc = self._tokenizer(text)
        tokens = _Tokens.of(doc)
        if tokens.has_edges(spans):
            return tokens
        cut = pieces(map(Piece.of, doc), (one.span for one in spans))
        return _Tokens.cut(cut, text, self._strings)

    def _table(self, tokens: "_Tokens", ents: Iterable[AnnotatedSpan]) -> Any:
        import numpy as np  # noqa: PLC0415  the window starts without it

        table = np.zeros((len(tokens.orths), len(self.attrs)), dtype="<u8")
        table[:, 0] = tokens.orths
        # What a finished article does not mark is no entity, rather than unknown.
        table[:, 1] = _OUTSIDE
        for one, first, behind in tokens.placed(ents):
            table[first, 1] = _BEGINS
            table[first + 1 : behind, 1] = _INSIDE
            numbers = self._strings.add(one.label), self._number(one.id)
            table[first:behind, 2:] = numbers
        return table

    def _groups(self, spans: Iterable[AnnotatedSpan], tokens: "_Tokens") -> bytes:
        groups: dict[str, list[bytes]] = {name: [] for name in _NAMES}
        scores: dict[str, list[float | None]] = {name: [] for name in _NAMES}
        for one, first, behind in tokens.placed(spans):
            name = GROUPS.get(one.state, STANDING)
            label, span = self._strings.add(one.label), one.span
            edges = span.start, span.end
            groups[name].append(
                SPAN.pack(self._number(one.id), 0, label, first, behind, *edges)
            )
            scores[name].append(one.suggestion.score if one.suggestion else None)
        return packed(
            {_group(name, groups[name], scores[name]): [name] for name in _NAMES}
        )

    def _words(self, orths: Iterable[int]) -> Iterator[str]:
        new = [one for one in dict.fromkeys(orths) if one not in self._said]
        self._said.update(new)
        yield from (self._strings[one] for one in new)

    def _names(self, spans: Iterable[AnnotatedSpan]) -> Iterator[str]:
        yield from filter(None, (one.id for one in spans))
        for label in dict.fromkeys(one.label for one in spans):
            if (number := self._strings.add(label)) not in self._said:
                self._said.add(number)
                yield label


class _Tokens(NamedTuple):
    """Where tokens begin and end, what they are, if a space follows; all arrays."""

    orths: Any
    starts: Any
    ends: Any
    spaced: Any

    @classmethod
    def of(cls, doc: Any) -> Self:
        from spacy.attrs import IDX, LENGTH, ORTH, SPACY

        orths, starts, lengths, spaced = doc.to_array([ORTH, IDX, LENGTH, SPACY]).T
        # As numpy would look for whole numbers among unsigned ones as fractions.
        return cls(orths, starts.astype("i8"), (starts + lengths).astype("i8"), spaced)

    @classmethod
    def cut(cls, found: Iterable[Piece], text: str, strings: Any) -> Self:
        import numpy as np  # noqa: PLC0415  the window starts without it

        rows = [
            (strings.add(text[one.start : one.end]), one.start, one.end, one.spaced)
            for one in found
        ]
        orths, starts, behind, spaced = zip(*rows, strict=True)
        return cls(
            np.array(orths, dtype="u8"),
            np.array(starts),
            np.array(behind),
            np.array(spaced),
        )

    def has_edges(self, spans: Sequence[AnnotatedSpan]) -> bool:
        """Tell whether all spans begin and end where tokens do."""
        starts, behind = set(self.starts.tolist()), set(self.ends.tolist())
        return all(one.span.start in starts and one.span.end in behind for one in spans)

    def placed(
        self, spans: Iterable[AnnotatedSpan]
    ) -> Iterator[tuple[AnnotatedSpan, int, int]]:
        """Give spans with their first token and the one behind their last."""
        spans = tuple(spans)
        firsts = self.starts.searchsorted([one.span.start for one in spans])
        lasts = self.ends.searchsorted([one.span.end for one in spans])
        yield from zip(spans, firsts.tolist(), (lasts + 1).tolist(), strict=True)


def _group(name: str, spans: Sequence[bytes], scores: Sequence[float | None]) -> bytes:
    has_scores = any(score is not None for score in scores)
    attrs = {"scores": scores} if has_scores else {}
    return packed({"name": name, "attrs": attrs, "spans": spans})
