from dataclasses import replace

import pytest
from hypothesis import given

from annotations.annotated import AnnotatedArticle
from annotations.annotation import State
from annotations.errors import CopydeskError
from annotations.exchange.facts import line_of
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.settling import settled
from annotations.formats.parts.extras import (
    article_extras,
    as_features,
    from_features,
    span_extras,
    with_article_extras,
    with_span_extras,
)
from annotations.span import Span
from tests.annotations.formats import made

FOUND = FoundSpan(start=0, end=8, label="PERSON", words="Tim Cook")


@given(article=made.articles())
def test_nothing_is_lost_in_free_places(article: AnnotatedArticle) -> None:
    found = FoundArticle(
        where="here",
        text=article.article.text,
        spans=tuple(
            with_span_extras(
                FoundSpan(start=one.span.start, end=one.span.end, label=one.label),
                from_features(as_features(span_extras(one))),
            )
            for one in article.spans
        ),
        relations=tuple(
            FoundRelation(label=one.label, head=one.head, child=one.child)
            for one in article.relations
        ),
    )

    features = as_features(article_extras(article))
    whole = with_article_extras(found, from_features(features))

    assert line_of(settled(whole, unit=whole.unit).annotated) == line_of(article)


def test_only_what_there_is_to_say_is_said() -> None:
    plain = made.span("Tim Cook", "PERSON", state="added")

    extras = span_extras(replace(plain, id=""))

    assert extras == {}
    assert article_extras(made.article()) == {"version": 1}


def test_features_bear_the_name_of_the_program() -> None:
    span = made.span("Tim Cook", "PERSON")

    assert as_features(span_extras(span)) == {
        "copydesk.id": "PERSON:Tim Cook",
        "copydesk.state": "confirmed",
    }


def test_features_of_others_are_left_alone() -> None:
    assert from_features({"note": "theirs", "copydesk.note": "ours"}) == {
        "note": "ours"
    }


def test_pieces_are_counted_as_the_file_counts() -> None:
    gap = replace(made.span("Tim Cook", "PERSON"), parts=(Span(0, 3),))

    extras = span_extras(gap, lambda point: point + 100)

    assert extras["parts"] == [[100, 103]]


def test_pieces_of_a_span_that_was_moved_since_are_left() -> None:
    found = with_span_extras(FOUND, {"parts": [[0, 3], [4, 9]]})

    assert (found.parts, found.words) == ((), "Tim Cook")


def test_an_article_with_extras_is_whole() -> None:
    found = FoundArticle(where="here", text="a")

    assert with_article_extras(found, {"version": 1}).is_whole


@pytest.mark.parametrize(
    "extras",
    [
        {"state": "perhaps"},
        {"state": ["added"]},
        {"note": 7},
        {"decided_at": "today"},
        {"suggestion": {"start": 3, "end": 1, "label": "X", "score": 1, "rule": ""}},
        {"suggestion": "PERSON"},
        {"pipeline": {"name": "rules"}},
        {"parts": [1, 2]},
        {"values": {"a": 1}},
    ],
)
def test_damaged_extras_of_a_span_are_refused(extras: dict[str, object]) -> None:
    with pytest.raises(CopydeskError, match="is damaged; export it again"):
        with_span_extras(FOUND, extras)


@pytest.mark.parametrize(
    "extras",
    [
        {"published": "soon"},
        {"review": "maybe"},
        {"headline": None},
        {"zones": [{"kind": "byline", "start": 0}]},
        {"zones": [{"kind": "sport", "start": 0, "end": 1}]},
        {"extra": 7},
    ],
)
def test_damaged_extras_of_an_article_are_refused(extras: dict[str, object]) -> None:
    found = FoundArticle(where="here", text="a")

    with pytest.raises(CopydeskError, match="is damaged"):
        with_article_extras(found, extras)


def test_features_that_are_no_json_are_refused() -> None:
    with pytest.raises(CopydeskError, match="is damaged"):
        from_features({"copydesk.parts": "[[0"})


def test_a_state_is_read_as_it_was() -> None:
    states = [*(one.value for one in State), "pending"]

    found = [with_span_extras(FOUND, {"state": one}).state for one in states]

    assert found == states
