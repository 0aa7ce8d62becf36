import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exchange.units import Unit, positions

EMOJI = "a🙂é"
LINES = "a\r\nb\rc"


@pytest.mark.parametrize(
    ("unit", "offsets"),
    [
        (Unit.CODE_POINTS, [0, 1, 2, 3]),
        (Unit.UTF_16, [0, 1, 3, 4]),
        (Unit.BYTES, [0, 1, 5, 7]),
        (Unit.CODE_POINTS_LF, [0, 1, 2, 3]),
        (Unit.GRAPHEMES, [0, 1, 2, 3]),
    ],
)
def test_every_character_has_a_place_in_every_unit(
    unit: Unit, offsets: list[int]
) -> None:
    at = positions(EMOJI, unit)

    assert [at(offset) for offset in offsets] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("unit", "offset"),
    [(Unit.UTF_16, 2), (Unit.BYTES, 2), (Unit.BYTES, 4), (Unit.BYTES, 6)],
)
def test_inside_a_character_is_no_place(unit: Unit, offset: int) -> None:
    assert positions(EMOJI, unit)(offset) is None


@pytest.mark.parametrize(
    ("unit", "beyond"),
    [
        (Unit.CODE_POINTS, 4),
        (Unit.UTF_16, 5),
        (Unit.BYTES, 8),
        (Unit.CODE_POINTS_LF, 4),
        (Unit.GRAPHEMES, 4),
    ],
)
def test_outside_the_text_is_no_place(unit: Unit, beyond: int) -> None:
    at = positions(EMOJI, unit)

    assert (at(-1), at(beyond)) == (None, None)


@pytest.mark.parametrize("unit", [Unit.CODE_POINTS, Unit.UTF_16, Unit.BYTES])
def test_places_are_those_of_the_text_once_its_lines_end_in_lf(unit: Unit) -> None:
    at = positions(LINES, unit)

    assert [at(offset) for offset in (0, 1, 3, 4, 5, 6)] == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("unit", [Unit.CODE_POINTS, Unit.UTF_16, Unit.BYTES])
def test_a_place_between_cr_and_lf_is_before_the_line_end(unit: Unit) -> None:
    assert positions(LINES, unit)(2) == 1


def test_a_tool_that_counts_each_line_end_once_has_its_own_unit() -> None:
    at = positions(LINES, Unit.CODE_POINTS_LF)

    assert [at(offset) for offset in range(7)] == [0, 1, 2, 3, 4, 5, None]


def test_what_is_seen_as_one_character_may_be_counted_as_one() -> None:
    at = positions("e\u0301\r\n👩\u200d👧!", Unit.GRAPHEMES)

    assert [at(offset) for offset in range(6)] == [0, 2, 3, 6, 7, None]


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_the_units_agree_with_how_python_encodes(text: str) -> None:
    utf_16, utf_8 = positions(text, Unit.UTF_16), positions(text, Unit.BYTES)

    for point in range(len(text) + 1):
        assert utf_16(len(text[:point].encode("utf-16-le")) // 2) == point
        assert utf_8(len(text[:point].encode())) == point


def test_every_unit_can_be_named() -> None:
    assert {one.said for one in Unit} == {
        "code points",
        "UTF-16 units",
        "bytes of UTF-8",
        "code points with each CRLF counted once",
        "grapheme clusters",
    }
