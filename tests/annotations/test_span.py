import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import InvalidSpanError
from annotations.span import Span

TEXT = "Ada 🦊 Lovelace"


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 20))
    return Span(start, start + draw(st.integers(1, 20)))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_range_that_covers_no_text_is_no_span(start: int, end: int) -> None:
    with pytest.raises(InvalidSpanError, match="covers no text"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    assert Span(4, 5).of(TEXT) == "🦊"


def test_a_span_may_end_with_the_text() -> None:
    assert Span(6, 14).within(TEXT).of(TEXT) == "Lovelace"


def test_a_span_that_runs_off_the_text_is_refused_with_a_hint() -> None:
    with pytest.raises(InvalidSpanError, match="offsets count code points"):
        Span(6, 15).within(TEXT)


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_moving_a_span_keeps_its_length() -> None:
    assert Span(2, 5).shifted(10) == Span(12, 15)


def test_a_span_cannot_be_moved_off_the_beginning() -> None:
    with pytest.raises(InvalidSpanError):
        Span(2, 5).shifted(-3)


@given(spans(), spans())
def test_spans_overlap_where_they_share_a_position(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) == bool(shared)


@given(spans(), spans())
def test_a_span_contains_what_adds_nothing_to_it(one: Span, other: Span) -> None:
    inside = set(range(other.start, other.end)) <= set(range(one.start, one.end))

    assert one.contains(other) == inside


@given(spans())
def test_the_length_is_the_number_of_positions(span: Span) -> None:
    assert len(span) == len(range(span.start, span.end))
