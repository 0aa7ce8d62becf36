"""Scores and disagreements, as lists and figures see them."""

import json
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
from annotations.marks import Mark
from annotations.statistics import Dispute
from annotations.suggestion import Proposal
from db.migrations.backfill import fill
from db.project import opened
from db.store import SqliteStore
from tests.builders import TEXT, article, mark_on
from tests.db.proposals import (
    ACTS,
    ADA,
    BYRON,
    LONDON,
    LORD,
    RUNS,
    reviewed,
    session,
    suggest,
)

CALM, SPLIT, UNREAD = map(ArticleId, (1, 2, 3))


@pytest.fixture
def two_runs(store: SqliteStore) -> SqliteStore:
    """Runs agree about one article; about another they differ on two spans."""
    for number in range(3):
        store.add(article(TEXT + "!" * number))
    suggest(store, "d1", {CALM: [ADA], SPLIT: [ADA, LORD, LONDON]})
    suggest(store, "d2", {CALM: [ADA], SPLIT: [ADA, BYRON]})
    return store


def line(store: SqliteStore, article_id: ArticleId) -> tuple[Any, ...]:
    (found,) = store.summaries([article_id], "ann")
    return found.pending, found.lowest, found.mean, found.disputed


def test_a_line_tells_scores_and_disagreements(two_runs: SqliteStore) -> None:
    assert line(two_runs, CALM) == (1, 0.9, 0.9, 0)
    assert line(two_runs, SPLIT) == (2, 0.5, 0.7, 2)
    assert line(two_runs, UNREAD) == (0, None, None, 0)


def test_a_decision_changes_its_annotators_line_only(two_runs: SqliteStore) -> None:
    ann = session(two_runs)
    desk = ann.open(SPLIT)
    mark = mark_on("Byron", desk.marks)
    ann.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, [mark]))
    (bobs,) = two_runs.summaries([SPLIT], "bob")

    assert line(two_runs, SPLIT) == (1, 0.9, 0.9, 1)
    assert (bobs.pending, bobs.disputed) == (2, 2)


def test_deciding_on_what_an_earlier_run_found_settles_that_and_no_more(
    two_runs: SqliteStore,
) -> None:
    ann = session(two_runs)
    ann.look(threshold=0.0, second_opinion=True)
    desk = ann.open(SPLIT)
    london = mark_on("London", desk.marks)
    ann.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, [london]))
    (stored,) = two_runs.layer(SPLIT, "ann")

    assert stored.suggestion == london.suggestion
    assert line(two_runs, SPLIT) == (2, 0.5, 0.7, 1)
    assert two_runs.check() == []


def test_taking_the_earlier_runs_word_settles_what_it_overlaps(
    two_runs: SqliteStore,
) -> None:
    ann = session(two_runs)
    desk = ann.open(SPLIT)
    other = desk.opinions.other_word(desk.layer, mark_on("Byron", desk.marks))
    assert other is not None
    taken = review.confirm(desk.layer, [Mark(suggestion=other)])
    ann.perform(Action.CONFIRM, "Take", taken)

    assert [a.span for a in two_runs.layer(SPLIT, "ann")] == [LORD.span]
    assert line(two_runs, SPLIT) == (1, 0.9, 0.9, 1)


def test_undoing_brings_the_disagreement_back(two_runs: SqliteStore) -> None:
    ann = session(two_runs)
    desk = ann.open(SPLIT)
    ann.perform(Action.CONFIRM, "All", review.confirm(desk.layer, desk.marks))
    ann.undo()

    assert line(two_runs, SPLIT) == (2, 0.5, 0.7, 2)


def test_what_is_taken_back_stays_in_sight_below_the_threshold(
    two_runs: SqliteStore,
) -> None:
    ann = session(two_runs)
    desk = ann.open(SPLIT)
    byron = mark_on("Byron", desk.marks)
    ann.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, [byron]))
    ann.look(threshold=0.8, second_opinion=False)
    ann.undo()

    assert ann.desk is not None
    assert byron.key in ann.desk.by_key
    assert byron.key not in ann.open(CALM).by_key
    assert byron.key not in ann.open(SPLIT).by_key


def test_a_third_run_is_compared_with_both(two_runs: SqliteStore) -> None:
    suggest(two_runs, "d3", {SPLIT: [ADA]})

    assert line(two_runs, SPLIT) == (1, 0.9, 0.9, 2)


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        (Order.LOWEST, False, [SPLIT, CALM, UNREAD]),
        (Order.LOWEST, True, [CALM, SPLIT, UNREAD]),
        (Order.MEAN, False, [SPLIT, CALM, UNREAD]),
        (Order.MEAN, True, [CALM, SPLIT, UNREAD]),
        (Order.DISPUTED, True, [SPLIT, CALM, UNREAD]),
    ],
)
def test_the_list_is_sorted_by_doubt_and_disagreement(
    two_runs: SqliteStore, order: Order, expected: list[int], *, descending: bool
) -> None:
    query = Query(order=order, descending=descending)

    assert two_runs.article_ids(query, "ann") == expected


def test_articles_that_runs_disagree_about_are_found_until_all_is_decided(
    two_runs: SqliteStore,
) -> None:
    before = two_runs.article_ids(Query(disputed=True), "ann")
    counted = two_runs.disputed_count("ann")
    ann = session(two_runs)
    ann.look(threshold=0.0, second_opinion=True)
    desk = ann.open(SPLIT)
    ann.perform(Action.CONFIRM, "All", review.confirm(desk.layer, desk.marks))

    assert (before, counted) == ([SPLIT], 1)
    assert two_runs.article_ids(Query(disputed=True), "ann") == []
    assert (two_runs.disputed_count("ann"), two_runs.disputed_count("bob")) == (0, 1)


def test_figures_count_disagreements_for_each_pair_of_runs(
    two_runs: SqliteStore,
) -> None:
    ann = session(two_runs)
    desk = ann.open(SPLIT)
    mark = mark_on("Byron", desk.marks)
    ann.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, [mark]))
    names = "en_core_web_sm 3.8.0, run 2", "en_core_web_sm 3.8.0, run 1"

    assert two_runs.statistics("ann").disputes == (
        Dispute(newest=names[0], earlier=names[1], spans=1),
    )
    assert two_runs.statistics("bob").disputes == (
        Dispute(newest=names[0], earlier=names[1], spans=2),
    )
    assert two_runs.statistics().disputed == 1
    assert "Runs disagree about 1 undecided span:" in two_runs.statistics("ann").lines()
    assert json.dumps(two_runs.statistics().as_dict())


def test_a_tally_that_was_tampered_with_is_found_and_mended(
    two_runs: SqliteStore,
) -> None:
    two_runs._db.execute("UPDATE tallies SET disputed = 9")
    problems = two_runs.check()
    two_runs.rebuild()

    assert problems == [
        f"Article {id_}: its tally is not what the runs make of it."
        for id_ in (CALM, SPLIT)
    ]
    assert two_runs.check() == []


@given(RUNS, ACTS)
@settings(max_examples=25, deadline=None)
def test_an_old_project_is_given_the_tallies_that_it_would_have_now(
    tmp_path_factory: pytest.TempPathFactory,
    runs: list[list[Proposal]],
    acts: list[int],
) -> None:
    path = tmp_path_factory.mktemp("old") / "news.copydesk"
    with opened(path, create=True) as store:
        store.add(article())
        reviewed(store, CALM, runs, acts)
        before = figures(path)
        store._db.execute("DELETE FROM tallies")
        store._db.execute("UPDATE reviews SET lowest = 9, mean = 9, disputed = 9")
        fill(store._db)

    assert figures(path) == before


def figures(path: Path) -> list[tuple[Any, ...]]:
    """Read all tallies, means to so many digits as SQLite and Python agree on."""
    with closing(sqlite3.connect(path)) as db:
        return [
            *db.execute("""
                SELECT article_id, run_id, lowest, round(mean, 6), disputed,
                    json(by_run) FROM tallies
            """),
            *db.execute("""
                SELECT article_id, annotator, lowest, round(mean, 6), disputed,
                    json(by_run) FROM reviews
            """),
        ]
