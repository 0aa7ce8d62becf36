"""Articles and spans as rows of a table, for CSV and workbooks; all cells are text.

What has no column of a spreadsheet's kind stands in one as JSON.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import NewsMetadata
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.text import as_json
from annotations.exchange.writing import stem_of
from annotations.formats.parts.extras import (
    article_extras,
    with_article_extras,
    with_span_extras,
)
from annotations.marks import PENDING
from annotations.readers.json_text import finite, json_value
from annotations.readers.metadata import news_metadata
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId
from annotations.wording import shortened

Row = Mapping[str, str]

DOC, TEXT = "doc_id", "article_text"
ROW = ""
"""Where a row was, beside what its columns hold."""
ONCE = ("extra", "zones")
"""What is said of an article once, as nobody counts by it."""
ARTICLE_COLUMNS = (
    *(one.name for one in fields(NewsMetadata) if one.name != "extra"),
    *("review", "flag", *ONCE),
)
RELATIONS = "relations"
SPAN_COLUMNS = (
    *("start", "end", "text", "label", "status", "score", "annotator", "decided_at"),
    *("note", "suggested_start", "suggested_end", "suggested_label", "rule"),
    *("pipeline", "pipeline_version", "pipeline_digest", "parts", "values", "span_id"),
)
NUMBERS = frozenset({"start", "end", "score", "suggested_start", "suggested_end"})
NEEDED = frozenset({"start", "end", "label"})

_STATES = frozenset({PENDING, *(one.value for one in State)})
_PACKED = ("parts", "values")
_PIPELINE = ("pipeline", "pipeline_version", "pipeline_digest")
_NO_SUGGESTION, _NO_PIPELINE = ("",) * 4, ("",) * 3
_MACHINES = 64
# Much of the world writes a comma where Python has a point.
_NUMBER = re.compile(r"(\d{1,9})(?:[.,]0+)?")
_DECIMAL = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]+)?")
KNOWN = frozenset({ROW, DOC, TEXT, RELATIONS, *ARTICLE_COLUMNS, *SPAN_COLUMNS})


def doc_id_of(annotated: AnnotatedArticle) -> str:
    """Name an article by words of its title and its id, never as a mere number."""
    stem = stem_of(annotated)
    # Digits alone, or around an E, a spreadsheet would take for a number.
    return stem if "-" in stem else f"article-{stem}"


def span_cells(one: AnnotatedSpan, text: str) -> tuple[str, ...]:
    """Say all there is of a span, in the order of ``SPAN_COLUMNS``."""
    # Written out, as this runs millions of times in a large export.
    suggestion, pipeline, decided = one.suggestion, one.pipeline, one.decided_at
    score, suggested, machine = "", _NO_SUGGESTION, _NO_PIPELINE
    if suggestion is not None:
        score = "" if suggestion.score is None else repr(suggestion.score)
        at = suggestion.span
        suggested = str(at.start), str(at.end), suggestion.label, suggestion.rule
    if pipeline is not None:
        machine = pipeline.name, pipeline.version, pipeline.digest
    return (
        *(str(one.span.start), str(one.span.end), one.words(text), one.label),
        *(one.state, score, one.annotator, decided.isoformat() if decided else ""),
        *(one.note, *suggested, *machine),
        as_json([[part.start, part.end] for part in one.parts]) if one.parts else "",
        as_json(dict(one.values)) if one.values else "",
        one.id,
    )


def article_row(annotated: AnnotatedArticle) -> dict[str, str]:
    """Say all there is of an article but its id, its text and its relations."""
    extras = article_extras(annotated)
    return {
        name: as_json(extras[name]) if name in ONCE else str(extras[name])
        for name in ARTICLE_COLUMNS
        if name in extras
    }


def span_in(row: Row) -> FoundSpan:
    """Read a row as a span; columns that nobody knows become values of it.

    Raises:
        CopydeskError: it is not as Copydesk writes it.
    """
    values = {name: value for name, value in row.items() if name not in KNOWN}
    state = row.get("status", State.ADDED.value)
    if state not in _STATES:
        values["status"], state = state, State.ADDED.value
    suggestion = _suggestion(row) if "suggested_start" in row else None
    found = FoundSpan(
        start=_whole(row, "start"),
        end=_whole(row, "end"),
        label=row.get("label", ""),
        words=row.get("text"),
        id=row.get("span_id", ""),
        state=state,
        score=None if suggestion else _score(row),
        suggestion=suggestion,
        pipeline=_pipeline(*(row.get(name, "") for name in _PIPELINE)),
        annotator=row.get("annotator", ""),
        note=row.get("note", ""),
        decided_at=_moment(row, "decided_at"),
        values=values,
    )
    packed = {name: _json(row, name) for name in _PACKED if name in row}
    return with_span_extras(found, packed) if packed else found


def article_in(
    found: FoundArticle, rows: Iterable[Row], *, is_ours: bool
) -> FoundArticle:
    """Add what rows say of their article; the first that says something counts.

    Raises:
        CopydeskError: it is not as Copydesk writes it.
    """
    said: dict[str, str] = {}
    relations: list[FoundRelation] = []
    for row in rows:
        if RELATIONS in row:
            relations += relations_in(row[RELATIONS])
        said |= {
            name: row[name]
            for name in ARTICLE_COLUMNS
            if name in row and name not in said
        }
    found = replace(found, relations=tuple(relations))
    if not is_ours:
        return replace(found, news=news_metadata(said))
    known = {name: _json(said, name) if name in ONCE else said[name] for name in said}
    return with_article_extras(found, known)


def relations_cell(annotated: AnnotatedArticle) -> str:
    """Write relations, each as its label and the ids of its spans; empty if none."""
    made = [[one.label, one.head, one.child] for one in annotated.relations]
    return as_json(made) if made else ""


def relations_in(cell: str) -> tuple[FoundRelation, ...]:
    """Read relations.

    Raises:
        CopydeskError: they are not as Copydesk writes them.
    """
    made: Any = json_value(cell.encode())
    try:
        return tuple(
            FoundRelation(label=str(label), head=str(head), child=str(child))
            for label, head, child in made
        )
    except (TypeError, ValueError) as error:
        raise _damaged(RELATIONS, cell) from error


def _suggestion(row: Row) -> Suggestion:
    at = _whole(row, "suggested_start"), _whole(row, "suggested_end")
    return Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=Span(*at),
        label=row.get("suggested_label", ""),
        score=_score(row),
        rule=row.get("rule", ""),
    )


@lru_cache(maxsize=_MACHINES)
def _pipeline(name: str, version: str, digest: str) -> Pipeline | None:
    is_there = name or version or digest
    return Pipeline(name=name, version=version, digest=digest) if is_there else None


def _moment(row: Row, name: str) -> datetime | None:
    if name not in row:
        return None
    try:
        return datetime.fromisoformat(row[name])
    except ValueError as error:
        raise _damaged(name, row[name]) from error


def _whole(row: Row, name: str) -> int:
    value = row.get(name, "")
    match = _NUMBER.fullmatch(value)
    if match is None:
        raise _damaged(name, value)
    return int(match[1])


def _score(row: Row) -> float | None:
    if "score" not in row:
        return None
    value = row["score"]
    try:
        return int(value) if value.isdecimal() else _decimal(value)
    except ValueError as error:
        raise _damaged("score", value) from error


def _decimal(value: str) -> float:
    if not _DECIMAL.fullmatch(value):
        raise ValueError(value)
    return finite(value.replace(",", "."))


def _json(row: Row, name: str) -> Any:
    try:
        return json_value(row[name].encode())
    except CopydeskError as error:
        raise _damaged(name, row[name]) from error


def _damaged(name: str, value: str) -> CopydeskError:
    return CopydeskError(
        f"“{shortened(value)}” in the column {name} is not as Copydesk writes it; "
        "correct it, or export the table again."
    )
