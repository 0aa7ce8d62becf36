"""Doubt summed up and what may be missed, as the list of articles sorts by them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.listing import Order, Query
from annotations.progress import Progress
from annotations.suggestion import Proposal
from db.migrations.missed import add_up
from db.project import opened
from db.store import SqliteStore
from tests.builders import TEXT, article, span
from tests.db.proposals import (
    ACTS,
    ADA,
    LONDON,
    LORD,
    RUNS,
    reviewed,
    session,
    suggest,
)

MARKED, BARE, UNREAD = map(ArticleId, (1, 2, 3))


@pytest.fixture
def read(store: SqliteStore) -> SqliteStore:
    """In one article all is marked, in another one name of three, a third is new."""
    for number in range(3):
        store.add(article(TEXT + "!" * number))
    suggest(store, "d1", {MARKED: [ADA, LORD, LONDON], BARE: [ADA]})
    return store


def missed(store: SqliteStore, annotator: str = "ann") -> list[int | None]:
    found = store.summaries([MARKED, BARE, UNREAD], annotator)
    return [one.missed for one in found]


def ordered(store: SqliteStore, order: Order) -> list[ArticleId]:
    return store.article_ids(Query(order=order, descending=True), "ann")


def test_what_no_run_marked_is_counted_once_a_run_was_there(read: SqliteStore) -> None:
    assert missed(read) == [0, 2, None]


def test_what_a_later_run_marks_is_no_longer_missed(read: SqliteStore) -> None:
    suggest(read, "d2", {BARE: [ADA, LONDON]})

    assert missed(read) == [0, 1, None]


def test_what_only_an_earlier_run_found_may_be_missed(read: SqliteStore) -> None:
    suggest(read, "d2", {MARKED: [ADA, LORD]})

    assert missed(read) == [1, 2, None]


def test_adding_and_finding_nothing_settle_it_for_who_does(read: SqliteStore) -> None:
    ann = session(read)
    layer = ann.open(BARE).layer
    ann.perform(Action.REJECT, "Nothing", review.nothing(layer, span("London")))
    layer = ann.open(BARE).layer
    ann.perform(Action.ADD, "Add", review.add(layer, span("Lord Byron"), "PERSON"))

    assert (missed(read), missed(read, "bob")) == ([0, 0, None], [0, 2, None])
    assert read.check() == []


def test_undoing_brings_it_back(read: SqliteStore) -> None:
    ann = session(read)
    layer = ann.open(BARE).layer
    ann.perform(Action.REJECT, "Nothing", review.nothing(layer, span("London")))
    ann.undo()

    assert missed(read) == [0, 2, None]


def test_words_found_to_be_nothing_are_in_no_figures(read: SqliteStore) -> None:
    ann = session(read)
    layer = ann.open(BARE).layer
    ann.perform(Action.REJECT, "Nothing", review.nothing(layer, span("London")))

    assert read.statistics("ann").spans == {}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.MISSED, [BARE, MARKED, UNREAD]),
        (Order.UNSURE, [MARKED, BARE, UNREAD]),
    ],
)
def test_the_list_is_sorted_by_it(
    read: SqliteStore, order: Order, expected: list[ArticleId]
) -> None:
    assert ordered(read, order) == expected


def test_a_decision_takes_its_doubt_away(read: SqliteStore) -> None:
    ann = session(read)
    desk = ann.open(MARKED)
    ann.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, desk.marks))
    (line,) = read.summaries([MARKED], "ann")

    assert line.unsure is None
    assert ordered(read, Order.UNSURE) == [BARE, MARKED, UNREAD]


def test_articles_of_an_older_project_are_looked_through_later(
    read: SqliteStore,
) -> None:
    read._db.execute("DELETE FROM candidates")
    read._db.execute("UPDATE reviews SET missed = NULL")
    waiting = read.lookout.uncounted()

    steps = list(read.lookout.count())

    assert waiting == 2
    assert steps == [Progress(0, 2)]
    assert (missed(read), read.lookout.uncounted()) == ([0, 2, None], 0)


def test_looking_through_them_can_be_stopped_and_taken_up(
    read: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.lookout._AT_ONCE", 1)
    read._db.execute("DELETE FROM candidates")
    steps = iter(read.lookout.count())
    next(steps)
    next(steps)

    assert read.lookout.uncounted() == 1
    assert list(read.lookout.count()) == [Progress(0, 1)]


@given(RUNS, ACTS)
@settings(max_examples=25, deadline=None)
def test_an_older_project_is_given_the_doubt_that_it_would_have_now(
    tmp_path_factory: pytest.TempPathFactory,
    runs: list[list[Proposal]],
    acts: list[int],
) -> None:
    path = tmp_path_factory.mktemp("old") / "news.copydesk"
    with opened(path, create=True) as store:
        store.add(article())
        reviewed(store, MARKED, runs, acts)
        before = doubts(path)
        store._db.execute("UPDATE tallies SET unsure = 9")
        store._db.execute("UPDATE reviews SET unsure = 9")
        add_up(store._db)

    assert doubts(path) == before


def doubts(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return [
            *db.execute("SELECT article_id, round(unsure, 6) FROM tallies"),
            *db.execute("SELECT annotator, round(unsure, 6) FROM reviews"),
        ]
