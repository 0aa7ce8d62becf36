"""Articles with their spans, streamed for exports."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlite_utils import Database

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import AnnotationId
from annotations.article import ArticleId
from annotations.layer import Layer
from annotations.marks import PENDING, Mark, marks
from annotations.selection import Selection
from annotations.suggestion import Pipeline, RunId
from db import articles, decisions, rows, runs, suggestions
from db.connection import snapshot

_AT_ONCE = 100
_SELECTED = """
    FROM articles AS a
    LEFT JOIN reviews AS r ON r.article_id = a.id AND r.annotator = :annotator
    WHERE coalesce(r.state, 'unseen') IN (SELECT value FROM json_each(:reviews))
"""
_PAGE = f"SELECT a.id {_SELECTED} AND a.id > :after ORDER BY a.id LIMIT :at_once"
_COUNT = f"SELECT count(*) {_SELECTED}"


def walk(db: Database, selection: Selection) -> Iterator[AnnotatedArticle]:
    """Walk the selected articles in id order, a page in memory at a time."""
    after = 0
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
        return [_article(db, row["id"], selection, machines) for row in found]


def _values(selection: Selection) -> dict[str, str]:
    reviews = rows.to_json(sorted(selection.reviews))
    return {"annotator": selection.annotator, "reviews": reviews}


def _article(
    db: Database,
    article_id: ArticleId,
    selection: Selection,
    machines: Mapping[RunId, Pipeline],
) -> AnnotatedArticle:
    layer = decisions.layer(db, article_id, selection.annotator)
    times = decisions.times(db, article_id, selection.annotator)
    spans = (
        _span(mark, selection.annotator, times, machines)
        for mark in _marks(db, layer, selection)
        if mark.state in selection.states
    )
    return AnnotatedArticle(
        article=articles.get(db, article_id),
        review=layer.review,
        flag=layer.flag,
        spans=tuple(spans),
    )


def _marks(db: Database, layer: Layer, selection: Selection) -> tuple[Mark, ...]:
    if PENDING in selection.states:
        return marks(layer, suggestions.newest(db, layer.article_id))
    return marks(layer, ())


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
