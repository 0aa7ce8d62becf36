"""What is remembered is suggested at once, until somebody switches that off."""

from collections.abc import Callable
from pathlib import Path

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
from db.project import opened
from db.store import SqliteStore
from tests.builders import Clock, article, fill, span
from tests.db.remembering import confirm, reject, remembered

TEXT = "Ada Lovelace met Lord Byron in London. Ada Lovelace left London."


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
