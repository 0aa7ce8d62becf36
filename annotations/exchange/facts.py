"""What a file holds of an article, in a form that two sides of a proof can compare."""

import json
from dataclasses import dataclass
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.exchange.record import record_of
from annotations.exchange.text import as_line


@dataclass(frozen=True, slots=True, order=True)
class SpanFact:
    """A span as a file holds it; ``more`` is whatever else is said of it, as JSON."""

    start: int
    end: int
    label: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a file holds of an article: all but the spans, as JSON, and those."""

    rest: str
    spans: tuple[SpanFact, ...]


def line_of(annotated: AnnotatedArticle, *, with_ids: bool = True) -> bytes:
    """Say in a line what a file must hold of an article; ``facts_in`` reads it.

    Two articles of the same line are the same, but for ids where these do not count;
    two of different lines may be so still, as the order of spans and of relations does
    not count.
    """
    record = record_of(annotated)
    if not with_ids:
        _name_ends(record, record["spans"])
    return as_line(record)


def facts_in(line: bytes) -> ArticleFacts:
    """Read a line, so that it can be compared span by span."""
    record = json.loads(line)
    if joined := record.pop("relations", None):
        # Formats have an order of their own for them.
        record["relations"] = sorted(joined, key=_sorted)
    spans = [_fact(**span) for span in record.pop("spans")]
    return ArticleFacts(_sorted(record), tuple(spans))


def _name_ends(record: dict[str, Any], spans: list[dict[str, Any]]) -> None:
    """Say by their place and label, rather than by ids, what relations join."""
    places = {one["id"]: [one["start"], one["end"], one["label"]] for one in spans}
    ends = [
        [one["label"], places.get(one["head"]), places.get(one["child"])]
        for one in record.get("relations", ())
    ]
    if ends:
        record["relations"] = sorted(ends, key=_sorted)
    for one in spans:
        one["id"] = ""


def _fact(*, start: int, end: int, label: str, text: str, **more: object) -> SpanFact:
    return SpanFact(start, end, label, text, _sorted(more))


def _sorted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
