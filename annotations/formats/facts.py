"""What a file holds of an article, in a form that two sides of a proof can compare."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.formats.record import record_of
from annotations.formats.text import as_json


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
    """What a file holds of an article: a digest of all but the spans, and those."""

    digest: str
    spans: tuple[SpanFact, ...]


def facts_of(annotated: AnnotatedArticle, *, with_ids: bool = True) -> ArticleFacts:
    """Say what a file must hold of an article, with or without the ids of its spans."""
    record = record_of(annotated)
    spans: Any = record.pop("spans")
    if not with_ids:
        _name_ends(record, spans)
    digest = sha256(as_json(record).encode()).hexdigest()
    return ArticleFacts(digest, tuple(_fact(**span) for span in spans))


def _name_ends(record: dict[str, Any], spans: list[dict[str, Any]]) -> None:
    """Say by their place and label, rather than by ids, what relations join."""
    places = {one["id"]: [one["start"], one["end"], one["label"]] for one in spans}
    ends = [
        [one["label"], places.get(one["head"]), places.get(one["child"])]
        for one in record.get("relations", ())
    ]
    if ends:
        record["relations"] = sorted(ends, key=as_json)
    for one in spans:
        one["id"] = ""


def _fact(*, start: int, end: int, label: str, text: str, **more: object) -> SpanFact:
    return SpanFact(start, end, label, text, as_json(more))
