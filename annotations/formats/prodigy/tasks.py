"""What Prodigy's tasks say: spans, relations, and an answer to all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.settling import suggested
from annotations.exchange.text import as_json
from annotations.formats.parts.aside import with_aside
from annotations.formats.parts.extras import KEY
from annotations.formats.parts.objects import no_span
from annotations.marks import PENDING
from annotations.readers.metadata import news_metadata
from annotations.span import Span
from annotations.suggestion import Pipeline
from annotations.wording import shortened

_ACCEPT, _REJECT, _IGNORE = ANSWERS = ("accept", "reject", "ignore")

_SAID = frozenset({"start", "end", "token_start", "token_end", "label"})
_SAID |= {"id", "score", "text"}
_TAKEN = frozenset({"text", "tokens", "spans", "relations", "answer", KEY})
_DESK = frozenset({"_view_id", "_is_binary", "_timestamp"})
"""What is about Prodigy's own window."""
_WHO = ("_annotator_id", "_session_id")


def found_in(record: Mapping[str, Any], where: str) -> FoundArticle:
    """Read a task.

    Raises:
        CopydeskError: it is none with a text.
    """
    if not isinstance(record.get("text"), str):
        raise CopydeskError(
            "It is no task with a text; only those of texts can be taken."
        )
    known = _known(record.get(KEY))
    made = [_span(one, record) for one in _listed(record, "spans")]
    spans = [one for one in made if isinstance(one, FoundSpan)]
    relations = _listed(record, "relations")
    if relations:
        spans = [
            replace(one, id=one.id or str(number))
            for number, one in enumerate(spans, start=1)
        ]
    joined = [_relation(one, spans, record) for one in relations]
    besides = _besides(record)
    found = FoundArticle(
        where=where,
        text=record["text"],
        news=news_metadata(besides),
        spans=tuple(
            one if _place_of(one) in known else _decided(one, record) for one in spans
        ),
        relations=tuple(one for one in joined if isinstance(one, FoundRelation)),
        left_aside=tuple(one for one in (*made, *joined) if isinstance(one, str)),
    )
    return with_aside(found, record[KEY], besides) if KEY in record else found


def _known(aside: Any) -> set[tuple[object, ...]]:
    """List the spans of which Copydesk has kept the rest aside."""
    listed = _listed(aside, "spans") if isinstance(aside, dict) else []
    places = [
        (one.get("start"), one.get("end"), one.get("label"))
        for one in listed
        if isinstance(one, dict)
    ]
    return {one for one in places if [type(x) for x in one] == [int, int, str]}


def _place_of(one: FoundSpan) -> tuple[object, ...]:
    return one.start, one.end, one.label


def _listed(record: Mapping[str, Any], name: str) -> list[Any]:
    found = record.get(name)
    return found if isinstance(found, list) else []


def _besides(record: Mapping[str, Any]) -> dict[str, object]:
    """Pick what is said of the article; who it was is said of each span.

    What Copydesk had written for Prodigy to show is in its own place, too.
    """
    taken = _TAKEN | _DESK | {*_WHO}
    if KEY in record:
        taken |= {"meta", "_input_hash", "_task_hash"}
    return {
        name: value
        for name, value in record.items()
        if name not in taken and value not in (None, {}, [])
    }


def _span(item: Any, record: Mapping[str, Any]) -> FoundSpan | str:
    place = _place(item, record)
    if place is None or not isinstance(item.get("label"), str):
        return no_span(item)
    words, score, name = item.get("text"), item.get("score"), item.get("id", "")
    more = {
        key: value if isinstance(value, str) else as_json(value)
        for key, value in item.items()
        if key not in _SAID and value is not None
    }
    return FoundSpan(
        start=place[0],
        end=place[1],
        label=item["label"],
        words=words if isinstance(words, str) else None,
        id=name if isinstance(name, str) else "",
        score=float(score) if isinstance(score, float | int) else None,
        values=MappingProxyType(more),
    )


def _place(item: object, record: Mapping[str, Any]) -> tuple[int, int] | None:
    """Say where a span is, by its offsets or else by its tokens."""
    match item:
        case {"start": int(start), "end": int(end)}:
            return start, end
        case {"token_start": int(first), "token_end": int(last)}:
            ends = _ends(record)
            if 0 <= first <= last < len(ends):
                return ends[first][0], ends[last][1]
    return None


def _ends(record: Mapping[str, Any]) -> list[tuple[int, int]]:
    """List where tokens begin and end; those that do not say are outside any text."""
    return [
        (one["start"], one["end"])
        if isinstance(one, dict)
        and type(one.get("start")) is type(one.get("end")) is int
        else (-1, -1)
        for one in _listed(record, "tokens")
    ]


def _decided(one: FoundSpan, record: Mapping[str, Any]) -> FoundSpan:
    """Say what the answer makes of a span.

    Who rejects a single span says that it is none; who rejects several does not say
    which of them, and who ignores a task says nothing.
    """
    one = _proposed(one, record["text"])
    answer = record.get("answer", _ACCEPT)
    if answer == _ACCEPT:
        state = (State.CONFIRMED if one.suggestion else State.ADDED).value
    elif answer == _REJECT and len(_listed(record, "spans")) == 1:
        state = State.REJECTED.value
    else:
        return replace(one, state=PENDING)
    return replace(one, state=state, annotator=_who(record), decided_at=_when(record))


def _proposed(one: FoundSpan, text: str) -> FoundSpan:
    """Add what a machine had proposed: just that span, or it would not tell of it.

    Nothing is added where it could not be told in code points of the text.
    """
    source = one.values.get("source", "")
    words = text[one.start : one.end]
    is_there = 0 <= one.start < one.end <= len(text) and one.words in (None, words)
    if not (source or one.score is not None) or not is_there or "\r" in text:
        return one
    span = Span(one.start, one.end)
    return replace(
        one,
        suggestion=suggested(span, one.label, score=one.score),
        pipeline=Pipeline.named(source) if source else None,
    )


def _who(record: Mapping[str, Any]) -> str:
    names = (record.get(name) for name in _WHO)
    return next((name for name in names if isinstance(name, str)), "")


def _when(record: Mapping[str, Any]) -> datetime | None:
    seconds = record.get("_timestamp")
    if not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _relation(
    item: Any,
    spans: Sequence[FoundSpan],
    record: Mapping[str, Any],
) -> FoundRelation | str:
    match item:
        case {"head": head, "child": child, "label": str(label)}:
            first = _end(item.get("head_span"), head, spans, record)
            second = _end(item.get("child_span"), child, spans, record)
            if first and second:
                return FoundRelation(label=label, head=first, child=second)
            return f"“{label}” joins words that are no spans."
    return f"“{_shown(item)}” is no relation between two tokens."


def _end(
    said: object, token: object, spans: Sequence[FoundSpan], record: Mapping[str, Any]
) -> str:
    """Find the span at an end of a relation: the one it quotes, or around its token."""
    match said:
        case {"id": str(name)} if any(one.id == name for one in spans):
            return name
        case {"start": int(start), "end": int(end), **more}:
            label = more.get("label")
            places = [one for one in spans if (one.start, one.end) == (start, end)]
            places.sort(key=lambda one: one.label != label)
            return places[0].id if places else ""
    ends = _ends(record)
    if not isinstance(token, int) or not 0 <= token < len(ends):
        return ""
    start, _ = ends[token]
    return next((one.id for one in spans if one.start <= start < one.end), "")


def _shown(item: object) -> str:
    return shortened(as_json(item))
