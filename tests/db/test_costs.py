from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.effort import Effort
from annotations.errors import StaleEditError
from annotations.session import Session
from db.connection import connect
from db.migrations import schema
from db.project import opened
from db.store import SqliteStore
from tests.builders import Clock, fill

FIRST, SECOND = ArticleId(1), ArticleId(2)


@pytest.fixture
def worked(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Ann decided on three spans, looked at the next article, and came again a day on.

    What she spent: 4 keys; 1 click; then 2 keys and 1 click.
    """
    fill(store)
    fill(store, "In London, Ada Lovelace wrote.")
    ann = Session(store, annotator="ann", clock=clock)
    desk = ann.open(FIRST)
    press(ann, clock, keys=4)
    ann.perform(Action.CONFIRM, "Two", review.confirm(desk.layer, desk.marks[:2]))
    ann.open(SECOND)
    press(ann, clock, clicks=1)
    ann.leave()
    clock.wait(timedelta(days=1).total_seconds())
    desk = ann.open(FIRST)
    press(ann, clock, keys=2, clicks=1)
    ann.perform(Action.REJECT, "No", review.reject(desk.layer, desk.marks[2:]))
    return store


def press(session: Session, clock: Clock, *, keys: int = 0, clicks: int = 0) -> None:
    """Press keys, then click, two seconds apart."""
    watch = session.stopwatch
    for press_one in (*(watch.key,) * keys, *(watch.click,) * clicks):
        clock.wait(2)
        press_one()


def test_everything_is_summed_up(worked: SqliteStore) -> None:
    total = worked.costs("ann").total

    assert (total.keys, total.clicks, total.actions) == (6, 2, 8)
    assert (total.entities, total.articles) == (2, 2)
    assert total.seconds == 6 + 2 + 4
    assert total.actions_per_entity == 4


def test_articles_come_in_the_order_of_work(worked: SqliteStore) -> None:
    found = [
        (one.article_id, one.cost.keys, one.cost.clicks, one.cost.entities)
        for one in worked.costs().articles
    ]

    assert found == [(FIRST, 6, 1, 2), (SECOND, 0, 1, 0)]


def test_days_have_what_was_spent_and_reached_in_them(worked: SqliteStore) -> None:
    found = [
        (one.cost.keys, one.cost.clicks, one.cost.articles, one.cost.entities)
        for one in worked.costs("ann").days
    ]

    assert found == [(4, 1, 2, 2), (2, 1, 0, 0)]


def test_each_kind_of_decision_has_its_cost(worked: SqliteStore) -> None:
    found = {
        one.kind: (one.times, one.keys, one.clicks) for one in worked.costs().kinds
    }

    assert found == {"confirm": (1, 4, 0), "looking": (1, 0, 1), "reject": (1, 2, 1)}


def test_what_articles_and_days_and_kinds_cost_is_the_same(worked: SqliteStore) -> None:
    costs = worked.costs("ann")

    assert sum(one.cost.actions for one in costs.articles) == costs.total.actions
    assert costs.since("").actions == costs.total.actions
    assert sum(one.keys + one.clicks for one in costs.kinds) == costs.total.actions
    assert costs.since("").seconds == costs.total.seconds


def test_nobody_else_is_charged(worked: SqliteStore) -> None:
    assert worked.costs("bob").total.actions == 0
    assert worked.spent(FIRST, "bob") == Effort()


def test_what_was_spent_on_an_article_is_told_when_it_is_opened_again(
    worked: SqliteStore, clock: Clock
) -> None:
    session = Session(worked, annotator="ann", clock=clock)
    session.open(FIRST)
    session.stopwatch.key()

    assert session.spent == Effort(keys=7, clicks=1, seconds=10)


def test_an_edit_that_is_refused_costs_what_it_cost(
    worked: SqliteStore, clock: Clock, project: Path
) -> None:
    session = Session(worked, annotator="ann", clock=clock)
    desk = session.open(SECOND)
    session.stopwatch.key()
    with opened(project) as elsewhere:
        other = Session(elsewhere, annotator="ann", clock=clock)
        there = other.open(SECOND)
        other.perform(Action.REJECT, "No", review.reject(there.layer, there.marks))
    no = review.reject(desk.layer, desk.marks)
    with pytest.raises(StaleEditError):
        session.perform(Action.REJECT, "No", no)

    assert session.spent.keys == 1


def test_a_project_looked_at_is_sound(worked: SqliteStore) -> None:
    assert worked.check() == []
    before = worked.costs()
    worked.rebuild()

    assert worked.costs() == before
    assert worked.check() == []


def test_earlier_work_keeps_its_sum_and_its_order(tmp_path: Path) -> None:
    path = tmp_path / "old.copydesk"
    path.touch()
    with closing(connect(path)) as db:
        schema.apply(db, stop_before="m011_effort")
        for statement in OLD:
            db.execute(statement)
        schema.apply(db)
        found = db.execute("SELECT actions, keys, clicks, begun_at FROM reviews")

        assert [tuple(row) for row in found] == [(5, 0, 0, "2024-02-24T12:00")]


OLD = (
    "INSERT INTO annotators VALUES ('ann', '2024-02-24')",
    """INSERT INTO articles (id, sha256, imported_at, title, text)
    VALUES (1, 'x', '2024', 'Old', 'Old.')""",
    """INSERT INTO reviews (annotator, article_id, state, pending, actions, updated_at)
    VALUES ('ann', 1, 'done', 0, 5, '2024-02-24T12:00')""",
    """INSERT INTO edits (seq, id, annotator, action, title, at, kind)
    VALUES (1, 'e', 'ann', 'mark_done', 'Done', '2024-02-24T12:00', 'fresh')""",
    """INSERT INTO changes (edit, position, article_id, what, before, after)
    VALUES (1, 0, 1, 'review', '"unseen"', '"done"')""",
)
