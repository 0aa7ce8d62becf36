"""Other tools' keys find their place, and nothing is lost."""

import pytest

from annotations.dates import PartialDate
from annotations.readers.metadata import news_metadata


@pytest.mark.parametrize(
    ("key", "field"),
    [
        *(("headline", "headline"), ("title", "headline"), ("Title", "headline")),
        *(("byline", "byline"), ("author", "byline"), ("authors", "byline")),
        *(("outlet", "outlet"), ("publisher", "outlet"), ("site_name", "outlet")),
        *(("dateline", "dateline"), ("place", "dateline"), ("source", "source")),
        *(
            ("url", "url"),
            ("link", "url"),
            ("language", "language"),
            ("lang", "language"),
        ),
    ],
)
def test_synonyms_find_their_field(key: str, field: str) -> None:
    news = news_metadata({key: " two  words "})

    assert getattr(news, field) == "two words"
    assert news.extra == {}


@pytest.mark.parametrize(
    "key", ["published", "date", "published_at", "publishedAt", "pub-date"]
)
def test_dates_have_many_names(key: str) -> None:
    assert news_metadata({key: "2021-05-04"}).published == PartialDate("2021-05-04")


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        (["Ann Lee", "Jo Roe"], "Ann Lee, Jo Roe"),
        ({"name": "Ann Lee", "@type": "Person"}, "Ann Lee"),
        ([{"name": "Ann Lee"}], "Ann Lee"),
    ],
)
def test_authors_come_as_lists_and_objects_too(value: object, byline: str) -> None:
    assert news_metadata({"author": value}).byline == byline


def test_prodigys_meta_is_looked_into() -> None:
    news = news_metadata({"meta": {"source": "wire", "pattern": 3}, "label": "GPE"})

    assert news.source == "wire"
    assert news.extra == {"label": "GPE", "meta": {"pattern": 3}}


def test_the_outer_field_wins_over_meta_which_is_kept() -> None:
    news = news_metadata({"title": "Outer", "meta": {"title": "Inner"}})

    assert news.headline == "Outer"
    assert news.extra == {"meta": {"title": "Inner"}}


def test_the_better_name_wins_and_the_other_is_kept() -> None:
    news = news_metadata({"title": "Page title", "headline": "Bridge opens"})

    assert news.headline == "Bridge opens"
    assert news.extra == {"title": "Page title"}


@pytest.mark.parametrize(
    "fields",
    [
        {"id": 7, "tags": ["a"]},
        {"author": 7},
        {"date": "soon"},
        {"date": "03/04/2021"},
        {"meta": "text"},
        {"meta": None},
    ],
)
def test_what_cannot_be_read_is_kept_as_it_was(fields: dict[str, object]) -> None:
    assert news_metadata(fields).extra == fields
