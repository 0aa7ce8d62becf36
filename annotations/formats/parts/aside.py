"""What formats with bare spans keep beside them: all that Copydesk knows besides.

In one object of the article, named ``copydesk``. Spans that do not stand are only
there, where no other tool takes them for labelled; the others are found again by
their place and label, whatever the tool has made of their order.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan, Relation
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.record import relations_record
from annotations.formats.parts.extras import (
    article_extras,
    damaged,
    span_extras,
    with_article_extras,
    with_span_extras,
)
from annotations.selection import GOOD_STATES
from annotations.wording import counted

Place = tuple[int, int, str]


def standing(annotated: AnnotatedArticle) -> list[AnnotatedSpan]:
    """List the spans that other tools are to see."""
    return [one for one in annotated.spans if one.state in GOOD_STATES]


def shown_relations(
    annotated: AnnotatedArticle,
) -> tuple[list[Relation], list[Relation]]:
    """Part the relations between spans that tools are to see from the others."""
    ids = {one.id for one in standing(annotated)}
    shown = [one for one in annotated.relations if {one.head, one.child} <= ids]
    hidden = [one for one in annotated.relations if not {one.head, one.child} <= ids]
    return shown, hidden


def aside_of(
    annotated: AnnotatedArticle,
    *,
    offset: Callable[[int], int] = int,
    relations: Iterable[Relation] | None = None,
    natives: AbstractSet[str] = frozenset(),
) -> dict[str, object]:
    """Write down what is not said in starts, ends and labels.

    ``offset`` counts a code point as the file does; ``relations`` are those that have
    no place of their own, all if not given; ``natives`` names what standing spans
    have a place for.
    """
    spans = [
        {
            "start": offset(one.span.start),
            "end": offset(one.span.end),
            "label": one.label,
            "id": one.id,
            **_without(
                span_extras(one, offset), natives if one.state in GOOD_STATES else ()
            ),
        }
        for one in annotated.spans
    ]
    kept = annotated.relations if relations is None else relations
    return {
        **article_extras(annotated),
        **({"spans": spans} if spans else {}),
        **relations_record(kept),
    }


def with_aside(
    found: FoundArticle, said: Any, besides: Mapping[str, object]
) -> FoundArticle:
    """Add what was kept aside, and what the tool says ``besides``.

    The file's relations go on joining its spans, by the ids they have then.

    Raises:
        CopydeskError: that is not as Copydesk writes it.
    """
    try:
        entries = [(_place(one), one) for one in said.get("spans", ())]
        joined = tuple(map(_joined, said.get("relations", ())))
    except (AttributeError, KeyError, TypeError) as error:
        raise damaged() from error
    waiting: dict[Place, list[Mapping[str, Any]]] = {}
    for place, one in entries:
        if one.get("state", "added") in GOOD_STATES:
            waiting.setdefault(place, []).append(one)
    has_gaps = any(one.parts for one in found.spans)
    spans = [_claimed(one, waiting, has_gaps=has_gaps) for one in found.spans]
    ids = {one.id: now.id for one, now in zip(found.spans, spans, strict=True)}
    spans += [
        with_span_extras(FoundSpan(start=place[0], end=place[1], label=place[2]), one)
        for place, one in entries
        if one.get("state", "added") not in GOOD_STATES
    ]
    whole = with_article_extras(found, said)
    extra = MappingProxyType({**whole.news.extra, **besides})
    return replace(
        whole,
        news=replace(whole.news, extra=extra),
        spans=tuple(spans),
        relations=(*(_renamed(one, ids) for one in found.relations), *joined),
        left_aside=(*found.left_aside, *_gone(waiting)),
    )


def _without(extras: dict[str, object], names: Iterable[str]) -> dict[str, object]:
    return {name: value for name, value in extras.items() if name not in names}


def _place(entry: Mapping[str, Any]) -> Place:
    place = entry["start"], entry["end"], entry["label"]
    state = entry.get("state", "")
    if [type(one) for one in (*place, state)] != [int, int, str, str]:
        raise TypeError(place)
    return place


def _joined(entry: Mapping[str, Any]) -> FoundRelation:
    if not all(isinstance(one, str) for one in entry.values()):
        raise TypeError(entry)
    return FoundRelation(**entry)


def _claimed(
    one: FoundSpan, waiting: Mapping[Place, list[Mapping[str, Any]]], *, has_gaps: bool
) -> FoundSpan:
    entries = waiting.get((one.start, one.end, one.label))
    if not entries:
        return one
    same = (at for at, told in enumerate(entries) if told.get("id") == one.id)
    # Where the tool has no ids: one with gaps may stand where one without does.
    parts = [list(part) for part in one.parts]
    alike = (at for at, told in enumerate(entries) if told.get("parts", []) == parts)
    at = next(same, next(alike, 0) if has_gaps else 0)
    return with_span_extras(one, entries.pop(at))


def _renamed(one: FoundRelation, ids: Mapping[str, str]) -> FoundRelation:
    head, child = ids.get(one.head, one.head), ids.get(one.child, one.child)
    return FoundRelation(label=one.label, head=head, child=child)


def _gone(waiting: Mapping[Place, list[Mapping[str, Any]]]) -> list[str]:
    count = sum(map(len, waiting.values()))
    if not count:
        return []
    gone = counted(count, "span")
    return [f"Changed since Copydesk wrote it, and not taken: {gone}."]
