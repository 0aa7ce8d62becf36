"""Between domain objects, table rows and JSON."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from math import isfinite
from types import MappingProxyType
from typing import Any

import msgspec

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, ArticleId, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Action, EditId, Kind
from annotations.errors import UnusableTextError
from annotations.history import Entry
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId

Row = Mapping[str, Any]
_SUGGESTED = ("id", "run_id", "start", "end", "label", "score", "rule")
_ENCODER = msgspec.json.Encoder()


# What is recorded at once was mostly decided at once.
@lru_cache(maxsize=4096)
def stamp(at: datetime) -> str:
    """Write a time so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def to_json(value: object) -> str:
    """Write JSON that people can read, too; what JSON lacks becomes text."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, default=str)
    except ValueError as error:
        raise _no_number() from error


def _no_number() -> UnusableTextError:
    return UnusableTextError(
        "There is a number here that is not one (NaN or infinity); mend it where it "
        "comes from."
    )


def from_article(article: Article, *, imported_at: datetime) -> dict[str, Any]:
    """Write an article as a row, without its id."""
    news = article.news
    published = news.published
    return {
        "sha256": article.sha256,
        "headline": news.headline,
        "byline": news.byline,
        "outlet": news.outlet,
        "dateline": news.dateline,
        "published": published.iso if published else None,
        "published_precision": published.precision.value if published else None,
        "source": news.source,
        "url": news.url,
        "language": news.language,
        "imported_at": stamp(imported_at),
        "title": article.title,
        "zones": to_json([_from_zone(zone) for zone in article.zones]),
        "extra": to_json(dict(news.extra)),
        "text": article.text,
    }


def to_article(row: Row) -> Article:
    """Read an article back."""
    return Article(
        id=ArticleId(row["id"]),
        text=row["text"],
        zones=to_zones(row["zones"]),
        news=NewsMetadata(
            headline=row["headline"],
            byline=row["byline"],
            outlet=row["outlet"],
            dateline=row["dateline"],
            published=to_date(row["published"]),
            source=row["source"],
            url=row["url"],
            language=row["language"],
            extra=MappingProxyType(json.loads(row["extra"])),
        ),
    )


def to_date(iso: str | None) -> PartialDate | None:
    """Read a publication date back."""
    return None if iso is None else PartialDate(iso)


def _from_zone(zone: Zone) -> dict[str, Any]:
    return {"kind": zone.kind.value, "start": zone.span.start, "end": zone.span.end}


def to_zones(text: str) -> tuple[Zone, ...]:
    """Read an article's zones."""
    return tuple(
        Zone(ZoneKind(zone["kind"]), Span(zone["start"], zone["end"]))
        for zone in json.loads(text)
    )


def to_suggestion(row: Row) -> Suggestion:
    """Read a suggestion back, from a row or from JSON."""
    return Suggestion(
        id=SuggestionId(row["id"]),
        run_id=RunId(row["run_id"]),
        span=Span(row["start"], row["end"]),
        label=row["label"],
        score=row["score"],
        rule=row["rule"],
    )


def from_annotation(annotation: Annotation | None) -> str | None:
    """Write one side of a change as JSON, absence as NULL."""
    if annotation is None:
        return None
    span, decided_at = annotation.span, annotation.decided_at
    return side_of_change(
        annotation.id,
        (span.start, span.end, annotation.label, annotation.state.value),
        annotation.note,
        from_suggestion(made) if (made := annotation.suggestion) else None,
        stamp(decided_at) if decided_at else None,
    )


def side_of_change(
    id_: str,
    place: Sequence[object],
    note: str,
    suggestion: Sequence[object] | None,
    decided_at: str | None,
) -> str:
    """Write an annotation as JSON.

    Its place has start, end, label and state; the suggestion that it answers is as
    ``from_suggestion`` has it.
    """
    start, end, label, state = place
    side = {
        "id": id_,
        "start": start,
        "end": end,
        "label": label,
        "state": state,
        "note": note,
        "suggestion": suggestion and dict(zip(_SUGGESTED, suggestion, strict=True)),
    }
    if decided_at:
        side["decided_at"] = decided_at
    # Sooner than by the standard library, and imports write hundreds of thousands.
    return _ENCODER.encode(side).decode()


def to_annotation(text: str | None) -> Annotation | None:
    """Read one side of a change back."""
    if text is None:
        return None
    side = json.loads(text)
    suggestion, decided_at = side["suggestion"], side.get("decided_at")
    return Annotation(
        id=AnnotationId(side["id"]),
        span=Span(side["start"], side["end"]),
        label=side["label"],
        state=State(side["state"]),
        note=side["note"],
        suggestion=None if suggestion is None else to_suggestion(suggestion),
        decided_at=decided_at and datetime.fromisoformat(decided_at),
    )


def from_suggestion(suggestion: Suggestion) -> tuple[Any, ...]:
    """Give number, run, start, end, label, score and rule."""
    span = suggestion.span
    return (
        suggestion.id,
        suggestion.run_id,
        span.start,
        span.end,
        suggestion.label,
        _finite(suggestion.score),
        suggestion.rule,
    )


def _finite(score: float | None) -> float | None:
    """Give a score as a plain number; msgspec would write what is none as null."""
    if score is None:
        return None
    if not isfinite(score):
        raise _no_number()
    return float(score)


def to_entry(row: Row) -> Entry:
    """Read an edit's line in the history back."""
    return Entry(
        id=EditId(row["id"]),
        action=Action(row["action"]),
        title=row["title"],
        at=datetime.fromisoformat(row["at"]),
        article_id=_article_id(row["article_id"]),
        kind=Kind(row["kind"]),
        reverses=None if row["reverses"] is None else EditId(row["reverses"]),
    )


def _article_id(number: int | None) -> ArticleId | None:
    return None if number is None else ArticleId(number)
