import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import boundaries
from annotations.span import Span
from annotations.tokens import Tokens

TEXT = "Angela Merkel met\nTim Cook in the U.S. today."
TOKENS = Tokens.of(TEXT)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("move", "before", "after"),
    [
        (boundaries.grow_left, "Merkel", "Angela Merkel"),
        (boundaries.grow_left, "erkel", "Merkel"),
        (boundaries.grow_left, "Angela", None),
        (boundaries.grow_left, "Tim", None),
        (boundaries.grow_left, "im Cook", "Tim Cook"),
        (boundaries.grow_left, " Merkel", "Angela Merkel"),
        (boundaries.grow_right, "Angela", "Angela Merkel"),
        (boundaries.grow_right, "Ange", "Angela"),
        (boundaries.grow_right, "met", None),
        (boundaries.grow_right, "today.", None),
        (boundaries.grow_right, "the", "the U.S."),
        (boundaries.shrink_left, "Angela Merkel", "Merkel"),
        (boundaries.shrink_left, "gela Merkel", "Merkel"),
        (boundaries.shrink_left, "Merkel", None),
        (boundaries.shrink_left, "met\nTim", "Tim"),
        (boundaries.shrink_left, " Merkel", "Merkel"),
        (boundaries.shrink_left, "today.", "."),
        (boundaries.shrink_right, "Angela Merkel", "Angela"),
        (boundaries.shrink_right, "Angela Mer", "Angela"),
        (boundaries.shrink_right, "Angela", None),
        (boundaries.shrink_right, "Angela ", "Angela"),
        (boundaries.shrink_right, "met\nTim", "met"),
        (boundaries.snapped_out, "ela Merk", "Angela Merkel"),
        (boundaries.snapped_out, "U.S", "U.S."),
        (boundaries.snapped_out, " met\n", "met"),
        (boundaries.snapped_out, "\n", None),
        (boundaries.snapped_in, "ela Merkel me", "Merkel"),
        (boundaries.snapped_in, " met\n", "met"),
        (boundaries.snapped_in, "ela", None),
    ],
)  # fmt: skip
def test_an_end_moves_by_one_token(
    move: boundaries.Move, before: str, after: str | None
) -> None:
    moved = move(TOKENS, span(before))

    assert (moved and moved.of(TEXT)) == after


@pytest.mark.parametrize(
    ("words", "left"), [(" Merkel ", "Merkel"), ("met\n", "met"), ("met", "met")]
)
def test_trimming_drops_white_space_at_both_ends(words: str, left: str) -> None:
    assert boundaries.trimmed(TEXT, span(words)) == span(left)


def test_nothing_is_left_of_white_space_alone() -> None:
    assert boundaries.trimmed(TEXT, span("\n")) is None


@pytest.mark.parametrize(
    ("offset", "word"),
    [(0, "Angela"), (5, "Angela"), (6, "Angela"), (7, "Merkel"), (len(TEXT), ".")],
)
def test_an_offset_finds_the_word_it_is_in_or_just_behind(
    offset: int, word: str
) -> None:
    found = boundaries.word_at(TOKENS, offset)

    assert found is not None
    assert found.of(TEXT) == word


def test_an_offset_between_spaces_finds_no_word() -> None:
    assert boundaries.word_at(Tokens.of("  a"), 1) is None
    assert boundaries.word_at(Tokens.of(" a"), 0) is None


texts = st.text("ab .,\n🙂美\u0301", min_size=1, max_size=30)


@st.composite
def placed(draw: st.DrawFn) -> tuple[Tokens, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return Tokens.of(text), Span(start, draw(st.integers(start + 1, len(text))))


@given(placed())
def test_shrinking_takes_back_what_growing_took_in(case: tuple[Tokens, Span]) -> None:
    tokens, loose = case
    if (span := boundaries.snapped_out(tokens, loose)) is None:
        return

    left = boundaries.grow_left(tokens, span)
    right = boundaries.grow_right(tokens, span)

    assert left is None or boundaries.shrink_left(tokens, left) == span
    assert right is None or boundaries.shrink_right(tokens, right) == span


@given(placed())
def test_growing_never_crosses_a_line_break(case: tuple[Tokens, Span]) -> None:
    tokens, span = case

    for move in (boundaries.grow_left, boundaries.grow_right):
        if (grown := move(tokens, span)) is not None:
            assert grown.contains(span)
            assert grown.of(tokens.text).count("\n") == span.of(tokens.text).count("\n")


@given(placed())
def test_snapping_ends_at_token_edges(case: tuple[Tokens, Span]) -> None:
    tokens, span = case
    out = boundaries.snapped_out(tokens, span)

    assert out is None or out.start in tokens.starts
    assert out is None or out.end in tokens.ends


@pytest.mark.parametrize(
    ("text", "words", "grown", "shrunk"),
    [
        ("قال محمد بن سلمان", "محمد بن", "محمد بن سلمان", "محمد"),
        ("ראש הממשלה 2024", "הממשלה", "הממשלה 2024", None),
        ("他在北京市工作", "北京", "北京市", "北"),
        ("เขาอยู่กรุงเทพ", "กรุง", "กรุงเ", "กรุ"),
        ("Ada 👩‍👩‍👧 👍🏽", "Ada", "Ada 👩‍👩‍👧", None),
        ("Ada 👩‍👩‍👧 👍🏽", "Ada 👩‍👩‍👧", "Ada 👩‍👩‍👧 👍🏽", "Ada"),
        ("Byron.\nThey left", "Byron.\nThey", "Byron.\nThey left", "Byron."),
    ],
)
def test_in_any_script_the_end_moves_as_a_reader_expects(
    text: str, words: str, grown: str, shrunk: str | None
) -> None:
    tokens, here = (
        Tokens.of(text),
        Span(text.index(words), text.index(words) + len(words)),
    )

    longer = boundaries.grow_right(tokens, here)
    shorter = boundaries.shrink_right(tokens, here)
    assert longer is not None
    assert longer.of(text) == grown
    assert (shorter and shorter.of(text)) == shrunk


@pytest.mark.parametrize(
    ("words", "loose"),
    [("Angela Merkel", False), ("ngela Merkel", True), ("met\n", True)],
)
def test_a_span_that_ends_elsewhere_than_its_words_is_loose(
    words: str, *, loose: bool
) -> None:
    assert boundaries.is_loose(TOKENS, span(words)) is loose
