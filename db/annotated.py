"""Articles with their spans, streamed for exports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import AnnotationId
from annotations.article import ArticleId
from annotations.edit import Review
from annotations.marks import PENDING, Mark, marks
from annotations.selection import Selection
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId
from db import decisions, rows, runs, suggestions
from db.connection import snapshot

_AT_ONCE = 100
_SELECTED = """
    FROM articles AS a
    LEFT JOIN reviews AS r ON r.article_id = a.id AND r.annotator = :annotator
    WHERE coalesce(r.state, 'unseen') IN (SELECT value FROM json_each(:reviews))
        AND a.id > :after AND (:until IS NULL OR a.id <= :until)
"""
_PAGE = f"""
    SELECT a.*, coalesce(r.state, 'unseen') AS review, coalesce(r.flag, '') AS flag
    {_SELECTED} ORDER BY a.id LIMIT :at_once
"""
# What was found to be nothing, without suggestion and label, is no span.
_DECISIONS = """
    SELECT article_id, id, start, "end", label, state, note, decided_at,
        suggestion_id, suggested_run, suggested_start, suggested_end,
        suggested_label, suggested_score, suggested_rule
    FROM annotations
    WHERE annotator = :annotator
        AND article_id IN (SELECT value FROM json_each(:ids))
        AND state IN (SELECT value FROM json_each(:states))
        AND NOT (state = 'rejected' AND suggestion_id IS NULL)
    ORDER BY article_id, start, "end" DESC, label
"""
_COUNT = f"SELECT count(*) {_SELECTED}"


def walk(db: Database, selection: Selection) -> Iterator[AnnotatedArticle]:
    """Walk the selected articles in id order, a page in memory at a time."""
    after = selection.after
    # Each page is one moment; none is held open while the caller works on it.
    while page := _page(db, selection, after=after):
        yield from page
        after = page[-1].article.id


def count(db: Database, selection: Selection) -> int:
    """Count the selected articles."""
    return int(db.execute(_COUNT, _values(selection)).fetchone()[0])


def _page(db: Database, selection: Selection, *, after: int) -> list[AnnotatedArticle]:
    with snapshot(db):
        machines = runs.pipelines(db)
        found = db.execute(
            _PAGE, {**_values(selection), "after": after, "at_once": _AT_ONCE}
        ).fetchall()
        if PENDING in selection.states:
            return [_with_pending(db, row, selection, machines) for row in found]
        spans = _decided(db, found, selection, machines)
        return [_article(row, spans[row["id"]]) for row in found]


def _values(selection: Selection) -> dict[str, str | int | None]:
    return {
        "annotator": selection.annotator,
        "reviews": rows.to_json(sorted(selection.reviews)),
        "after": selection.after,
        "until": selection.until,
    }


def _article(row: rows.Row, spans: Iterable[AnnotatedSpan]) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=rows.to_article(row),
        review=Review(row["review"]),
        flag=row["flag"],
        spans=tuple(spans),
    )


def _decided(
    db: Database,
    page: Sequence[rows.Row],
    selection: Selection,
    machines: Mapping[RunId, Pipeline],
) -> Mapping[ArticleId, list[AnnotatedSpan]]:
    """Read the decisions on a page of articles at once, without what is pending."""
    # Plain tuples: a named row looks every name up, and there may be millions here.
    cursor = db.conn.cursor()
    cursor.row_factory = None
    found = cursor.execute(
        _DECISIONS,
        {
            "annotator": selection.annotator,
            "ids": rows.to_json([row["id"] for row in page]),
            "states": rows.to_json(sorted(selection.states)),
        },
    )
    spans: dict[ArticleId, list[AnnotatedSpan]] = defaultdict(list)
    for article_id, key, start, end, label, state, note, at, *made in found:
        suggestion = _suggestion(made)
        spans[article_id].append(
            AnnotatedSpan(
                id=key,
                span=Span(start, end),
                label=label,
                state=state,
                suggestion=suggestion,
                pipeline=machines.get(suggestion.run_id) if suggestion else None,
                annotator=selection.annotator,
                note=note,
                decided_at=datetime.fromisoformat(at),
            )
        )
    return spans


def _suggestion(columns: Sequence[Any]) -> Suggestion | None:
    number, run, start, end, label, score, rule = columns
    if number is None:
        return None
    return Suggestion(
        id=SuggestionId(number),
        run_id=RunId(run),
        span=Span(start, end),
        label=label,
        score=score,
        rule=rule,
    )


def _with_pending(
    db: Database,
    row: rows.Row,
    selection: Selection,
    machines: Mapping[RunId, Pipeline],
) -> AnnotatedArticle:
    layer = decisions.layer(db, row["id"], selection.annotator)
    times = decisions.times(db, row["id"], selection.annotator)
    return _article(
        row,
        (
            _span(mark, selection.annotator, times, machines)
            for mark in marks(layer, suggestions.newest(db, layer.article_id))
            if mark.state in selection.states
        ),
    )


def _span(
    mark: Mark,
    annotator: str,
    times: Mapping[AnnotationId, datetime],
    machines: Mapping[RunId, Pipeline],
) -> AnnotatedSpan:
    suggestion, annotation = mark.suggestion, mark.annotation
    return AnnotatedSpan(
        id=mark.key if annotation is None else annotation.id,
        span=mark.span,
        label=mark.label,
        state=mark.state,
        suggestion=suggestion,
        pipeline=None if suggestion is None else machines.get(suggestion.run_id),
        annotator="" if annotation is None else annotator,
        note="" if annotation is None else annotation.note,
        decided_at=None if annotation is None else times[annotation.id],
    )
