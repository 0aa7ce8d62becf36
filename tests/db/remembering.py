"""What is remembered in a project, and decisions for it to remember."""

from annotations import review
from annotations.edit import Action
from annotations.memory.remembered import Remembered
from annotations.session import Session
from db.store import SqliteStore
from tests.builders import mark_on

TABLES = ("memory", "memory_refused", "memory_became", "memory_edges", "memory_shapes")


def remembered(store: SqliteStore, words: str = "London") -> list[Remembered]:
    return list(store.memory.about(words, "ann"))


def dump(store: SqliteStore) -> list[tuple[object, ...]]:
    return [(table, *row.values()) for table in TABLES for row in store._db[table].rows]


def confirm(session: Session, words: str) -> None:
    assert session.desk is not None
    mark = mark_on(words, session.desk.shown.pending, session.desk.article.text)
    changes = review.confirm(session.desk.layer, [mark])
    session.perform(Action.CONFIRM, "Confirm", changes)


def reject(session: Session, words: str) -> None:
    assert session.desk is not None
    mark = mark_on(words, session.desk.shown.pending, session.desk.article.text)
    session.perform(Action.REJECT, "No", review.reject(session.desk.layer, [mark]))
