"""Which span comes next."""

import pytest

from annotations.marks import Mark
from annotations.walking import beyond, is_any, is_pending
from tests.builders import TEXT, suggestions

MARKS = tuple(Mark(suggestion=one) for one in suggestions())
FIRST, *_, LAST = MARKS


def test_after_the_last_comes_the_first() -> None:
    assert beyond(MARKS, LAST, 1, is_any) is FIRST
    assert beyond(MARKS, FIRST, -1, is_any) is LAST


@pytest.mark.parametrize("here", MARKS)
def test_with_none_in_hand_one_goes_on_from_the_place(here: Mark) -> None:
    at = MARKS.index(here)

    place = here.span.start

    assert beyond(MARKS, None, 1, is_pending, place=place) is here
    assert beyond(MARKS, None, -1, is_pending, place=place) is MARKS[at - 1]


def test_behind_the_last_one_begins_anew() -> None:
    assert beyond(MARKS, None, 1, is_any, place=len(TEXT)) is FIRST
