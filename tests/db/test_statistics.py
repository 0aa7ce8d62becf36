import json

import pytest

from annotations import review
from annotations.edit import Action, Review
from annotations.session import Session
from db.store import SqliteStore
from tests.builders import Clock, article, fill


@pytest.fixture
def reviewed(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Of three articles Ann and Bob did one each, and Bob began Ann's."""
    first = fill(store)
    second = fill(store, "In London, Ada Lovelace wrote.")
    store.add(article("No machine has read this."))
    ann, bob = (Session(store, annotator=name, clock=clock) for name in ("ann", "bob"))
    desk = ann.open(first)
    ann.perform(Action.CONFIRM, "All", review.confirm(desk.layer, desk.marks))
    for session, article_id in ((ann, first), (bob, second)):
        session.stopwatch.key()
        clock.wait(5)
        session.stopwatch.key()
        desk = session.open(article_id)
        session.perform(Action.MARK_DONE, "Done", review.mark_done(desk.layer))
    desk = bob.open(first)
    bob.perform(Action.REJECT, "No", review.reject(desk.layer, desk.marks[:1]))
    return store


def test_one_annotators_figures(reviewed: SqliteStore) -> None:
    figures = reviewed.statistics("ann")

    assert figures.as_dict() == {
        "annotator": "ann",
        "articles": {"unseen": 2, "started": 0, "done": 1},
        "spans": {"GPE": {"confirmed": 1}, "PERSON": {"confirmed": 2}},
        "pending": 2,
        "flagged": 0,
        "disputed": 0,
        "disputes": [],
        "decisions": 3,
        "actions": 2,
        "active_seconds": 5.0,
        "runs": 1,
        "cost": figures.costs.as_dict(),
    }


def test_everybodys_figures_count_an_article_by_who_is_farthest(
    reviewed: SqliteStore,
) -> None:
    figures = reviewed.statistics()

    assert figures.articles == {Review.UNSEEN: 1, Review.STARTED: 0, Review.DONE: 2}
    assert figures.pending == 2
    assert (figures.actions, figures.active_seconds) == (4, 10.0)
    assert figures.spans["PERSON"] == {"confirmed": 2, "rejected": 1}
    assert figures.decisions == 4


def test_an_empty_project_has_figures_too(store: SqliteStore) -> None:
    figures = store.statistics()

    assert (figures.pending, figures.decisions, figures.runs) == (0, 0, 0)
    assert sum(figures.articles.values()) == 0


def test_figures_are_fit_for_json(reviewed: SqliteStore) -> None:
    figures = reviewed.statistics().as_dict()

    assert json.loads(json.dumps(figures)) == figures
