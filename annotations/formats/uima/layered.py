"""Annotations in layers, with features and links, as the spans and relations they are.

What UIMA and WebAnno hold is alike, whichever way it is written down.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from annotations.exchange.found import FoundRelation, FoundSpan
from annotations.formats.uima.layers import RELATION, Kind, kind_of, label_of, short
from annotations.wording import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An annotation of a stretch of text; offsets and words as the file has them."""

    layer: str
    id: str
    start: int
    end: int
    features: Mapping[str, str]
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins two marks, by their ids; none if the file points to nothing."""

    layer: str
    features: Mapping[str, str]
    head: str | None
    child: str | None


@dataclass(frozen=True, slots=True)
class Layered:
    """Spans, the relations between them, and what nothing can be made of."""

    spans: tuple[FoundSpan, ...]
    relations: tuple[FoundRelation, ...]
    left_aside: tuple[str, ...]


def layered(
    marks: Sequence[Mark], ties: Sequence[Tie], announced: Iterable[str] = ()
) -> Layered:
    """Take the spans among marks; parts of speech only where there is nothing else.

    Layers that are ``announced`` are there, even if nothing is in them.
    """
    by_kind: dict[Kind, list[Mark]] = {kind: [] for kind in Kind}
    for mark in marks:
        by_kind[kind_of(mark.layer)].append(mark)
    has_spans = by_kind[Kind.SPANS] or Kind.SPANS in map(kind_of, announced)
    taken = by_kind[Kind.SPANS if has_spans else Kind.GRAMMAR]
    others = by_kind[Kind.GRAMMAR] if has_spans else []
    ids = {mark.id for mark in taken}
    joined = [one for one in ties if {one.head, one.child} <= ids]
    loose = [one for one in ties if not {one.head, one.child} <= ids]
    return Layered(
        tuple(map(_span, taken)),
        tuple(map(_relation, joined)),
        (*_unnamed(taken), *_unused(joined), *_not_taken(others), *_loose(loose)),
    )


def _span(mark: Mark) -> FoundSpan:
    label, values = label_of(mark.layer, mark.features)
    return FoundSpan(
        start=mark.start,
        end=mark.end,
        label=label,
        id=mark.id,
        words=mark.words,
        values=MappingProxyType(values),
    )


def _relation(tie: Tie) -> FoundRelation:
    # Copydesk's own may be without a label, which is then no reason to make one up.
    is_own = tie.layer == RELATION
    label = (
        tie.features.get("label", "")
        if is_own
        else label_of(tie.layer, tie.features)[0]
    )
    return FoundRelation(label=label, head=tie.head or "", child=tie.child or "")


def _unnamed(marks: Iterable[Mark]) -> Iterator[str]:
    nameless = Counter(
        short(mark.layer)
        for mark in marks
        if len(label_of(mark.layer, mark.features)[1]) == len(mark.features)
    )
    for layer, count in nameless.items():
        yield (
            f"{counted(count, 'span')} without a label took the name of the layer, "
            f"{layer}."
        )


def _unused(ties: Iterable[Tie]) -> Iterator[str]:
    names = {name for tie in ties for name in label_of(tie.layer, tie.features)[1]}
    if names:
        yield f"Of relations, {', '.join(sorted(names))} was left aside."


def _not_taken(marks: Iterable[Mark]) -> Iterator[str]:
    for layer, count in Counter(short(mark.layer) for mark in marks).items():
        yield f"{counted(count, 'annotation')} of the layer {layer} left aside."


def _loose(ties: Iterable[Tie]) -> Iterator[str]:
    for layer, count in Counter(short(tie.layer) for tie in ties).items():
        yield (
            f"{counted(count, 'relation')} of the layer {layer} left aside, as not "
            "both ends are spans."
        )
