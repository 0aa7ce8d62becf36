from hypothesis import given
from hypothesis import strategies as st

from annotations.offsets import Utf16Map

TEXTS = st.text(alphabet="aé—🦊🇩\n", max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_positions_agree_with_what_python_encodes(
    text: str, data: st.DataObject
) -> None:
    point = data.draw(st.integers(0, len(text)))

    assert Utf16Map.of(text).to_units(point) == units(text[:point])


@given(TEXTS, st.data())
def test_every_position_comes_back(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    positions = Utf16Map.of(text)

    assert positions.to_points(positions.to_units(point)) == point


def test_inside_a_surrogate_pair_the_position_is_that_of_its_character() -> None:
    assert Utf16Map.of("a🦊b").to_points(2) == 1


def test_behind_a_surrogate_pair_the_positions_part() -> None:
    assert Utf16Map.of("a🦊b").to_points(3) == 2
