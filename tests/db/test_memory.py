"""What a project remembers of decisions, exactly as long as they stand."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotations import review
from annotations.edit import Action
from annotations.memory.remembered import Remembered
from annotations.session import Session
from db.connection import APPLICATION_ID, connect
from db.migrations import schema
from db.project import opened
from db.store import SqliteStore
from tests.builders import any_act, article, mark_on, span, suggestions
from tests.db.remembering import TABLES, confirm, dump, reject, remembered


def test_nothing_is_remembered_of_words_never_decided_on(store: SqliteStore) -> None:
    assert remembered(store) == []


def test_what_is_confirmed_is_remembered(store: SqliteStore, session: Session) -> None:
    confirm(session, "London")

    assert remembered(store) == [Remembered("London", "GPE", confirmed=1)]


def test_a_correction_counts_as_what_it_came_to(
    store: SqliteStore, session: Session
) -> None:
    assert session.desk is not None
    london = mark_on("London", session.desk.marks)
    changes = review.relabel(session.desk.layer, london, "LOC")
    session.perform(Action.RELABEL, "LOC", changes)

    assert remembered(store) == [Remembered("London", "LOC", corrected=1)]


def test_the_label_given_most_often_comes_first(store: SqliteStore) -> None:
    for number, label in enumerate(("ORG", "GPE", "GPE")):
        text = f"{number}: London."
        id_ = store.add(article(text))
        session = Session(store, annotator="ann")
        layer = session.open(id_).layer
        changes = review.add(layer, span("London", text), label)
        session.perform(Action.ADD, "Add", changes)

    assert [one.label for one in remembered(store)] == ["GPE", "ORG"]


def test_everybody_remembers_only_what_they_decided(
    store: SqliteStore, session: Session
) -> None:
    confirm(session, "London")

    assert not store.memory.about("London", "bob")


def test_undoing_forgets_and_redoing_remembers(
    store: SqliteStore, session: Session
) -> None:
    confirm(session, "London")
    before = dump(store)
    session.undo()

    assert dump(store) == []
    session.redo()
    assert dump(store) == before


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_done_undoing_it_all_leaves_no_memory(
    store: SqliteStore, session: Session, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311  the same every time is the point
    for _ in range(40):
        assert session.desk is not None
        number = chance.randrange(10_000)
        action, changes = any_act(session.desk.layer, suggestions(), number)
        session.perform(action, "Any", changes)
    end = dump(store)

    assert store.check() == []
    while session.undo():
        pass
    assert dump(store) == []
    while session.redo():
        pass
    assert dump(store) == end


def test_rebuilding_remembers_the_same(store: SqliteStore, session: Session) -> None:
    for words in ("London", "Lord Byron"):
        confirm(session, words)
    reject(session, "Ada Lovelace")
    before = dump(store)
    store.rebuild()

    assert dump(store) == before


@pytest.mark.parametrize("table", TABLES)
def test_a_memory_that_is_not_what_was_decided_is_found_and_mended(
    store: SqliteStore, session: Session, table: str
) -> None:
    assert session.desk is not None
    mark = mark_on("Ada Lovelace", session.desk.marks)
    changes = review.resize(session.desk.layer, mark, span("Ada"))
    session.perform(Action.RESIZE, "Ada", changes)
    reject(session, "London")
    store._db.table(table).delete_where()

    assert store.check() == [
        f"What is remembered ({table}) is not what the annotations make of it."
    ]
    store.rebuild()
    assert store.check() == []


def test_a_project_of_before_remembers_what_was_decided_in_it(tmp_path: Path) -> None:
    path = tmp_path / "old.copydesk"
    path.touch()
    with closing(connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        schema.apply(db, stop_before="m009_memory")
        db.execute("INSERT INTO annotators VALUES ('ann', '2024-02-24')")
        db.execute(
            "INSERT INTO articles (id, sha256, imported_at, title, text) "
            "VALUES (1, '', '', '', 'In London.')"
        )
        db.execute(
            'INSERT INTO annotations (id, article_id, annotator, start, "end", label, '
            "state, created_at, decided_at) "
            "VALUES ('a', 1, 'ann', 3, 9, 'GPE', 'added', '', '')"
        )

    with opened(path) as store:
        assert remembered(store) == [Remembered("London", "GPE", added=1)]
