from hypothesis import given
from hypothesis import strategies as st

from annotations.offsets import LineEnds, Utf16Map

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


@given(st.text(alphabet="ab\r\n", max_size=20), st.data())
def test_words_are_the_same_once_line_ends_are_changed(
    text: str, data: st.DataObject
) -> None:
    ends = LineEnds.of(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    words = ends.text[ends.moved(start) : ends.moved(end)]

    assert words.replace("\n", "") == text[start:end].replace("\r", "").replace(
        "\n", ""
    )


def test_line_ends_of_every_kind_become_lf() -> None:
    assert LineEnds.of("a\r\nb\rc\nd").text == "a\nb\nc\nd"
