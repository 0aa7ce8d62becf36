import time
from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.span import Span
from annotations.tokens import Tokens


def words(text: str) -> list[str]:
    return [span.of(text) for span in Tokens.of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi met him.", ["Xi", "met", "him", "."]),
        ("the U.S.-based firm", ["the", "U.S.", "-", "based", "firm"]),
        ("9 a.m., e.g. J.K.Rowling", ["9", "a.m.", ",", "e.g.", "J.K.", "Rowling"]),
        ("a Ph.D. now", ["a", "Ph.D.", "now"]),
        ("O'Neill didn't", ["O'Neill", "didn't"]),
        ("Germany's, Rome\u2019s", ["Germany", "'s", ",", "Rome", "\u2019s"]),
        ("workers' pay", ["workers", "'", "pay"]),
        ("$6.45 or €1,200 at 08:35", ["$", "6.45", "or", "€", "1,200", "at", "08:35"]),
        ("in 2023. Then", ["in", "2023", ".", "Then"]),
        ("said.The bbc.co.uk", ["said", ".", "The", "bbc.co.uk"]),
        ("美国总统。", ["美", "国", "总", "统", "。"]),
        ("ひらカナ ไทย 서울", ["ひ", "ら", "カ", "ナ", "ไ", "ท", "ย", "서울"]),
        ("שלום, العالم", ["שלום", ",", "العالم"]),
        ("cafe\u0301 हिन्दी", ["cafe\u0301", "हिन्दी"]),
        ("می\u200cروم", ["می\u200cروم"]),
        ("👩\u200d👩\u200d👧👍🏽❤\ufe0f", ["👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("\ufeffa\u200bb", ["a", "b"]),
        ("", []),
        (" \n\t", []),
    ],
)  # fmt: skip
def test_a_text_falls_into_the_words_a_reader_sees(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


@given(st.text())
def test_tokens_are_in_order_and_miss_nothing_that_shows(text: str) -> None:
    found = tuple(Tokens.of(text))

    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for span in found for i in range(span.start, span.end)}
    left = {c for i, c in enumerate(text) if i not in covered}
    assert all(c.isspace() or category(c) == "Cf" for c in left)


@given(st.text(alphabet=st.characters(exclude_characters="\n")))
def test_no_token_begins_or_ends_with_white_space(text: str) -> None:
    assert all(word == word.strip() for word in words(text))


@given(st.text("ab1.,' -é美\n"))
def test_every_offset_finds_its_token(text: str) -> None:
    found = Tokens.of(text)

    by_offset = {i: span for span in found for i in range(span.start, span.end)}
    assert [found.at(i) for i in range(len(text))] == [
        by_offset.get(i) for i in range(len(text))
    ]


def test_a_list_of_tokens_gives_each_by_number() -> None:
    found = Tokens.of("Xi met him")

    assert (len(found), found[1], list(found)[-1]) == (3, Span(3, 6), Span(7, 10))


@pytest.mark.parametrize(
    "unit",
    ["Xi met 🙂 at the U.S. ", "a.", "'s", "\u0301", "🙂\u200d", "\u00ada", "1,"],
)
def test_a_long_text_takes_no_longer_than_its_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()

    Tokens.of(text)

    # Linear work takes a twentieth of this; quadratic would take minutes.
    assert time.process_time() - began < 2
