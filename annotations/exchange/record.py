"""An annotated article as plain JSON values, and back."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from annotations.annotated import NO_VALUES, AnnotatedArticle, AnnotatedSpan, Relation
from annotations.annotation import State
from annotations.article import Article, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.marks import PENDING
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId

_HEAD = {"format": "copydesk", "version": 1, "offsets": "code points"}
_WORDS = ("headline", "byline", "outlet", "dateline")
_MORE_WORDS = ("source", "url", "language")
_STATES = {PENDING, *(state.value for state in State)}


def record_of(annotated: AnnotatedArticle) -> dict[str, Any]:
    """Write down all there is; the keys come in a fixed order."""
    article = annotated.article
    published = article.news.published
    return {
        **_HEAD,
        "id": article.key,
        "text": article.text,
        **{name: getattr(article.news, name) for name in _WORDS},
        "published": published.iso if published else None,
        **{name: getattr(article.news, name) for name in _MORE_WORDS},
        "extra": dict(article.news.extra),
        "zones": [{"kind": z.kind.value, **ends(z.span)} for z in article.zones],
        "review": annotated.review.value,
        "flag": annotated.flag,
        "spans": [_span_record(span, article.text) for span in annotated.spans],
        **relations_record(annotated.relations),
    }


def article_of(record: Mapping[str, Any]) -> AnnotatedArticle:
    """Read a record.

    Raises:
        CopydeskError: it is of another kind or version, or contradicts itself.
        KeyError, TypeError, ValueError: it lacks something.
    """
    if any(record.get(key) != value for key, value in _HEAD.items()):
        raise CopydeskError(
            "it is no article of Copydesk, version 1, with offsets in code points"
        )
    article = Article(
        text=record["text"],
        news=_news(record),
        zones=tuple(Zone(ZoneKind(z["kind"]), span_of(z)) for z in record["zones"]),
    )
    if record["id"] != article.key:
        raise CopydeskError("its text is not the one its id was made from")
    return AnnotatedArticle(
        article=article,
        review=Review(record["review"]),
        flag=record.get("flag", ""),
        spans=tuple(_annotated(span, article.text) for span in record["spans"]),
        relations=tuple(Relation(**one) for one in record.get("relations", ())),
    )


@contextmanager
def as_written() -> Iterator[None]:
    """Say what to do about a line that is not as Copydesk writes it.

    Raises:
        CopydeskError: reading it has failed.
    """
    try:
        yield
    except CopydeskError as error:
        why = str(error).rstrip(".")
        raise CopydeskError(
            f"The line cannot be read: {why}; export the file again."
        ) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CopydeskError(
            "The line is not as Copydesk writes it; export the file again."
        ) from error


def relations_record(relations: Iterable[Relation]) -> dict[str, object]:
    """Write relations down; few articles have any."""
    made = [
        {"label": one.label, "head": one.head, "child": one.child} for one in relations
    ]
    return {"relations": made} if made else {}


def ends(span: Span) -> dict[str, object]:
    """Write down where a span is."""
    return {"start": span.start, "end": span.end}


def _span_record(span: AnnotatedSpan, text: str) -> dict[str, object]:
    # Written out, as this runs millions of times in a large export.
    suggestion, pipeline, decided = span.suggestion, span.pipeline, span.decided_at
    record: dict[str, object] = {
        "id": span.id,
        "start": span.span.start,
        "end": span.span.end,
        "text": span.words(text),
        "label": span.label,
        "state": span.state,
        "note": span.note,
        "annotator": span.annotator,
        "decided_at": decided.isoformat() if decided else None,
        "suggestion": suggestion and suggestion_record(suggestion),
        "pipeline": pipeline and pipeline_record(pipeline),
    }
    if span.parts:
        record["parts"] = [ends(one) for one in span.parts]
    if span.values:
        record["values"] = dict(span.values)
    return record


def suggestion_record(suggestion: Suggestion) -> dict[str, object]:
    """Write down what a machine proposed."""
    return {
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "label": suggestion.label,
        "score": suggestion.score,
        "rule": suggestion.rule,
    }


def pipeline_record(pipeline: Pipeline) -> dict[str, object]:
    """Write down which machine it was."""
    return {
        "name": pipeline.name,
        "version": pipeline.version,
        "digest": pipeline.digest,
    }


def span_of(record: Mapping[str, Any]) -> Span:
    """Read where a span is.

    Raises:
        CopydeskError: it covers no text.
        KeyError, TypeError: it lacks something, or has no whole numbers.
    """
    start, end = record["start"], record["end"]
    if not type(start) is type(end) is int:
        raise TypeError(record)
    return Span(start, end)


def _news(record: Mapping[str, Any]) -> NewsMetadata:
    published = record["published"]
    return NewsMetadata(
        **{name: record[name] for name in (*_WORDS, *_MORE_WORDS)},
        published=PartialDate(published) if published else None,
        extra=MappingProxyType({**record["extra"]}),
    )


def _annotated(record: Mapping[str, Any], text: str) -> AnnotatedSpan:
    span = span_of(record).within(text)
    parts = tuple(span_of(one).within(text) for one in record.get("parts", ()))
    words = " ".join(one.of(text) for one in parts) if parts else span.of(text)
    if words != record["text"]:
        raise CopydeskError(
            f"“{record['text']}” is not what stands at {span.start}-{span.end}, "
            f"which is “{words}”"
        )
    if record["state"] not in _STATES:
        raise CopydeskError(f"“{record['state']}” is no state of a span")
    decided, suggestion = record["decided_at"], record["suggestion"]
    values = record.get("values")
    return AnnotatedSpan(
        id=record["id"],
        span=span,
        label=record["label"],
        state=record["state"],
        note=record["note"],
        annotator=record["annotator"],
        decided_at=datetime.fromisoformat(decided) if decided else None,
        suggestion=suggestion and suggestion_of(suggestion),
        pipeline=_pipeline(record["pipeline"]),
        parts=parts,
        values=MappingProxyType(values) if values else NO_VALUES,
    )


def _pipeline(record: Mapping[str, str] | None) -> Pipeline | None:
    return None if record is None else machine(**record)


@lru_cache
def machine(*, name: str, version: str, digest: str) -> Pipeline:
    """Make a pipeline; most spans of a file name the same one."""
    return Pipeline(name=name, version=version, digest=digest)


def suggestion_of(record: Mapping[str, Any]) -> Suggestion:
    """Read a suggestion.

    Raises:
        CopydeskError: it covers no text.
        KeyError, TypeError: it lacks something.
    """
    label, rule, score = record["label"], record["rule"], record["score"]
    is_score = score is None or isinstance(score, int | float)
    if not (isinstance(label, str) and isinstance(rule, str) and is_score):
        raise TypeError(record)
    # The numbers that suggestions and runs bear count within one project file.
    return Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=span_of(record),
        label=label,
        score=score,
        rule=rule,
    )
