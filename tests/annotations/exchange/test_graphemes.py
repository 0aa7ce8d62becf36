import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.exchange.graphemes import grapheme_starts

ONE = {
    "an accent": "e\u0301",
    "two accents": "e\u0301\u0323",
    "a line end of Windows": "\r\n",
    "a flag": "🇩🇪",
    "a family": "👩\u200d👩\u200d👧",
    "a person with a skin": "👮🏽",
    "somebody at work": "👩🏽\u200d🚀",
    "a heart in red": "❤\ufe0f",
    "a syllable of Hindi": "कि",
    "a syllable of Thai": "กำ",
    "a syllable of Korean in pieces": "각",
    "a composed syllable of Korean and an end": "가\u11a8",
    "a number sign of Arabic": "\u0600\u0661",
}
MANY = {
    "letters": "ab",
    "a line end of old Macs and one of Unix": "\ra",
    "line ends of Unix": "\n\n",
    "two flags": "🇩🇪🇫🇷",
    "a skin with nobody": "a🏽",
    "people without a joiner": "👩👧",
    "an accent after a line end": "\n\u0301",
    "syllables of Korean": "한국",
    "a space of no width": "a\u200b",
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_a_reader_sees_a_single_character(text: str) -> None:
    assert grapheme_starts(f"a{text}b") == [0, 1, len(text) + 1, len(text) + 2]


@pytest.mark.parametrize("text", MANY.values(), ids=MANY.keys())
def test_a_reader_sees_two(text: str) -> None:
    assert len(grapheme_starts(text)) - 1 == 2


def test_an_empty_text_only_ends() -> None:
    assert grapheme_starts("") == [0]


@given(text=st.text(st.characters(max_codepoint=0x2FF, exclude_characters="\r")))
def test_plain_text_has_a_place_for_each_character(text: str) -> None:
    assert grapheme_starts(text) == [*range(len(text) + 1)]


@given(text=st.text())
def test_places_rise_from_the_beginning_to_the_end(text: str) -> None:
    starts = grapheme_starts(text)

    assert (starts[0], starts[-1]) == (0, len(text))
    assert starts == sorted(set(starts))
