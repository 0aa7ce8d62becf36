import pytest

from annotations.cursor import (
    Cursor,
    crosses_paragraphs,
    extended,
    line_around,
    next_of,
    over,
    paragraph,
    runs_left,
    within_paragraph,
)
from annotations.span import Span
from annotations.tokens import Tokens
from tests import builders

TEXT = "Ada met Byron.\nThey left."
TOKENS = Tokens.of(TEXT)
ARABIC = "قال محمد في Riyadh City يوم 24 مايو"


def test_a_cursor_covers_what_lies_between_its_ends() -> None:
    forward, backward = Cursor(0, 2), Cursor(2, 0)

    assert forward.span(TOKENS).of(TEXT) == "Ada met Byron"
    assert backward.span(TOKENS) == forward.span(TOKENS)


def test_it_is_put_over_whole_tokens() -> None:
    inside = Span(1, 6)

    assert over(TOKENS, inside) == Cursor(0, 1)


def test_it_is_not_put_on_white_space() -> None:
    assert over(TOKENS, Span(3, 4)) is None


def test_it_is_extended_to_a_token_on_either_side() -> None:
    begun = Cursor(1, 1)

    assert extended(TOKENS, begun, 2).span(TOKENS).of(TEXT) == "met Byron"
    assert extended(TOKENS, begun, 0).span(TOKENS).of(TEXT) == "Ada met"


def test_it_is_extended_no_further_than_its_paragraph() -> None:
    assert extended(TOKENS, Cursor(1, 1), 6).span(TOKENS).of(TEXT) == "met Byron."
    assert extended(TOKENS, Cursor(5, 5), 0).span(TOKENS).of(TEXT) == "They left"
    assert paragraph(TOKENS, 5) == (4, 6)


def test_a_span_over_a_paragraph_end_stands_in_both() -> None:
    crossing = builders.span("Byron.\nThey", TEXT)

    assert line_around(TEXT, crossing) == (0, len(TEXT))
    assert crosses_paragraphs(TEXT, crossing)
    assert not crosses_paragraphs(TEXT, builders.span("They left", TEXT))


@pytest.mark.parametrize(
    ("anchor", "kept"), [(8, "Byron."), (14, "Byron."), (16, "They")]
)
def test_what_was_dragged_too_far_is_cut_where_it_began(anchor: int, kept: str) -> None:
    crossing = builders.span("Byron.\nThey", TEXT)

    within = within_paragraph(TEXT, crossing, anchor)

    assert within is not None
    assert within.of(TEXT) == kept


def test_nothing_is_left_of_what_lies_in_another_paragraph() -> None:
    assert within_paragraph(TEXT, builders.span("They", TEXT), 2) is None


def test_the_next_of_some_spans_lies_beyond() -> None:
    spans = [Span(0, 3), Span(8, 13), Span(15, 19)]

    assert next_of(spans, Span(8, 13), 1) == Span(15, 19)
    assert next_of(spans, Span(8, 13), -1) == Span(0, 3)
    assert next_of(spans, Span(15, 19), 1) is None
    assert next_of(spans, Span(0, 3), -1) is None


@pytest.mark.parametrize(
    ("words", "leftward"),
    [
        ("محمد", True),
        ("Riyadh", False),
        ("Riyadh City", False),
        ("في Riyadh", True),
        ("24", True),
    ],
)
def test_letters_settle_the_direction(words: str, *, leftward: bool) -> None:
    assert runs_left(ARABIC, builders.span(words, ARABIC)) is leftward


def test_numbers_go_with_the_letters_around_them() -> None:
    assert runs_left("24 מאי", Span(0, 2))
    assert not runs_left("May 24", Span(4, 6))
    assert not runs_left("24", Span(0, 2))
