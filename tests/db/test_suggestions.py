from collections.abc import Iterator

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action
from annotations.errors import InvalidSpanError
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Pipeline, Proposal, RunId
from db.store import SqliteStore
from tests.builders import Clock, article, mark_on, pipeline, proposal


def run(store: SqliteStore, *proposals: Proposal, digest: str) -> int:
    run_id = store.continued_run(pipeline(digest=digest))
    return store.add_suggestions(run_id, [(ArticleId(1), proposals)])


def labels(store: SqliteStore) -> list[str]:
    return [s.label for s in store.opinions(ArticleId(1)).newest]


def pending(store: SqliteStore, annotator: str = "ann") -> int:
    (line,) = store.summaries([ArticleId(1)], annotator)
    return line.pending


@pytest.fixture(autouse=True)
def _one_article(store: SqliteStore) -> None:
    store.add(article())


def test_suggestions_come_back_in_reading_order_outer_first(store: SqliteStore) -> None:
    run(
        store,
        Proposal(Span(17, 22), "C", rule="titles"),
        Proposal(Span(0, 3), "B"),
        Proposal(Span(0, 12), "A", score=0.25),
        digest="d1",
    )
    found = store.opinions(ArticleId(1)).newest

    assert [s.label for s in found] == ["A", "B", "C"]
    assert [s.score for s in found] == [0.25, None, None]
    assert [s.rule for s in found] == ["", "", "titles"]


def test_the_newest_run_over_an_article_counts(store: SqliteStore) -> None:
    run(store, proposal(label="OLD"), digest="d1")
    run(store, proposal(label="NEW"), digest="d2")

    assert labels(store) == ["NEW"]


def test_a_newer_run_that_found_nothing_counts_too(store: SqliteStore) -> None:
    run(store, proposal(label="OLD"), digest="d1")
    run(store, digest="d2")

    assert labels(store) == []


def test_until_the_newer_run_comes_by_the_older_one_counts(store: SqliteStore) -> None:
    run(store, proposal(label="OLD"), digest="d1")
    store.continued_run(pipeline(digest="d2"))

    assert labels(store) == ["OLD"]


def test_the_same_pipeline_goes_on_with_its_run(store: SqliteStore) -> None:
    first = store.continued_run(pipeline())
    store.finish_run(first)

    assert store.continued_run(pipeline()) == first


@pytest.mark.parametrize("other", [pipeline(digest="d2"), pipeline("en_core_web_trf")])
def test_another_pipeline_starts_a_run(store: SqliteStore, other: Pipeline) -> None:
    first = store.continued_run(pipeline())

    assert store.continued_run(other) != first


def test_coming_back_to_an_earlier_pipeline_starts_a_run(store: SqliteStore) -> None:
    runs = [store.continued_run(pipeline(digest=d)) for d in ("d1", "d2", "d1")]

    assert len(set(runs)) == 3


def test_a_run_says_which_machine_it_was(store: SqliteStore) -> None:
    run_id = store.continued_run(pipeline())

    assert store.pipelines() == {run_id: pipeline()}


def test_articles_wait_until_the_run_has_been_over_them(store: SqliteStore) -> None:
    later = store.add(article("Nothing here."))
    run_id = store.continued_run(pipeline())
    assert store.waiting(run_id) == [ArticleId(1), later]

    store.add_suggestions(run_id, [(later, [])])
    assert store.waiting(run_id) == [ArticleId(1)]


def test_the_number_of_stored_spans_is_reported(store: SqliteStore) -> None:
    assert run(store, proposal(), proposal("London", "GPE"), digest="d1") == 2


def test_a_run_goes_over_an_article_once(store: SqliteStore) -> None:
    run(store, proposal(), digest="d1")

    assert run(store, proposal(), proposal("London"), digest="d1") == 0
    assert labels(store) == ["PERSON"]


def test_a_span_that_runs_off_the_text_is_refused(store: SqliteStore) -> None:
    with pytest.raises(InvalidSpanError, match="runs off a text of 38"):
        run(store, proposal(), Proposal(Span(30, 39), "GPE"), digest="d1")

    assert labels(store) == []
    assert store.waiting(RunId(1)) == [ArticleId(1)]


def test_suggestions_may_be_computed_while_others_write(store: SqliteStore) -> None:
    store.add(article("Another."))
    run_id = store.continued_run(pipeline())

    def slowly() -> Iterator[tuple[ArticleId, list[Proposal]]]:
        for article_id in store.waiting(run_id):
            assert not store._db.conn.in_transaction
            yield article_id, [Proposal(Span(0, 3), "X")]

    assert store.add_suggestions(run_id, slowly()) == 2


def test_before_anybody_decides_everything_suggested_is_pending(
    store: SqliteStore,
) -> None:
    run(store, proposal(), proposal("London", "GPE"), digest="d1")

    assert pending(store) == 2


def test_a_new_run_is_counted_against_what_was_decided(
    store: SqliteStore, clock: Clock
) -> None:
    run(store, proposal(), proposal("London", "GPE"), digest="d1")
    session = Session(store, annotator="ann", clock=clock)
    desk = session.open(ArticleId(1))
    london = mark_on("London", desk.marks)
    session.perform(Action.REJECT, "No", review.reject(desk.layer, [london]))

    run(
        store,
        proposal(),
        proposal("Lord Byron"),
        proposal("London", "GPE"),
        digest="d2",
    )

    assert pending(store) == 2
    assert pending(store, "bob") == 3
    assert store.check() == []


def test_what_a_run_says_twice_is_stored_once(store: SqliteStore) -> None:
    same = Proposal(Span(0, 3), "A", rule="titles"), Proposal(Span(0, 3), "A")

    assert run(store, *same, Proposal(Span(0, 3), "B"), digest="d1") == 2
    assert labels(store) == ["A", "B"]
    assert pending(store) == 2
