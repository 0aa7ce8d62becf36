import pytest

from annotations.suggest.pieces import cut


@pytest.mark.parametrize("limit", [1, 2, 7, 20, 1000])
def test_the_pieces_put_together_are_the_text(limit: int) -> None:
    text = "One short line.\n\nA second paragraph, longer.\nAnd unbrokenlonglonglong."

    pieces = list(cut(text, limit=limit))

    assert "".join(piece for _, piece, _ in pieces) == text
    assert all(text[at : at + len(piece)] == piece for at, piece, _ in pieces)
    assert all(len(piece) <= limit for _, piece, _ in pieces)


def test_a_text_is_cut_at_the_last_paragraph_end_that_fits() -> None:
    pieces = list(cut("aaa\n\nbbb\n\nccc", limit=11))

    assert [piece for _, piece, _ in pieces] == ["aaa\n\nbbb\n\n", "ccc"]


def test_only_the_last_piece_is_the_last() -> None:
    assert [last for _, _, last in cut("aa bb cc", limit=3)] == [False, False, True]


def test_an_empty_text_is_one_empty_piece() -> None:
    assert list(cut("", limit=5)) == [(0, "", True)]
