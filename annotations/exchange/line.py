"""Reading lines that are wholly as Copydesk writes them, types and all, at once."""

from datetime import datetime
from types import MappingProxyType
from typing import Literal

import msgspec

from annotations.annotated import NO_VALUES, AnnotatedArticle, AnnotatedSpan, Relation
from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.exchange.record import machine
from annotations.exchange.text import as_line
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId

_Plain = str | int | float | bool | None


def article_in(line: bytes) -> AnnotatedArticle | None:
    """Read a line; nothing if anything in it is amiss, for a slower reader to say."""
    try:
        return _article(_READER.decode(line))
    except (msgspec.MsgspecError, CopydeskError, ValueError, RecursionError):
        return None


def held_in(line: bytes) -> bytes | None:
    """Say of a line what ``facts.line_of`` says of its article, without making that.

    Nothing if anything in it is amiss, or seldom: slower readers do those.
    """
    try:
        told = _READER.decode(line)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return as_line(told) if _holds(told) else None


def _holds(told: "_Article") -> bool:
    """Tell whether all spans are what stands in the text, and that is what it was."""
    text, length = told.text, len(told.text)
    return (
        told.id == Article(text=text).key
        and all(0 <= one.start < one.end <= length for one in told.zones)
        and all(_stands(one, text) for one in told.spans)
    )


# The fields are in the order in which ``record.record_of`` has them.


def _stands(one: "_Span", text: str) -> bool:
    is_there = one.start >= 0 and text[one.start : one.end] == one.text
    return is_there and one.text != "" and not one.parts


class _Ends(msgspec.Struct, gc=False):
    start: int
    end: int


class _Zone(msgspec.Struct, gc=False):
    kind: ZoneKind
    start: int
    end: int


class _Suggestion(msgspec.Struct, gc=False):
    start: int
    end: int
    label: str
    score: int | float | None
    rule: str


class _Machine(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    name: str
    version: str
    digest: str


class _Span(msgspec.Struct, gc=False, kw_only=True, omit_defaults=True):
    id: str
    start: int
    end: int
    text: str
    label: str
    state: Literal["pending", "confirmed", "corrected", "rejected", "added"]
    note: str
    annotator: str
    decided_at: str | None
    suggestion: _Suggestion | None
    pipeline: _Machine | None
    parts: tuple[_Ends, ...] = ()
    values: dict[str, str] | None = None


class _Relation(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    label: str
    head: str
    child: str


class _Article(msgspec.Struct, gc=False, kw_only=True, omit_defaults=True):
    format: Literal["copydesk"]
    version: Literal[1]
    offsets: Literal["code points"]
    id: str
    text: str
    headline: str
    byline: str
    outlet: str
    dateline: str
    published: str | None
    source: str
    url: str
    language: str
    extra: dict[str, _Plain]
    zones: tuple[_Zone, ...]
    review: Review
    flag: str
    spans: tuple[_Span, ...]
    relations: tuple[_Relation, ...] = ()


_READER = msgspec.json.Decoder(_Article)


def _article(told: _Article) -> AnnotatedArticle:
    text = told.text
    zones = tuple(
        Zone(one.kind, Span(one.start, one.end).within(text)) for one in told.zones
    )
    article = Article(text=text, news=_news(told), zones=zones)
    if told.id != article.key:
        raise ValueError(told.id)
    return AnnotatedArticle(
        article=article,
        review=told.review,
        flag=told.flag,
        spans=tuple([_annotated(one, text) for one in told.spans]),
        relations=tuple(Relation(r.label, r.head, r.child) for r in told.relations),
    )


def _news(told: _Article) -> NewsMetadata:
    return NewsMetadata(
        headline=told.headline,
        byline=told.byline,
        outlet=told.outlet,
        dateline=told.dateline,
        published=PartialDate(told.published) if told.published else None,
        source=told.source,
        url=told.url,
        language=told.language,
        extra=MappingProxyType(told.extra),
    )


def _annotated(told: _Span, text: str) -> AnnotatedSpan:
    span = Span(told.start, told.end)
    parts = _parts(told.parts, text) if told.parts else ()
    words = " ".join(one.of(text) for one in parts) if parts else span.of(text)
    if words != told.text or span.end > len(text):
        raise ValueError(told.text)
    decided, made = told.decided_at, told.suggestion
    return AnnotatedSpan(
        id=told.id,
        span=span,
        label=told.label,
        state=told.state,
        note=told.note,
        annotator=told.annotator,
        decided_at=datetime.fromisoformat(decided) if decided else None,
        suggestion=_suggestion(made, span) if made else None,
        pipeline=_pipeline(told.pipeline),
        parts=parts,
        values=MappingProxyType(told.values) if told.values else NO_VALUES,
    )


def _parts(told: tuple[_Ends, ...], text: str) -> tuple[Span, ...]:
    return tuple([Span(one.start, one.end).within(text) for one in told])


def _suggestion(told: _Suggestion, span: Span) -> Suggestion:
    """Most are of the span that bears them."""
    is_same = told.start == span.start and told.end == span.end
    return Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=span if is_same else Span(told.start, told.end),
        label=told.label,
        score=told.score,
        rule=told.rule,
    )


def _pipeline(told: _Machine | None) -> Pipeline | None:
    if told is None:
        return None
    return machine(name=told.name, version=told.version, digest=told.digest)
