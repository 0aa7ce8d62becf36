"""Annotated files for the tests of imports, and what is asked of projects after."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import Article, NewsMetadata
from annotations.edit import Review
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.formats import format_named
from annotations.intake.order import ImportOrder, TakeAs
from annotations.intake.summary import Intake
from annotations.selection import ALL_STATES, Selection
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId
from db.intake import importing
from db.store import SqliteStore
from tests.builders import TEXT

MACHINE = Pipeline(name="elsewhere", version="2", digest="e" * 64)
THEN = datetime(2021, 3, 4, 5, 6, 7, 8, tzinfo=UTC)
TABLES = (
    *("articles", "runs", "article_runs", "suggestions", "tallies", "candidates"),
    *("labels", "reviews", "annotations", "edits", "changes", "memory"),
    *("memory_refused", "memory_became", "memory_edges", "memory_shapes"),
)


def span(
    words: str, label: str, *, state: str = "added", text: str = TEXT, note: str = ""
) -> AnnotatedSpan:
    """Make a decision on some words."""
    start = text.index(words)
    return AnnotatedSpan(
        id=f"{label} {words}",
        span=Span(start, start + len(words)),
        label=label,
        state=state,
        annotator="" if state == "pending" else "zoe",
        note=note,
        decided_at=None if state == "pending" else THEN,
    )


def answering(
    one: AnnotatedSpan, words: str = "", label: str = "", *, text: str = TEXT
) -> AnnotatedSpan:
    """Have a span be, or answer, what a machine suggested."""
    start = text.index(words) if words else one.span.start
    suggested = Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=Span(start, start + len(words)) if words else one.span,
        label=label or one.label,
        score=0.75,
        rule="by hand",
    )
    return replace(one, suggestion=suggested, pipeline=MACHINE)


def article(
    *spans: AnnotatedSpan,
    text: str = TEXT,
    review: Review = Review.UNSEEN,
    flag: str = "",
) -> AnnotatedArticle:
    """Make an article as a file has it."""
    news = NewsMetadata(headline="Poets meet")
    ordered = sorted(spans, key=lambda one: (one.span.start, -one.span.end))
    made = Article(text=text, news=news)
    return AnnotatedArticle(
        article=made, review=review, flag=flag, spans=tuple(ordered)
    )


def every_state() -> AnnotatedArticle:
    """An article with a decision in each state, and one span still pending."""
    return article(
        answering(span("Ada Lovelace", "PERSON", state=State.CONFIRMED)),
        answering(span("Lord Byron", "PERSON", state=State.CORRECTED), "Byron", "ORG"),
        answering(span("met", "EVENT", state=State.REJECTED)),
        span("Lord", "NORP", note="a title"),
        answering(span("London", "GPE", state="pending")),
        review=Review.DONE,
        flag="which Byron?",
    )


def written(path: Path, articles: Iterable[AnnotatedArticle]) -> Path:
    """Write articles as Copydesk does."""
    to_format = format_named("jsonl")
    assert to_format.writer is not None
    writer = to_format.writer(path)
    for one in articles:
        writer.add(to_format.fit(one))
    writer.finish()
    writer.close()
    return path


def order(*sources: Path, **told: Any) -> ImportOrder:
    """Order an import as Ann."""
    return ImportOrder(sources=sources, **{"user": "ann", **told})


def take(project: Path, *sources: Path, **told: Any) -> Intake:
    """Import as Ann, and give the summary."""
    *_, summary = importing(project, order(*sources, **told))
    assert isinstance(summary, Intake)
    return summary


def decided(project: Path, *sources: Path, **told: Any) -> Intake:
    """Import annotations as Ann."""
    return take(project, *sources, **{"take_as": TakeAs.ANNOTATIONS, **told})


def held(store: SqliteStore, annotator: str = "zoe") -> list[AnnotatedArticle]:
    """List what a project holds of somebody, all states included."""
    return list(store.annotated(Selection(annotator=annotator, states=ALL_STATES)))


def spans_of(store: SqliteStore, annotator: str = "zoe") -> list[tuple[str, str, str]]:
    """List words, label and state of all that somebody sees."""
    return [
        (one.words(annotated.article.text), one.label, one.state)
        for annotated in held(store, annotator)
        for one in annotated.spans
    ]


def counts(project: Path) -> dict[str, int]:
    """Count the rows of every table."""
    with closing(sqlite3.connect(project)) as db:
        return {
            table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in TABLES
        }


def rows(project: Path, columns: str, table: str) -> list[Any]:
    """List some columns of a table, in order."""
    with closing(sqlite3.connect(project)) as db:
        return sorted(db.execute(f"SELECT {columns} FROM {table}"), key=repr)  # noqa: S608


def read(path: Path) -> list[AnnotatedArticle]:
    """Read a file of Copydesk's own back."""
    found = format_named("jsonl").read(path)
    return [settled(one).annotated for one in found if isinstance(one, FoundArticle)]
