from types import MappingProxyType

import pytest

from annotations.article import Article, ArticleId, NewsMetadata, Zone, ZoneKind
from annotations.dates import PartialDate
from annotations.errors import CopydeskError
from annotations.span import Span
from db.store import SqliteStore
from tests.builders import article, pipeline

FULL = Article(
    text="By Ada\n\nLONDON — Poets met. 🦊 é e\u0301\n",
    zones=(Zone(ZoneKind.BYLINE, Span(0, 6)), Zone(ZoneKind.DATELINE, Span(8, 16))),
    news=NewsMetadata(
        headline="Poets meet",
        byline="Ada",
        outlet="The Times",
        dateline="LONDON",
        published=PartialDate("2024-02-24T08:35"),
        source="wire.txt",
        url="https://example.org/1",
        language="en",
        extra=MappingProxyType({"desk": "arts", "tags": ["é", 1, None]}),
    ),
)


def test_an_article_comes_back_as_it_was(store: SqliteStore) -> None:
    article_id = store.add(FULL)
    found = store.article(article_id)

    assert (found.text, found.zones, found.news) == (FULL.text, FULL.zones, FULL.news)
    assert found.id == article_id


def test_an_article_may_be_nothing_but_text(store: SqliteStore) -> None:
    found = store.article(store.add(Article(text="Poets met.")))

    assert found.news == NewsMetadata()


def test_asking_for_an_article_that_never_was_is_our_mistake(
    store: SqliteStore,
) -> None:
    with pytest.raises(KeyError):
        store.article(ArticleId(99))


def test_texts_come_in_the_order_asked(store: SqliteStore) -> None:
    one, two = store.add(article("one")), store.add(article("two"))

    assert store.texts([two, one, two]) == ["two", "one", "two"]


def test_the_same_text_is_known_by_the_title_of_its_first_article(
    store: SqliteStore,
) -> None:
    store.add(article(headline="First"))

    assert store.same_text(article(headline="Second")) == "First"
    assert store.same_text(article("Something else.")) is None


def test_an_article_without_a_headline_is_known_by_its_first_words(
    store: SqliteStore,
) -> None:
    store.add(article("Poets met.", headline=""))

    assert store.same_text(article("Poets met.")) == "Poets met."


def test_the_same_text_is_taken_in_once(store: SqliteStore) -> None:
    store.add(article())

    with pytest.raises(CopydeskError, match="in this project already; leave it out"):
        store.add(article())


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (article("half a fox \ud83e"), "half a character"),
        (article(headline="half a fox \ud83e"), "half a character"),
        (article("PK\0\0"), "NUL character"),
        (article(headline="Poets\0meet"), "NUL character"),
        (Article(text="x", news=NewsMetadata(extra={"n": float("nan")})), "NaN"),
    ],
)
def test_what_no_file_can_hold_is_refused_and_nothing_stored(
    store: SqliteStore, bad: Article, why: str
) -> None:
    with pytest.raises(CopydeskError, match=why):
        store.add(bad)

    assert list(store.texts(store.waiting(store.continued_run(pipeline())))) == []


def test_control_characters_other_than_nul_survive(store: SqliteStore) -> None:
    text = "".join(chr(code) for code in range(1, 32)) + "\x7f\ufffe\ufeff"

    assert store.article(store.add(article(text))).text == text


def test_a_bulk_job_is_stored_whole(store: SqliteStore) -> None:
    with store.bulk():
        ids = [store.add(article(text)) for text in ("one", "two")]

    assert list(store.texts(ids)) == ["one", "two"]


def test_a_bulk_job_that_fails_leaves_nothing(store: SqliteStore) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_in_bulk(store)

    assert store.same_text(article()) is None


def fail_in_bulk(store: SqliteStore) -> None:
    with store.bulk():
        store.add(article())
        raise ZeroDivisionError


def test_an_article_refused_within_a_bulk_job_leaves_the_others(
    store: SqliteStore,
) -> None:
    with store.bulk():
        store.add(article())
        with pytest.raises(CopydeskError):
            store.add(article())
        store.add(article("Another."))

    assert store.same_text(article("Another.")) is not None


def synchronous(store: SqliteStore) -> int:
    return int(store._db.execute("PRAGMA synchronous").fetchone()[0])


def test_durability_is_relaxed_only_inside_a_bulk_job(store: SqliteStore) -> None:
    full, normal = 2, 1
    assert synchronous(store) == full
    with store.bulk():
        assert synchronous(store) == normal
        with store.bulk():
            assert synchronous(store) == normal
    assert synchronous(store) == full
