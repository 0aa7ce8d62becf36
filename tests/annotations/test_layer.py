from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import ArticleId
from annotations.edit import AnyChange, Change, Changes, Review, ReviewChange
from annotations.errors import StaleEditError
from tests.builders import TEXT, annotation, any_act, layer, suggestions

HERE, ELSEWHERE = ArticleId(1), ArticleId(2)
ADA = annotation("Ada Lovelace")


def test_reading_order_is_by_start_and_outer_spans_first() -> None:
    inner, outer, later = annotation("Ada"), ADA, annotation("London")

    assert list(layer(later, inner, outer)) == [outer, inner, later]


def test_applying_changes_leaves_the_layer_itself_alone() -> None:
    before = layer()
    after = before.apply((Change(HERE, None, ADA),))

    assert list(before) == []
    assert list(after) == [ADA]


def test_changes_to_other_articles_are_passed_over() -> None:
    assert layer().apply((Change(ELSEWHERE, None, ADA),)) == layer()


def test_a_change_may_build_on_one_before_it_in_the_same_edit() -> None:
    changes = (Change(HERE, None, ADA), Change(HERE, ADA, None))

    assert layer().apply(changes) == layer()


@pytest.mark.parametrize(
    "change",
    [
        Change(HERE, ADA, None),
        Change(HERE, ADA, annotation(state=State.REJECTED)),
        ReviewChange(HERE, Review.STARTED, Review.DONE),
    ],
)
def test_what_is_not_as_the_edit_expects_is_refused(change: AnyChange) -> None:
    with pytest.raises(StaleEditError, match="changed elsewhere"):
        layer().apply((change,))


def test_an_annotation_cannot_come_twice() -> None:
    with pytest.raises(StaleEditError):
        layer(ADA).apply((Change(HERE, None, ADA),))


def test_a_change_needs_a_side() -> None:
    with pytest.raises(ValueError, match="side"):
        Change(HERE, None, None)


@given(st.lists(st.integers(0, 10_000), max_size=30))
def test_whatever_is_done_undone_gives_back_the_layer(numbers: list[int]) -> None:
    before = here = layer()
    done: list[Changes] = []
    for number in numbers:
        _, changes = any_act(here, suggestions(), number)
        here = here.apply(changes)
        done.append(changes)

    for changes in reversed(done):
        here = here.apply(tuple(change.inverse() for change in reversed(changes)))

    assert here == before


@given(st.lists(st.integers(0, 10_000), max_size=30))
def test_whatever_is_done_every_span_stays_on_the_text(numbers: list[int]) -> None:
    here = layer()
    for number in numbers:
        here = here.apply(any_act(here, suggestions(), number)[1])

    assert all(a.span.within(TEXT) for a in here)


@pytest.mark.parametrize(
    "again",
    [
        annotation("Lord Byron", answers=suggestions()[0]),
        replace(ADA, id=AnnotationId("another")),
    ],
    ids=["its suggestion", "its words and label"],
)
def test_what_another_annotation_has_is_refused(again: Annotation) -> None:
    decided = replace(ADA, suggestion=suggestions()[0])

    with pytest.raises(StaleEditError, match="decided on elsewhere"):
        layer(decided).apply((Change(HERE, None, again),))
