"""The annotations table: what each annotator has decided, as it stands now."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import ArticleId
from annotations.edit import Change, Review
from annotations.layer import Layer
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from db import rows

_SUGGESTED = (
    "suggestion_id",
    "suggested_run",
    "suggested_start",
    "suggested_end",
    "suggested_label",
    "suggested_score",
    "suggested_rule",
)
_INSERT = """
    INSERT INTO annotations (
        id, article_id, annotator, start, "end", label, state, suggestion_id,
        suggested_run, suggested_start, suggested_end, suggested_label,
        suggested_score, suggested_rule, note, created_at, decided_at
    ) VALUES (
        :id, :article_id, :annotator, :start, :end, :label, :state, :suggestion_id,
        :suggested_run, :suggested_start, :suggested_end, :suggested_label,
        :suggested_score, :suggested_rule, :note, :created_at, :decided_at
    )
"""
_DELETE = "DELETE FROM annotations WHERE id = :id"
_UPDATE = """
    UPDATE annotations SET
        start = :start, "end" = :end, label = :label, state = :state,
        suggestion_id = :suggestion_id, suggested_run = :suggested_run,
        suggested_start = :suggested_start, suggested_end = :suggested_end,
        suggested_label = :suggested_label, suggested_score = :suggested_score,
        suggested_rule = :suggested_rule, note = :note, decided_at = :decided_at
    WHERE id = :id
"""


def layer(db: Database, article_id: ArticleId, annotator: str) -> Layer:
    """Fetch one annotator's annotations, review state and flag."""
    found = db.execute(
        "SELECT * FROM annotations WHERE article_id = ? AND annotator = ?",
        [article_id, annotator],
    )
    decided = map(to_annotation, found)
    review, flag = _review(db, article_id, annotator)
    return Layer(
        article_id=article_id,
        annotator=annotator,
        review=review,
        flag=flag,
        by_id=MappingProxyType({decision.id: decision for decision in decided}),
    )


def times(
    db: Database, article_id: ArticleId, annotator: str
) -> dict[AnnotationId, datetime]:
    """Fetch when each of an annotator's decisions was last changed."""
    found = db.execute(
        "SELECT id, decided_at FROM annotations WHERE article_id = ? AND annotator = ?",
        [article_id, annotator],
    )
    return {
        AnnotationId(row["id"]): datetime.fromisoformat(row["decided_at"])
        for row in found
    }


def keep(
    db: Database, changes: Iterable[Change], *, annotator: str, at: datetime
) -> None:
    """Make the table what the changes say, each checked against it before."""
    now = rows.stamp(at)
    for statement, some in groupby(changes, _statement):
        db.conn.executemany(
            statement, (_row(change, annotator=annotator, now=now) for change in some)
        )


def _statement(change: Change) -> str:
    if change.after is None:
        return _DELETE
    return _INSERT if change.before is None else _UPDATE


def _row(change: Change, *, annotator: str, now: str) -> dict[str, Any]:
    if change.after is None:
        return {"id": change.annotation_id}
    told = change.after.decided_at
    return from_annotation(
        change.after,
        article_id=change.article_id,
        annotator=annotator,
        created_at=now,
        decided_at=rows.stamp(told) if told else now,
    )


def insert(db: Database, found: Iterable[dict[str, Any]]) -> None:
    """Write whole rows."""
    db.conn.executemany(_INSERT, found)


def taken(db: Database, ids: Collection[str]) -> frozenset[str]:
    """Find those of some ids that annotations bear."""
    if not ids:
        return frozenset()
    found = db.execute(
        "SELECT id FROM annotations WHERE id IN (SELECT value FROM json_each(?))",
        [rows.to_json(list(ids))],
    )
    return frozenset(row["id"] for row in found)


def write(db: Database, found: Iterable[Sequence[object]]) -> None:
    """Write rows as tuples.

    They have id, article, annotator, start, end, label, state; id, run, start, end,
    label, score and rule of what was suggested; note, and when each was made, decided.
    """
    db.conn.executemany(
        """
        INSERT INTO annotations (
            id, article_id, annotator, start, "end", label, state, suggestion_id,
            suggested_run, suggested_start, suggested_end, suggested_label,
            suggested_score, suggested_rule, note, created_at, decided_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        found,
    )


def from_annotation(
    annotation: Annotation,
    *,
    article_id: ArticleId,
    annotator: str,
    created_at: str,
    decided_at: str,
) -> dict[str, Any]:
    """Write a decision as a row."""
    return {
        "id": annotation.id,
        "article_id": article_id,
        "annotator": annotator,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "label": annotation.label,
        "state": annotation.state.value,
        "note": annotation.note,
        "created_at": created_at,
        "decided_at": decided_at,
        **_from_suggestion(annotation.suggestion),
    }


def _from_suggestion(suggestion: Suggestion | None) -> dict[str, Any]:
    if suggestion is None:
        return dict.fromkeys(_SUGGESTED)
    span = suggestion.span
    values = (
        suggestion.id,
        suggestion.run_id,
        span.start,
        span.end,
        suggestion.label,
        suggestion.score,
        suggestion.rule,
    )
    return dict(zip(_SUGGESTED, values, strict=True))


def to_annotation(row: rows.Row) -> Annotation:
    """Read a decision back."""
    return Annotation(
        id=AnnotationId(row["id"]),
        span=Span(row["start"], row["end"]),
        label=row["label"],
        state=State(row["state"]),
        suggestion=answered(row),
        note=row["note"],
    )


def answered(row: rows.Row) -> Suggestion | None:
    """Read the suggestion that a decision answers, if it does."""
    if row["suggestion_id"] is None:
        return None
    return Suggestion(
        id=SuggestionId(row["suggestion_id"]),
        run_id=RunId(row["suggested_run"]),
        span=Span(row["suggested_start"], row["suggested_end"]),
        label=row["suggested_label"],
        score=row["suggested_score"],
        rule=row["suggested_rule"],
    )


def _review(db: Database, article_id: ArticleId, annotator: str) -> tuple[Review, str]:
    row = db.execute(
        "SELECT state, flag FROM reviews WHERE article_id = ? AND annotator = ?",
        [article_id, annotator],
    ).fetchone()
    return (Review.UNSEEN, "") if row is None else (Review(row["state"]), row["flag"])
