from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations import review
from annotations.article import Article, ArticleId, NewsMetadata
from annotations.dates import PartialDate
from annotations.edit import Action, Review
from annotations.listing import ArticleSummary, Order, Query
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from db.project import opened
from db.search import fts_query
from db.store import SqliteStore
from tests.builders import Clock, article, pipeline

NEWS = (
    ("Zebras return", "The Times", "2023-12-05", "Zebras were seen in Kenya."),
    ("apples and pears", "", "XXXX-02-24", "Fruit is cheap in Zürich, said Müller."),
    ("Budget passes", "abc", "2024", "The “prime minister” said: not now OR never."),
    ("", "The Times", None, "minister prime Kenya"),
)
ZEBRAS, APPLES, BUDGET, UNTITLED = map(ArticleId, (1, 2, 3, 4))


@pytest.fixture(autouse=True)
def _news(store: SqliteStore) -> None:
    for headline, outlet, published, text in NEWS:
        news = NewsMetadata(
            headline=headline,
            outlet=outlet,
            published=PartialDate(published) if published else None,
        )
        store.add(Article(text=text, news=news))


def found(store: SqliteStore, words: str) -> list[ArticleId]:
    return store.article_ids(Query(words=words), "ann")


def ordered(store: SqliteStore, order: Order, *, descending: bool) -> list[ArticleId]:
    return store.article_ids(Query(order=order, descending=descending), "ann")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [ZEBRAS, APPLES, BUDGET, UNTITLED]),
        ("kenya", [ZEBRAS, UNTITLED]),
        ("Kenya zebras", [ZEBRAS]),
        ("budg", [BUDGET]),
        ("budg passes", []),
        ("zurich", [APPLES]),
        ("MÜLLER", [APPLES]),
        ("prime minister", [BUDGET, UNTITLED]),
        ('"prime minister"', [BUDGET]),
        ('"prime mini"', []),
        ('"prime minister', [BUDGET, UNTITLED]),
        ("kenya OR budget", []),
        ("never OR now", [BUDGET]),
        ("NOT kenya", []),
        ("headline:zebras", []),
        ("said:", [APPLES, BUDGET]),
        ("keny*", [ZEBRAS, UNTITLED]),
        ("nowhere", []),
    ],
)
def test_words_are_found_in_headline_and_text(
    store: SqliteStore, words: str, expected: list[ArticleId]
) -> None:
    assert found(store, words) == expected


@pytest.mark.parametrize(
    "words", ['"', '""', "'", "(", "*", "^", "-", "a NEAR(", "\0", "\ud83e", ";--", "—"]
)
def test_no_character_is_an_operator(store: SqliteStore, words: str) -> None:
    assert len(found(store, words)) in range(5)


@given(st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_a_search(scratch: SqliteStore, words: str) -> None:
    assert scratch.article_ids(Query(words=words), "ann") in ([], [1])


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    path = tmp_path_factory.mktemp("search") / "news.copydesk"
    with opened(path, create=True) as store:
        store.add(article())
        yield store


def test_blank_words_ask_for_everything() -> None:
    assert fts_query(" \n\t") == ""


@pytest.mark.parametrize(
    ("order", "ascending", "descending"),
    [
        (Order.IMPORTED, [1, 2, 3, 4], [4, 3, 2, 1]),
        (Order.HEADLINE, [2, 3, 4, 1], [1, 4, 3, 2]),
        (Order.OUTLET, [3, 1, 4, 2], [1, 4, 3, 2]),
        (Order.PUBLISHED, [1, 3, 2, 4], [3, 1, 2, 4]),
        (Order.REVIEW, [1, 2, 3, 4], [1, 2, 3, 4]),
        (Order.PENDING, [1, 2, 3, 4], [1, 2, 3, 4]),
    ],
)
def test_the_list_is_sorted_and_the_unknown_comes_last(
    store: SqliteStore, order: Order, ascending: list[int], descending: list[int]
) -> None:
    assert ordered(store, order, descending=False) == ascending
    assert ordered(store, order, descending=True) == descending


@pytest.fixture
def reviewed(store: SqliteStore, clock: Clock) -> SqliteStore:
    """Two articles have suggestions; Ann is done with one and has begun another."""
    run_id = store.continued_run(pipeline())
    some = [Proposal(Span(0, 3), "A"), Proposal(Span(4, 6), "B")]
    store.add_suggestions(run_id, [(ZEBRAS, some), (BUDGET, some[:1]), (APPLES, some)])
    session = Session(store, annotator="ann", clock=clock)
    desk = session.open(ZEBRAS)
    session.perform(Action.CONFIRM, "Yes", review.confirm(desk.layer, desk.marks[:1]))
    desk = session.open(BUDGET)
    session.perform(Action.MARK_DONE, "Done", review.mark_done(desk.layer))
    return store


def test_articles_are_found_by_how_far_their_review_is(reviewed: SqliteStore) -> None:
    by_state = {
        state: reviewed.article_ids(Query(reviews=frozenset({state})), "ann")
        for state in Review
    }

    assert by_state == {
        Review.UNSEEN: [APPLES, UNTITLED],
        Review.STARTED: [ZEBRAS],
        Review.DONE: [BUDGET],
    }


def test_filters_and_words_narrow_together(reviewed: SqliteStore) -> None:
    unfinished = frozenset({Review.UNSEEN, Review.STARTED})
    query = Query(reviews=unfinished, words="kenya", order=Order.REVIEW)

    assert reviewed.article_ids(query, "ann") == [UNTITLED, ZEBRAS]


def test_the_review_order_goes_from_unseen_to_done(reviewed: SqliteStore) -> None:
    assert ordered(reviewed, Order.REVIEW, descending=False) == [2, 4, 1, 3]


def test_the_most_pending_come_first_when_descending(reviewed: SqliteStore) -> None:
    assert ordered(reviewed, Order.PENDING, descending=True) == [2, 1, 3, 4]


def test_reviews_are_counted_for_each_annotator(reviewed: SqliteStore) -> None:
    assert reviewed.review_counts("ann") == {
        Review.UNSEEN: 2,
        Review.STARTED: 1,
        Review.DONE: 1,
    }
    assert reviewed.review_counts("bob")[Review.UNSEEN] == 4


def test_lines_of_the_list_come_in_the_order_asked(reviewed: SqliteStore) -> None:
    lines = reviewed.summaries([UNTITLED, ZEBRAS], "ann")

    assert lines == [
        ArticleSummary(
            id=UNTITLED,
            title="minister prime Kenya",
            outlet="The Times",
            dateline="",
            published=None,
            review=Review.UNSEEN,
            pending=0,
            suggested=False,
        ),
        ArticleSummary(
            id=ZEBRAS,
            title="Zebras return",
            outlet="The Times",
            dateline="",
            published=PartialDate("2023-12-05"),
            review=Review.STARTED,
            pending=1,
            suggested=True,
            missed=1,
        ),
    ]


def test_somebody_else_has_everything_still_to_do(reviewed: SqliteStore) -> None:
    (line,) = reviewed.summaries([ZEBRAS], "bob")

    assert (line.review, line.pending) == (Review.UNSEEN, 2)


def test_an_article_read_by_a_machine_that_found_nothing_is_not_unsuggested(
    store: SqliteStore,
) -> None:
    store.add_suggestions(store.continued_run(pipeline()), [(ZEBRAS, [])])
    read, unread = store.summaries([ZEBRAS, APPLES], "ann")

    assert (read.suggested, unread.suggested) == (True, False)


def test_an_index_finds_new_words_at_once(store: SqliteStore) -> None:
    added = store.add(replace(article(), text="A quagga was seen."))

    assert found(store, "quagga") == [added]


@pytest.mark.parametrize(
    ("order", "words"), list(product(Order, ["", "kenya"])), ids=str
)
def test_no_order_walks_through_the_texts(
    reviewed: SqliteStore, order: Order, words: str
) -> None:
    asked: list[str] = []
    reviewed._db.conn.set_trace_callback(asked.append)
    reviewed.article_ids(Query(order=order, words=words), "ann")
    reviewed._db.conn.set_trace_callback(None)
    plan = reviewed._db.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()

    assert "SCAN a" not in [row["detail"] for row in plan]
