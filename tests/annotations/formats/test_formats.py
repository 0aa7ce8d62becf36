import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.formats import FORMATS, format_named
from annotations.formats.format import Format
from tests.annotations.formats import made

every_format = pytest.mark.parametrize("to_format", FORMATS, ids=lambda one: one.name)


def test_a_format_is_found_by_its_name() -> None:
    assert format_named("conll2003").title == "CoNLL-2003"


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(CopydeskError, match="jsonl, spacy, conll2003"):
        format_named("tei")


@every_format
@settings(max_examples=12, deadline=None)
@given(articles=st.lists(made.articles(), min_size=1, max_size=8))
def test_whatever_goes_out_comes_back(
    to_format: Format, articles: list[AnnotatedArticle]
) -> None:
    data, _ = made.written(articles, to_format)

    assert [
        (facts.digest, sorted(facts.spans))
        for facts in made.read_back(data, to_format)
    ] == [
        (facts.digest, sorted(facts.spans))
        for facts in map(to_format.expected, articles)
    ]  # fmt: skip


@every_format
def test_the_same_articles_make_the_same_bytes(to_format: Format) -> None:
    assert made.written([made.mixed()], to_format) == made.written(
        [made.mixed()], to_format
    )


@every_format
def test_a_text_of_more_than_a_million_characters_goes_out(to_format: Format) -> None:
    text = "Tim Cook met him. " + "x" * 1_000_000
    long = made.article(made.span("Tim Cook", "PERSON", text), text=text)

    data, losses = made.written([long], to_format)

    assert losses == []
    assert made.read_back(data, to_format) == [to_format.expected(long)]


@every_format
def test_an_article_of_white_space_comes_back_too(to_format: Format) -> None:
    articles = [made.article(text=text) for text in ("one", " \n", "two")]

    data, _ = made.written(articles, to_format)

    assert made.read_back(data, to_format) == list(map(to_format.expected, articles))
