"""The edits and changes tables: the append-only record of what everyone did."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from annotations.annotation import AnnotationId
from annotations.article import ArticleId
from annotations.edit import (
    AnyChange,
    Change,
    Edit,
    EditId,
    FlagChange,
    Kind,
    Review,
    ReviewChange,
    SchemeChange,
)
from annotations.effort import Effort
from annotations.history import Entry
from annotations.listing import SpanEvent
from annotations.migrate import read_anew
from annotations.suggestion import SuggestionId
from db import labels, rows

_FIRST_ARTICLE = """
    CASE WHEN action != 'scheme' THEN (
        SELECT article_id FROM changes WHERE edit = edits.seq ORDER BY position LIMIT 1
    ) END
"""


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the log: an edit and whose it was."""

    annotator: str
    entry: Entry

    def line(self) -> str:
        """Say it for people, with the time in UTC."""
        kind = "" if self.entry.kind is Kind.FRESH else f"{self.entry.kind} of: "
        at = f"{self.entry.at:%Y-%m-%d %H:%M:%S}"
        return f"{at}  {self.annotator}  {kind}{self.entry.title}"

    def as_dict(self) -> dict[str, object]:
        """Say it in plain values, for JSON."""
        return {
            "id": self.entry.id,
            "at": self.entry.at.isoformat(),
            "annotator": self.annotator,
            "action": self.entry.action,
            "kind": self.entry.kind,
            "reverses": self.entry.reverses,
            "title": self.entry.title,
            "article": self.entry.article_id,
        }


def append(db: Database, edit: Edit, effort: Effort) -> int:
    """Write an edit, and what it cost, at the end of the record; give its number."""
    seq = db.execute(
        """
        INSERT INTO edits (
            id, annotator, action, title, at, kind, reverses, keys, clicks, seconds
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            edit.id,
            edit.annotator,
            edit.action.value,
            edit.title,
            rows.stamp(edit.at),
            edit.kind.value,
            edit.reverses,
            effort.keys,
            effort.clicks,
            effort.seconds,
        ],
    ).lastrowid
    assert seq is not None  # noqa: S101  a row was inserted
    add(db, seq, edit.changes)
    return seq


def end_of(db: Database, edit_id: EditId) -> tuple[int, int] | None:
    """Give number and next position of an edit, if it is still the last one.

    A bulk job records one act in several transactions.
    """
    last = db.execute("SELECT seq, id FROM edits ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None or last["id"] != edit_id:
        return None
    there = "SELECT coalesce(max(position) + 1, 0) FROM changes WHERE edit = ?"
    return last["seq"], db.execute(there, [last["seq"]]).fetchone()[0]


def write(db: Database, found: Iterable[Sequence[object]]) -> None:
    """Write changes as rows."""
    db.conn.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", found)


def get(db: Database, edit_id: EditId) -> Edit:
    """Fetch an edit with its changes."""
    row = db.execute(
        f"SELECT *, {_FIRST_ARTICLE} AS article_id FROM edits WHERE id = ?",  # noqa: S608  a constant
        [edit_id],
    ).fetchone()
    if row is None:
        raise KeyError(edit_id)
    entry = rows.to_entry(row)
    edit = Edit(
        id=entry.id,
        annotator=row["annotator"],
        action=entry.action,
        title=entry.title,
        changes=tuple(_changes(db, row["seq"])),
        at=entry.at,
        kind=entry.kind,
        reverses=entry.reverses,
    )
    return read_anew(edit, labels.readings(db))


def log(db: Database, *, annotator: str | None, limit: int) -> list[Logged]:
    """List the latest edits, one annotator's or everybody's, oldest first."""
    whose = "TRUE" if annotator is None else "annotator = :annotator"
    found = db.execute(
        f"""
        SELECT *, {_FIRST_ARTICLE} AS article_id FROM edits
        WHERE {whose} ORDER BY seq DESC LIMIT :limit
        """,  # noqa: S608  constants
        {"annotator": annotator, "limit": limit},
    )
    lines = [Logged(row["annotator"], rows.to_entry(row)) for row in found]
    return lines[::-1]


def span_history(
    db: Database,
    article_id: ArticleId,
    *,
    annotation_id: AnnotationId | None,
    suggestion_id: SuggestionId | None,
    annotator: str | None,
) -> Sequence[SpanEvent]:
    """List what happened to a span, oldest first."""
    found = db.execute(
        """
        SELECT edits.*, changes.article_id, changes.before, changes.after
        FROM changes JOIN edits ON edits.seq = changes.edit
        WHERE (annotation_id = :annotation OR suggestion_id = :suggestion)
            AND article_id = :article AND (
                :annotator IS NULL
                OR coalesce(changes.annotator, edits.annotator) = :annotator
            )
        ORDER BY changes.edit, changes.position
        """,
        {
            "annotation": annotation_id,
            "suggestion": suggestion_id,
            "article": article_id,
            "annotator": annotator,
        },
    )
    return [_to_event(row) for row in found]


def to_change(row: rows.Row) -> AnyChange:
    """Read a change back."""
    before, after = row["before"], row["after"]
    if row["what"] == "scheme":
        return SchemeChange(labels.from_json(before), labels.from_json(after))
    article_id = ArticleId(row["article_id"])
    whose = row["annotator"] or ""
    if row["what"] == "review":
        was, becomes = Review(before[1:-1]), Review(after[1:-1])
        return ReviewChange(article_id, was, becomes, annotator=whose)
    if row["what"] == "flag":
        return FlagChange(article_id, _text(before), _text(after), annotator=whose)
    return Change(
        article_id,
        rows.to_annotation(before),
        rows.to_annotation(after),
        annotator=whose,
    )


def add(
    db: Database, seq: int, changes: Sequence[AnyChange], *, first: int = 0
) -> None:
    """Write changes of an edit, from a position on."""
    numbered = enumerate(changes, start=first)
    write(db, ([seq, at, *_from_change(change)] for at, change in numbered))


def _changes(db: Database, seq: int) -> Iterator[AnyChange]:
    found = db.execute("SELECT * FROM changes WHERE edit = ? ORDER BY position", [seq])
    return map(to_change, found)


def _from_change(change: AnyChange) -> list[Any]:
    if isinstance(change, SchemeChange):
        before, after = map(labels.to_json, (change.before, change.after))
        return [None, "scheme", None, None, before, after, None]
    whose = change.annotator or None
    if isinstance(change, ReviewChange):
        before, after = rows.to_json(change.before), rows.to_json(change.after)
        return [change.article_id, "review", None, None, before, after, whose]
    if isinstance(change, FlagChange):
        before, after = rows.to_json(change.before), rows.to_json(change.after)
        return [change.article_id, "flag", None, None, before, after, whose]
    return [
        change.article_id,
        "annotation",
        change.annotation_id,
        _suggestion_id(change),
        rows.from_annotation(change.before),
        rows.from_annotation(change.after),
        whose,
    ]


def _text(value: str) -> str:
    return str(json.loads(value))


def _suggestion_id(change: Change) -> SuggestionId | None:
    suggestion = change.side.suggestion
    return None if suggestion is None else suggestion.id


def _to_event(row: rows.Row) -> SpanEvent:
    return SpanEvent(
        entry=rows.to_entry(row),
        annotator=row["annotator"],
        before=rows.to_annotation(row["before"]),
        after=rows.to_annotation(row["after"]),
    )
