"""What a file holds of an article, in a form that two sides of a proof can compare."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import Article
from annotations.exchange.record import record_of
from annotations.exchange.text import as_line
from annotations.span import Span


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


def line_of_plain(text: str, spans: Iterable[tuple[int, int, str]]) -> bytes:
    """Say the same, without ids, of a text and spans of which nothing more is known.

    Their start, end and label are enough, so that no spans need to be made.
    """
    record = record_of(AnnotatedArticle(article=Article(text=text)))
    record["spans"] = [
        {**_PLAIN, "start": start, "end": end, "text": text[start:end], "label": label}
        for start, end, label in spans
    ]
    return as_line(record)


def facts_in(line: bytes) -> ArticleFacts:
    """Read a line, so that it can be compared span by span."""
    record = json.loads(line)
    if joined := record.pop("relations", None):
        # Formats have an order of their own for them.
        record["relations"] = sorted(joined, key=_sorted)
    spans = [_fact(**span) for span in record.pop("spans")]
    return ArticleFacts(_sorted(record), tuple(spans))


# A span that was added, in the order in which ``record_of`` has what there is of it.
_PLAIN = record_of(
    AnnotatedArticle(
        article=Article(text="-"),
        spans=(
            AnnotatedSpan(id="", span=Span(0, 1), label="", state=State.ADDED.value),
        ),
    )
)["spans"][0]


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
