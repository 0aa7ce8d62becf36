import pytest

from annotations.exchange.edges import cuts_word, edges
from annotations.span import Span

TEXT = "Tim की किताब, 北京"


@pytest.mark.parametrize("ends", [(0, 3), (4, 6), (7, 12), (14, 15), (0, 16)])
def test_words_are_whole(ends: tuple[int, int]) -> None:
    assert not cuts_word(Span(*ends), TEXT)


@pytest.mark.parametrize("ends", [(0, 2), (1, 3), (0, 4), (3, 6)])
def test_words_are_cut_or_have_spaces_around_them(ends: tuple[int, int]) -> None:
    assert cuts_word(Span(*ends), TEXT)


@pytest.mark.parametrize(
    ("ends", "count"), [((0, 3), 2), ((0, 4), 2), ((5, 6), 1), ((8, 11), 0)]
)
def test_ends_are_counted_at_which_words_begin_or_end(
    ends: tuple[int, int], count: int
) -> None:
    assert edges(Span(*ends), TEXT) == count
