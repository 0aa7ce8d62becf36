import pytest

from annotations.formats.parts.cutting import Piece, pieces
from annotations.span import Span

# The text is "ab c": a word, a single space, a word.
TOKENS = (Piece(0, 2, spaced=True), Piece(3, 4))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], TOKENS),
        ([Span(0, 2), Span(3, 4), Span(0, 4)], TOKENS),
        ([Span(0, 1)], (Piece(0, 1), Piece(1, 2, spaced=True), Piece(3, 4))),
        ([Span(1, 4)], (Piece(0, 1), Piece(1, 2, spaced=True), Piece(3, 4))),
        ([Span(0, 3)], (Piece(0, 2), Piece(2, 3), Piece(3, 4))),
        ([Span(2, 4)], (Piece(0, 2), Piece(2, 3), Piece(3, 4))),
    ],
)
def test_tokens_are_cut_at_the_ends_of_spans(
    spans: list[Span], expected: tuple[Piece, ...]
) -> None:
    assert tuple(pieces(TOKENS, spans)) == expected
