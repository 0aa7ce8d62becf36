"""What a decision leaves in memory; withdrawing it takes the very same away."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum, auto
from functools import partial
from typing import NamedTuple

from annotations.annotation import Annotation, State
from annotations.article import Article
from annotations.edit import Change
from annotations.memory.around import LONGEST, Around, Surroundings, around, zone_of
from annotations.memory.shapes import Shape, shape_of
from annotations.span import Span
from annotations.words import words_key


class Edge(StrEnum):
    """An end of a span."""

    LEFT = auto()
    RIGHT = auto()


class Counted(NamedTuple):
    """Some words were decided on under a label."""

    words: str
    label: str
    state: State


class Refused(NamedTuple):
    """A label was turned down for some words, between these tokens, in this zone."""

    words: str
    label: str
    zone: str
    before: str
    after: str


class Became(NamedTuple):
    """What was suggested was settled as something else."""

    words: str
    label: str
    to_words: str
    to_label: str


class Edged(NamedTuple):
    """A token stands at an end of a span, inside or outside.

    ``moved`` tells that the annotator put it there against a suggestion.
    """

    label: str
    edge: Edge
    token: str
    inside: bool
    moved: bool


class Shaped(NamedTuple):
    """Words of a shape were turned down under a label, or, if empty, taken."""

    label: str
    shape: Shape
    words: str


Look = Callable[[Span], Around]
_FEW = 10
Trace = Counted | Refused | Became | Edged | Shaped


def left_by(article: Article, changes: Iterable[Change]) -> Counter[Trace]:
    """Count what changes to one article bring (above 0) and take away (below)."""
    found: Counter[Trace] = Counter()
    every = tuple(changes)
    # To cut a whole text into tokens takes as long as to look at some spans of it.
    text = article.text
    look = Surroundings(text).around if len(every) > _FEW else partial(around, text)
    for change in every:
        if change.after is not None:
            found.update(traces(article, change.after, look))
        if change.before is not None:
            found.subtract(traces(article, change.before, look))
    return Counter({trace: n for trace, n in found.items() if n})


def traces(
    article: Article, annotation: Annotation, look: Look | None = None
) -> Iterator[Trace]:
    """Yield what one decision leaves; of passages, which are no words, nothing.

    Whoever walks many of one text says how to ``look`` around in it.
    """
    text, span, label = article.text, annotation.span, annotation.label
    words = words_key(span.of(text)) if len(span) <= LONGEST else ""
    if not words:
        return
    rejected = annotation.state is State.REJECTED
    yield Counted(words, label, annotation.state)
    yield Shaped(label, shape_of(words), words if rejected else "")
    sides = around(text, span) if look is None else look(span)
    if rejected:
        zone = zone_of(article, span)
        yield Refused(words, label, zone, sides.before, sides.after)
        return
    yield from _became(text, annotation, words)
    yield from _edged(annotation, sides)


def _became(text: str, annotation: Annotation, words: str) -> Iterator[Became]:
    suggestion = annotation.suggestion
    if suggestion is None or annotation.state is not State.CORRECTED:
        return
    if len(suggestion.span) <= LONGEST:
        suggested = words_key(suggestion.span.of(text))
        yield Became(suggested, suggestion.label, words, annotation.label)


def _edged(annotation: Annotation, sides: Around) -> Iterator[Edged]:
    span, label = annotation.span, annotation.label
    led = annotation.suggestion.span if annotation.suggestion else span
    for edge, inner, outer, moved_by in (
        (Edge.LEFT, sides.first, sides.before, span.start - led.start),
        (Edge.RIGHT, sides.last, sides.after, led.end - span.end),
    ):
        if inner:
            yield Edged(label, edge, inner, inside=True, moved=moved_by < 0)
        if outer:
            yield Edged(label, edge, outer, inside=False, moved=moved_by > 0)
