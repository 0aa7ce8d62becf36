"""What Copydesk knows beyond what a format has places for, to go into free ones.

As plain JSON values under plain names, and only what is there to be said. Places that
take nothing but strings get them as features named ``copydesk.note`` and so on.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.record import (
    ends,
    pipeline_record,
    span_of,
    suggestion_of,
    suggestion_record,
)
from annotations.exchange.text import as_json
from annotations.marks import PENDING
from annotations.readers.json_text import json_value
from annotations.suggestion import Pipeline

KEY = "copydesk"
"""What the free place is called, where it has a name."""

PREFIX = f"{KEY}."

READABLE = ("headline", "byline", "outlet", "dateline", "published", "url", "language")
"""What tools show of an article, where they show its further fields."""

_VERSION = 1


def span_extras(
    one: AnnotatedSpan, offset: Callable[[int], int] = int
) -> dict[str, object]:
    """Say of a span what is beyond start, end and label.

    ``offset`` counts a code point as the file does, for pieces of a span with gaps;
    where the machine's suggestion was is always said in code points.
    """
    suggestion, pipeline, decided = one.suggestion, one.pipeline, one.decided_at
    said = {
        "id": one.id,
        "state": one.state if one.state != State.ADDED else "",
        "annotator": one.annotator,
        "note": one.note,
        "decided_at": decided and decided.isoformat(),
        "suggestion": suggestion and suggestion_record(suggestion),
        "pipeline": pipeline and pipeline_record(pipeline),
        "parts": [[offset(part.start), offset(part.end)] for part in one.parts],
        "values": dict(one.values),
    }
    return {name: value for name, value in said.items() if value}


def article_extras(annotated: AnnotatedArticle) -> dict[str, object]:
    """Say of an article what is beyond its text, and that Copydesk says so."""
    news, zones = annotated.article.news, annotated.article.zones
    said = {
        **{name: getattr(news, name) for name in _NEWS},
        "published": news.published and news.published.iso,
        "extra": dict(news.extra),
        "zones": [{"kind": one.kind.value, **ends(one.span)} for one in zones],
        "review": "" if annotated.review is Review.UNSEEN else annotated.review.value,
        "flag": annotated.flag,
    }
    told = {name: value for name, value in said.items() if value}
    return {"version": _VERSION, **told}


def with_span_extras(found: FoundSpan, extras: Mapping[str, Any]) -> FoundSpan:
    """Add to a span what its file says of it in a free place.

    Pieces are left if the span no longer begins and ends with them: another tool has
    moved it since.

    Raises:
        CopydeskError: that is not as Copydesk writes it.
    """
    said = _read(extras, _SPAN)
    parts: tuple[tuple[int, int], ...] = said.pop("parts", ())
    if parts and (parts[0][0], max(end for _, end in parts)) == (
        found.start,
        found.end,
    ):
        # What the file quotes is then quoted with the gaps.
        said |= {"parts": parts, "words": None}
    return replace(found, **said)


def with_article_extras(found: FoundArticle, extras: Mapping[str, Any]) -> FoundArticle:
    """Add to an article what its file says of it in a free place, which is all.

    Raises:
        CopydeskError: that is not as Copydesk writes it.
    """
    said = _read(extras, _ARTICLE)
    news = {one.name: said.pop(one.name) for one in _NEWS_FIELDS if one.name in said}
    return replace(found, news=NewsMetadata(**news), is_whole=True, **said)


def as_features(extras: Mapping[str, object]) -> dict[str, str]:
    """Write extras as strings, each under a name that shows whose it is."""
    return {
        PREFIX + name: value if isinstance(value, str) else as_json(value)
        for name, value in extras.items()
    }


def from_features(features: Mapping[str, str]) -> dict[str, object]:
    """Pick the extras out of an annotation's features, whatever else there is.

    Raises:
        CopydeskError: they are not as Copydesk writes them.
    """
    named = {
        name.removeprefix(PREFIX): value
        for name, value in features.items()
        if name.startswith(PREFIX)
    }
    try:
        return {
            name: value if name in _STRINGS else json_value(value.encode())
            for name, value in named.items()
        }
    except (CopydeskError, UnicodeEncodeError) as error:
        raise damaged() from error


def _read(
    extras: Mapping[str, Any], readers: Mapping[str, Callable[[Any], object]]
) -> dict[str, Any]:
    try:
        return {
            name: read(extras[name]) for name, read in readers.items() if name in extras
        }
    except (CopydeskError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise damaged() from error


def damaged() -> CopydeskError:
    """Say that what Copydesk had noted is not as it was."""
    return CopydeskError(
        "What Copydesk has noted of it (“copydesk”) is damaged; export it again, or "
        "take that out."
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _state(value: str) -> str:
    return PENDING if value == PENDING else State(value).value


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _pipeline(value: Mapping[str, str]) -> Pipeline:
    name, version, digest = (_text(value[one]) for one in ("name", "version", "digest"))
    return Pipeline(name=name, version=version, digest=digest)


def _parts(value: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in value)


def _values(value: Mapping[str, object]) -> Mapping[str, str]:
    return MappingProxyType({name: _text(one) for name, one in value.items()})


def _extra(value: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType({**value})


def _zones(value: list[dict[str, Any]]) -> tuple[Zone, ...]:
    return tuple(Zone(ZoneKind(one["kind"]), span_of(one)) for one in value)


_NEWS_FIELDS = fields(NewsMetadata)
_NEWS = tuple(
    one.name for one in _NEWS_FIELDS if one.name not in {"published", "extra"}
)
_SPAN: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(("id", "annotator", "note"), _text),
    "state": _state,
    "decided_at": _moment,
    "suggestion": suggestion_of,
    "pipeline": _pipeline,
    "parts": _parts,
    "values": _values,
}
_ARTICLE: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys((*_NEWS, "flag"), _text),
    "published": PartialDate,
    "extra": _extra,
    "zones": _zones,
    "review": Review,
}
_STRINGS = frozenset(
    {*_NEWS, "id", "state", "annotator", "note", "decided_at", "published"}
    | {"review", "flag"}
)
