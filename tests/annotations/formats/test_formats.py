from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.exchange.format import Format
from annotations.exchange.settling import suggested
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS, WRITTEN, format_named
from annotations.span import Span
from tests.annotations.formats import made

every_format = pytest.mark.parametrize("to_format", WRITTEN, ids=lambda one: one.name)
_CASES = 200
_LESS_TO_DO = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def test_a_format_is_found_by_its_name() -> None:
    assert format_named("jsonl").title == "Copydesk JSON Lines"


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(CopydeskError, match="choose one of jsonl"):
        format_named("word")


def test_no_two_formats_bear_one_name() -> None:
    names = [one.name for one in FORMATS]

    assert len(set(names)) == len(names)


@every_format
@settings(max_examples=_CASES, deadline=None, suppress_health_check=_LESS_TO_DO)
@given(article=made.articles())
def test_whatever_goes_out_comes_back(
    tmp_path: Path, to_format: Format, article: AnnotatedArticle
) -> None:
    files, _ = made.written(tmp_path, [article], to_format)

    found = made.read(files, to_format)

    assert made.facts(found, to_format) == made.expected([article], to_format)


@every_format
@pytest.mark.parametrize("is_first", [True, False])
def test_spans_of_one_place_and_label_are_told_apart_by_their_gaps(
    tmp_path: Path, to_format: Format, *, is_first: bool
) -> None:
    whole = replace(made.span("Angela", "PER", "Angela"), id="whole", note="all of it")
    gaping = replace(
        whole,
        id="gaping",
        note="",
        parts=(Span(0, 2), Span(4, 6)),
        suggestion=suggested(Span(0, 1), "PER", score=0.5),
    )
    spans = (gaping, whole) if is_first else (whole, gaping)
    article = replace(made.article(text="Angela"), spans=spans)
    files, _ = made.written(tmp_path, [article], to_format)

    found = made.read(files, to_format)

    assert made.facts(found, to_format) == made.expected([article], to_format)


@every_format
@settings(max_examples=10, deadline=None, suppress_health_check=_LESS_TO_DO)
@given(articles=st.lists(made.articles(), min_size=2, max_size=5))
def test_several_articles_come_back_in_order_through_the_whole_proof(
    tmp_path: Path, to_format: Format, articles: list[AnnotatedArticle]
) -> None:
    target = tmp_path / ("out" if to_format.is_spread else f"o{to_format.suffixes[0]}")

    *_, summary = export(articles, to_format, target)

    assert summary.articles == len(articles)  # type: ignore[union-attr]


@every_format
def test_the_format_of_what_was_written_is_told_by_its_beginning(
    tmp_path: Path, to_format: Format
) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], to_format)

    assert guessed(files[0], FORMATS) is to_format


@every_format
def test_the_same_articles_make_the_same_bytes(
    tmp_path: Path, to_format: Format
) -> None:
    first, second = (
        made.written(tmp_path, [made.mixed()], to_format)[0] for _ in range(2)
    )

    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]


@every_format
def test_a_text_of_more_than_a_million_characters_goes_out(
    tmp_path: Path, to_format: Format
) -> None:
    text = "Tim Cook met him. " + "x" * 1_000_000
    long = made.article(made.span("Tim Cook", "PERSON", text), text=text)

    files, _ = made.written(tmp_path, [long], to_format)

    found = made.read(files, to_format)
    assert made.facts(found, to_format) == made.expected([long], to_format)


@every_format
def test_an_article_of_white_space_comes_back_too(
    tmp_path: Path, to_format: Format
) -> None:
    articles = [made.article(text=text) for text in ("one", " \n", "two")]

    files, _ = made.written(tmp_path, articles, to_format)

    found = made.read(files, to_format)
    assert made.facts(found, to_format) == made.expected(articles, to_format)


@every_format
@pytest.mark.parametrize("name", ["", "the same"])
def test_spans_without_ids_of_their_own_go_out_too(
    tmp_path: Path, to_format: Format, name: str
) -> None:
    spans = [
        replace(made.span(words, "X", state="added"), id=name)
        for words in ("Tim Cook", "北京")
    ]
    target = tmp_path / ("out" if to_format.is_spread else f"o{to_format.suffixes[0]}")

    *_, summary = export([made.article(*spans)], to_format, target)

    assert summary.spans == 2  # type: ignore[union-attr]
