"""What a project remembers of decisions, exactly as long as they stand."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.listing import Query
from annotations.memory.made import RUN
from annotations.memory.remembered import Remembered
from annotations.memory.switches import EVERYWHERE, Switch
from annotations.selection import Selection
from annotations.session import Session
from db.connection import APPLICATION_ID, connect
from db.migrations import schema
from db.project import opened
from db.store import SqliteStore
from tests.builders import (
    Clock,
    any_act,
    article,
    fill,
    mark_on,
    span,
    suggestions,
)

TEXT = "Ada Lovelace met Lord Byron in London. Ada Lovelace left London."
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


@pytest.fixture
def recalling(store: SqliteStore, clock: Clock) -> Session:
    """Ann has added London in an article where nothing was suggested."""
    session = Session(store, annotator="ann", clock=clock)
    layer = session.open(store.add(article(TEXT))).layer
    changes = review.add(layer, span("London", TEXT), "GPE")
    session.perform(Action.ADD, "Add", changes)
    return session


def test_words_added_are_suggested_at_once_where_else_they_stand(
    recalling: Session,
) -> None:
    assert recalling.desk is not None

    (pending,) = recalling.desk.shown.pending
    assert (pending.label, pending.from_memory) == ("GPE", True)
    assert pending.span.start == TEXT.rindex("London")


def test_undoing_takes_the_suggestion_away(recalling: Session) -> None:
    recalling.undo()

    assert recalling.desk is not None
    assert not recalling.desk.marks


def test_words_are_suggested_in_other_articles(
    store: SqliteStore, recalling: Session
) -> None:
    desk = recalling.open(store.add(article("She saw London.")))

    assert [mark.label for mark in desk.shown.pending] == ["GPE"]


def test_a_suggestion_from_memory_is_answered_like_any_other(
    store: SqliteStore, recalling: Session
) -> None:
    confirm(recalling, "London")

    assert recalling.desk is not None
    assert not recalling.desk.shown.pending
    assert remembered(store) == [Remembered("London", "GPE", added=1, confirmed=1)]
    assert store.pipelines()[RUN].name == "memory"
    assert store.check() == []


def test_what_answers_memory_is_undone_and_done_again(
    store: SqliteStore, recalling: Session
) -> None:
    assert recalling.desk is not None
    (key,) = (mark.key for mark in recalling.desk.shown.pending)
    confirm(recalling, "London")
    recalling.undo()

    assert [mark.key for mark in recalling.desk.shown.pending] == [key]
    recalling.redo()
    assert store.check() == []


def test_what_answers_memory_outlives_rebuilding(
    store: SqliteStore, recalling: Session
) -> None:
    confirm(recalling, "London")
    assert recalling.desk is not None
    before = recalling.desk.layer
    store.rebuild()

    assert store.layer(before.article_id, "ann") == before


def test_memory_is_never_the_newest_run(store: SqliteStore, recalling: Session) -> None:
    confirm(recalling, "London")
    here = ArticleId(1)

    assert store.unread() == 1
    assert not store.opinions(here).by_run
    fill(store, "Lord Byron slept.")
    assert store.unread() == 1


def test_exports_name_memory_as_what_suggested(
    store: SqliteStore, recalling: Session
) -> None:
    confirm(recalling, "London")

    (exported,) = store.annotated(Selection(annotator="ann"))
    assert [one.pipeline.name for one in exported.spans if one.pipeline] == ["memory"]


def test_rejecting_teaches_at_once(store: SqliteStore, recalling: Session) -> None:
    reject(recalling, "London")
    desk = recalling.open(store.add(article("She saw London.")))

    assert not desk.shown.pending


SILENCES: list[Callable[[ArticleId], Switch]] = [
    lambda _: EVERYWHERE,
    lambda id_: Switch(article_id=id_),
    lambda _: Switch(words="London"),
]


@pytest.mark.parametrize("silence", SILENCES, ids=["project", "article", "words"])
def test_memory_is_switched_off_and_on_again(
    store: SqliteStore, recalling: Session, silence: Callable[[ArticleId], Switch]
) -> None:
    here = store.article_ids(Query(), "ann")[0]
    switch = silence(here)
    store.memory.switch(switch, "ann", off=True)

    assert store.memory.switched_off("ann") == [switch]
    assert not recalling.open(here).shown.pending
    store.memory.switch(switch, "ann", off=False)
    assert recalling.open(here).shown.pending


def test_a_switch_concerns_nobody_else_and_nothing_else(
    store: SqliteStore, recalling: Session
) -> None:
    store.memory.switch(EVERYWHERE, "bob", off=True)
    store.memory.switch(Switch(words="Paris"), "ann", off=True)
    elsewhere = store.add(article("Rain."))
    store.memory.switch(Switch(article_id=elsewhere), "ann", off=True)

    assert recalling.open(ArticleId(1)).shown.pending


def test_switching_off_twice_is_switching_off(store: SqliteStore) -> None:
    for _ in range(2):
        store.memory.switch(EVERYWHERE, "ann", off=True)

    assert store.memory.switched_off("ann") == [EVERYWHERE]


@pytest.mark.usefixtures("recalling")
def test_another_window_finds_what_this_one_taught(project: Path) -> None:
    with opened(project) as other:
        assert other.memory.about("London", "ann") == (
            Remembered("London", "GPE", added=1),
        )


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
