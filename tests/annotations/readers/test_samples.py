"""The samples that come with the program read well."""

from pathlib import Path

import pytest

import gui.resources
from annotations.article import Article
from annotations.readers import article_files, read
from annotations.readers.reader import Found

SAMPLES = Path(gui.resources.__file__).parent / "samples"


def articles(path: Path) -> list[Article]:
    outcomes = list(read(path))
    assert all(isinstance(one, Found) for one in outcomes)
    return [one.article for one in outcomes if isinstance(one, Found)]


def test_there_are_eight() -> None:
    assert len(article_files([SAMPLES])) == 8


@pytest.mark.parametrize("path", article_files([SAMPLES]), ids=lambda path: path.name)
def test_each_sample_is_english_news_with_a_day(path: Path) -> None:
    for article in articles(path):
        assert article.news.language == "en"
        assert article.news.published is not None
        assert article.news.outlet


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("lisbon-seville.txt", "headline dateline boilerplate"),
        ("night-ferries.txt", "headline byline"),
        (
            "lake-museum.txt",
            "headline byline caption caption boilerplate boilerplate",
        ),
        (
            "vaccine-plant.txt",
            "slug headline slug dateline boilerplate slug boilerplate boilerplate",
        ),
        ("chess-cafe.txt", "headline byline byline slug dateline"),
        ("many-scripts.txt", "dateline"),
        ("copper-deal.txt", "headline byline slug dateline boilerplate"),
    ],
)
def test_each_sample_shows_its_zones(name: str, kinds: str) -> None:
    (article,) = articles(SAMPLES / name)

    assert [zone.kind.value for zone in article.zones] == kinds.split()
