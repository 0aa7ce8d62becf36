"""The same words in any script, however they were set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.article import Zone, ZoneKind
from annotations.span import Span
from annotations.tokens import Tokens, stretch
from annotations.words import Sought, folded, words_key


def found(
    text: str, words: str, *, match_case: bool = True, zones: tuple[Zone, ...] = ()
) -> list[int]:
    places = Sought.of(words, match_case=match_case).within(text, zones)
    return [place.start for place in places]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ada met Ada.", "Ada", [0, 8]),
        ("Adam met Ada's", "Ada", [9]),
        ("New York, new york", "New York", [0]),
        ("New  York and New\nYork", "New York", [0, 14]),
        ("Jean - Luc, Jean-Luc", "Jean-Luc", [12]),
        ("Duran Duran Duran", "Duran Duran", [0]),
        ("xDuran Duran Duran", "Duran Duran", [7]),
        ("O’Neill and O'Neill", "O'Neill", [0, 12]),  # noqa: RUF001  both are meant
        ("AT&T, AT and T", "AT&T", [0]),
        ("U.S. and US", "U.S.", [0]),
        ("nothing", "  ", []),
    ],
)
def test_words_are_found_as_whole_tokens(
    text: str, words: str, expected: list[int]
) -> None:
    assert found(text, words) == expected


def test_case_can_be_left_out_of_account() -> None:
    assert found("NATO, Nato, nato", "Nato", match_case=False) == [0, 6, 12]


def test_small_letters_that_take_more_room_move_nothing() -> None:
    assert found("İ İ Ada ADA", "ada", match_case=False) == [4, 8]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert found("Müller, Mu\u0308ller, Muller", "Müller") == [0, 8]
    assert found("Müller, Mu\u0308ller", "Mu\u0308ller") == [0, 8]


def test_a_decomposed_letter_is_not_its_first_part() -> None:
    assert found("Jose\u0301 and Jose", "Jose") == [10]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", " \u2029 ", "\n\t\n"])
def test_words_stand_over_no_paragraphs_end(gap: str) -> None:
    assert found(f"Lord{gap}Byron", "Lord Byron") == []


def test_words_stand_over_no_edge_of_a_zone() -> None:
    headline = Zone(ZoneKind.HEADLINE, Span(0, 9))

    assert found("Meet Lord\nByron", "Lord Byron", zones=(headline,)) == []
    assert found("Meet Lord\nByron", "Lord Byron") == [5]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("פגש את ביירון בלונדון, את ביירון", "ביירון", [7, 26]),
        ("وصل أحمد الى لندن وأحمد", "أحمد", [4]),
        ("在北京和上海,北京人", "北京", [1, 7]),
        ("彼は東京タワーへ", "東京", [2]),
        ("ไปกรุงเทพมหานครแล้ว", "กรุงเทพ", [2]),
        ("กากิน", "กา", [0]),
        ("กิกี", "ก", []),
        ("iPhone手机和iPhone", "iPhone", [0, 9]),
    ],
)
def test_words_are_found_in_every_script(
    text: str, words: str, expected: list[int]
) -> None:
    assert found(text, words) == expected


def test_an_emoji_is_not_part_of_a_joined_one() -> None:
    family = "👩\u200d👩\u200d👧"

    assert found(f"{family} 👩 {family}", "👩") == [len(family) + 1]
    assert found(f"{family} and {family}", family) == [0, len(family) + 5]
    assert found("👍🏽 👍", "👍") == [3]


def test_half_a_token_is_found_nowhere() -> None:
    assert found("Scientology", "Scient") == []


def test_keys_name_words_however_they_were_set() -> None:
    assert words_key(" The\n White  House’s ") == "The White House's"  # noqa: RUF001
    assert folded(words_key("STRASSE")) == folded(words_key("Straße"))


# fmt: off
PIECES = st.lists(st.sampled_from((
    "Ada", "a", "'s", " ", "\n", "-", "é", "e\u0301", "北", "กิ", "ก", "👩", "👧",
    "\u200d", "🏽", "U.S.", ".", ",", "3", "x",
)), max_size=12).map("".join)
# fmt: on


@given(PIECES, PIECES)
def test_what_is_found_is_whole_and_the_same(text: str, words: str) -> None:
    tokens = Tokens.of(text)

    for place in Sought.of(words).within(text):
        assert place.start in tokens.starts
        assert place.end in tokens.ends
        assert words_key(place.of(text)) == words_key(words)


@given(PIECES, st.data())
def test_a_stretch_has_the_tokens_of_its_text(text: str, data: st.DataObject) -> None:
    tokens = Tokens.of(text)
    if not tokens:
        return
    first = data.draw(st.integers(0, len(tokens) - 1))
    around = stretch(text, tokens[first])

    inside = {token.shifted(around.start) for token in Tokens.of(around.of(text))}
    assert tokens[first] in inside
