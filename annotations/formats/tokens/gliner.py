"""GLiNER's training data: JSON with tokens, and spans by their first and last of them.

Its trainer cuts off what is longer than its model takes, so that an article is written
as several passages of whole sentences. They are read as one article again.

Source: “Dataset Format” in GLiNER's documentation of training.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from annotations.errors import CopydeskError
from annotations.exchange.fitting import Fitted, and_then
from annotations.exchange.format import Format, Reading, Writer
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.head import Head
from annotations.exchange.losses import of_article
from annotations.exchange.text import as_json, as_line
from annotations.exchange.traits import Trait
from annotations.exchange.writing import FramedWriter
from annotations.formats.parts.objects import (
    LIST_FRAME,
    first_object,
    listed,
    read_objects,
)
from annotations.formats.parts.tokenising import tokens_of
from annotations.formats.tokens.rebuilt import put_together
from annotations.formats.tokens.rows import joined, starts_in
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal
from annotations.wording import shortened

_WORDS, _SPANS, _RELATIONS, _ID = "tokenized_text", "ner", "relations", "id"
_TAKEN = frozenset({_WORDS, _SPANS, _RELATIONS, _ID})
_OURS = re.compile(r"(?P<article>[0-9a-f]{16})/(?P<part>\d{1,6})")
# Fewer than most models take; they are asked for 384 words, some for 296.
_LONGEST = 256
_UNLEARNT = (
    "in training, though not in the file: spans of more words than a model takes (12, "
    "as a rule), and all but one label of the same words"
)
_APART = "relations between passages that are apart"


class _Place(NamedTuple):
    """A span by its first and last token."""

    first: int
    last: int
    label: str
    id: str


@dataclass(frozen=True, slots=True)
class _Passages:
    """All words of an article, where its passages begin and end, and its spans."""

    words: Sequence[str]
    edges: Sequence[int]
    places: Sequence[_Place]

    def of(self, place: _Place) -> int:
        """Say in which passage a span is."""
        return bisect_right(self.edges, place.first) - 1

    def texts(self) -> list[Sequence[str]]:
        """Give the words of each passage; of nothing there is one, without words."""
        return [self.words[a:b] for a, b in pairwise(self.edges)] or [[]]


def _shape(found: Fitted) -> Fitted:
    """Put the text together anew, and leave out relations between passages."""
    spans = found.annotated.spans
    tokens = tokens_of(found.annotated.article.text, [one.span for one in spans])
    places = [
        _Place(
            bisect_left(tokens.starts, one.span.start),
            bisect_left(tokens.ends, one.span.end),
            one.label,
            one.id,
        )
        for one in spans
    ]
    edges = [*_edges([*tokens.firsts, len(tokens.words)])]
    passages = _Passages(tokens.words, edges, places)
    made = put_together(found, tokens, passages.texts())
    homes = {one.id: passages.of(one) for one in places}
    joined_here = tuple(
        one for one in made.annotated.relations if homes[one.head] == homes[one.child]
    )
    gone = len(made.annotated.relations) - len(joined_here)
    losses = [of_article(found.annotated, _APART)] * gone
    kept = replace(made.annotated, relations=joined_here)
    return replace(and_then(made, kept, *losses), payload=passages)


def _edges(firsts: Sequence[int]) -> Iterator[int]:
    """Choose of the places where sentences begin those where passages do."""
    start = firsts[0]
    yield start
    for first, behind in pairwise(firsts):
        if behind - start > _LONGEST and first > start:
            yield first
            start = first
    if firsts[-1] > start:
        yield firsts[-1]


def _writer(path: Path) -> Writer:
    return FramedWriter(path, _passages, LIST_FRAME)


def _passages(fitted: Fitted) -> bytes:
    records = (as_line(one).rstrip(b"\n") for one in _records(fitted))
    return LIST_FRAME[1].join(records)


def _records(fitted: Fitted) -> Iterator[dict[str, object]]:
    passages, article = fitted.payload, fitted.annotated.article
    assert isinstance(passages, _Passages)  # noqa: S101  `_shape` left them
    at: dict[str, int] = {}
    places: dict[int, list[_Place]] = defaultdict(list)
    for place in passages.places:
        here = places[passages.of(place)]
        at[place.id] = len(here)
        here.append(place)
    homes = {one.id: number for number, here in places.items() for one in here}
    relations: dict[int, list[object]] = defaultdict(list)
    for one in fitted.annotated.relations:
        ends = [at[one.head], at[one.child], one.label]
        relations[homes[one.head]].append(ends)
    key = article.key
    for number, words in enumerate(passages.texts()):
        start = passages.edges[number] if words else 0
        yield {
            _ID: f"{key}/{number + 1}",
            _WORDS: words,
            _SPANS: [
                [one.first - start, one.last - start, one.label]
                for one in places[number]
            ],
            **({_RELATIONS: relations[number]} if number in relations else {}),
        }


def _read(path: Path) -> Reading:
    """Put passages of an article together that follow one another."""
    before: FoundArticle | None = None
    for one in read_objects(path, _found):
        if isinstance(one, Refusal):
            yield from _whole(before)
            before = None
            yield one
        elif before is not None and _follows(one, before):
            before = _longer(before, one)
        else:
            yield from _whole(before)
            before = one
    yield from _whole(before)


def _found(record: Mapping[str, Any], where: str) -> FoundArticle:
    words = record.get(_WORDS)
    if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
        raise CopydeskError(
            "It has no “tokenized_text”, a list of words; choose another format."
        )
    starts = starts_in(words)
    made = [
        _span(item, starts, str(at)) for at, item in enumerate(listed(record, _SPANS))
    ]
    ids = {one.id for one in made if isinstance(one, FoundSpan)}
    linked = [_relation(item, ids) for item in listed(record, _RELATIONS)]
    besides = {name: one for name, one in record.items() if name not in _TAKEN}
    return FoundArticle(
        where=where,
        text=joined([words]),
        key=str(record.get(_ID, "")),
        news=news_metadata(besides),
        spans=tuple(one for one in made if isinstance(one, FoundSpan)),
        relations=tuple(one for one in linked if isinstance(one, FoundRelation)),
        is_rebuilt=True,
        left_aside=tuple(one for one in (*made, *linked) if isinstance(one, str)),
    )


def _span(item: Any, starts: Sequence[int], name: str) -> FoundSpan | str:
    match item:
        case [int(first), int(last), str(label), *_]:
            if 0 <= first <= last < len(starts) - 1:
                start, end = starts[first], starts[last + 1] - 1
                return FoundSpan(start=start, end=end, label=label, id=name)
            return f"“{shortened(as_json(item))}” is beyond the words that there are."
    return (
        f"“{shortened(as_json(item))}” is no span with a first word, a last one and a "
        "label."
    )


def _relation(item: Any, ids: set[str]) -> FoundRelation | str:
    match item:
        case [int(head), int(child), str(label), *_] if {str(head), str(child)} <= ids:
            return FoundRelation(label=label, head=str(head), child=str(child))
    return f"“{shortened(as_json(item))}” is no relation between two spans."


def _follows(one: FoundArticle, before: FoundArticle) -> bool:
    now, then = _OURS.fullmatch(one.key), _OURS.fullmatch(before.key)
    if now is None or then is None or now["article"] != then["article"]:
        return False
    return int(now["part"]) == int(then["part"]) + 1


def _longer(before: FoundArticle, one: FoundArticle) -> FoundArticle:
    """Add a passage on a line of its own, with its spans moved along."""
    text = before.text or ""
    behind = len(text) + 1
    spans = [
        replace(
            span,
            start=span.start + behind,
            end=span.end + behind,
            id=f"{behind}/{span.id}",
        )
        for span in one.spans
    ]
    relations = [
        replace(link, head=f"{behind}/{link.head}", child=f"{behind}/{link.child}")
        for link in one.relations
    ]
    return replace(
        before,
        text=f"{text}\n{one.text}",
        key=one.key,
        spans=(*before.spans, *spans),
        relations=(*before.relations, *relations),
        left_aside=(*before.left_aside, *one.left_aside),
    )


def _whole(found: FoundArticle | None) -> Iterator[FoundArticle]:
    """Name an article of ours without its passage."""
    if found is not None:
        match = _OURS.fullmatch(found.key)
        yield replace(found, key=match["article"]) if match else found


def _knows(head: Head) -> bool:
    first = first_object(head)
    return isinstance(first.get(_WORDS), list) and isinstance(first.get(_SPANS), list)


GLINER = Format(
    name="gliner",
    title="GLiNER training JSON",
    suffixes=(".json", ".jsonl"),
    carries=frozenset({Trait.NESTING, Trait.CROSSING, Trait.RELATIONS}),
    loses=(
        _APART,
        _UNLEARNT,
    ),
    writer=_writer,
    read=_read,
    knows=_knows,
    shape=_shape,
)
