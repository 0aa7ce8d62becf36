"""Gold in JSON Lines: plain records with spans, or what Copydesk exports."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from annotations.article import first_words
from annotations.errors import CopydeskError
from annotations.evaluate.gold import Entity, GoldArticle, gold_of, is_begun
from annotations.exchange.record import article_of, as_written
from annotations.offsets import LineEnds
from annotations.span import Span

_Made = TypeVar("_Made")
_EXAMPLE = '{"start": 0, "end": 3, "label": "ORG"}'


def gold_from(record: Mapping[str, Any], *, source: str) -> GoldArticle | None:
    """Read a record; nothing if it is an article of ours that nobody has begun.

    A record is ``{"text", "spans": [{"start", "end", "label"}], "ignore"?,
    "exhaustive"?, "id"?}`` with offsets in code points of its text as it stands
    there, or one that Copydesk exported.

    Raises:
        CopydeskError: it lacks something, or a span is none.
    """
    if record.get("format") == "copydesk":
        return _our_own(record, source=source)
    text = _typed(record, "text", str, "put the article's text there")
    ends = LineEnds.of(text)
    name = record.get("id")
    return GoldArticle(
        text=ends.text,
        entities=_each(record, "spans", lambda one: _entity(one, text, ends)),
        ignore=_each(
            {"ignore": [], **record}, "ignore", lambda o: _span(o, text, ends)
        ),
        exhaustive=_exhaustive(record),
        name=first_words(ends.text) if name is None else str(name),
        source=source,
    )


def _our_own(record: Mapping[str, Any], *, source: str) -> GoldArticle | None:
    with as_written():
        annotated = article_of(record)
    return gold_of(annotated, source=source) if is_begun(annotated) else None


def _exhaustive(record: Mapping[str, Any]) -> frozenset[str] | None:
    if record.get("exhaustive") is None:
        return None
    labels = _typed(record, "exhaustive", list, 'list labels there, such as ["ORG"]')
    if not all(isinstance(label, str) for label in labels):
        raise CopydeskError(
            'Its “exhaustive” holds more than labels; write it like ["ORG", "GPE"].'
        )
    return frozenset(labels)


def _each(
    record: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], _Made]
) -> tuple[_Made, ...]:
    items = _typed(record, key, list, f"list there what it marks, such as {_EXAMPLE}")
    if not all(isinstance(one, dict) for one in items):
        raise CopydeskError(f"Its “{key}” holds what is no span; write {_EXAMPLE}.")
    return tuple(map(read, items))


def _entity(one: Mapping[str, Any], text: str, ends: LineEnds) -> Entity:
    label = _typed(one, "label", str, "say there what it is, such as ORG")
    if not label.strip():
        raise CopydeskError("A span's “label” is empty; say there what it is.")
    return Entity(_span(one, text, ends), label)


def _span(one: Mapping[str, Any], text: str, ends: LineEnds) -> Span:
    start, end = (
        _typed(one, key, int, "give offsets in code points") for key in ("start", "end")
    )
    whole = Span(start, end).within(text)
    return Span(ends.moved(whole.start), ends.moved(whole.end))


def _typed(
    record: Mapping[str, Any], key: str, kind: type[_Made], advice: str
) -> _Made:
    value = record.get(key)
    if value is None:
        raise CopydeskError(f"There is no “{key}”; {advice}.")
    if not isinstance(value, kind) or isinstance(value, bool):
        raise CopydeskError(f"A “{key}” is of the wrong kind; {advice}.")
    return value
