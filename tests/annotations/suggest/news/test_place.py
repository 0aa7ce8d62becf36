from typing import Any

import numpy as np

from annotations.suggest.news.lexemes import LOOKS, looks
from annotations.suggest.news.place import COUNT, placed
from tests.news import doc

SPACE, OPENS, SMALL, RAISED, HEADLINE = range(len(LOOKS), COUNT)


def columns(text: str) -> Any:
    tokens = doc(text)
    seen = np.array([looks(one.text) for one in tokens], np.float32)
    lower = np.array([one.lower for one in tokens], np.uint64)
    return placed(tokens, seen.reshape(len(tokens), len(LOOKS)), lower)


def where(text: str, column: int) -> list[str]:
    rows = columns(text)
    return [one.text for one in doc(text) if rows[one.i, column]]


def test_looks_come_first_and_stay() -> None:
    rows = columns("In Minsk.")

    assert rows.shape == (3, COUNT)
    assert rows.dtype == np.float32
    assert rows[1, LOOKS.index("raised")] == 1


def test_a_token_knows_of_the_space_before_it() -> None:
    assert where("China-Belarus ties", SPACE) == ["China", "ties"]


def test_a_token_knows_that_it_opens_a_sentence_or_a_line() -> None:
    assert where("Hello there. We go\nHome at 3.5", OPENS) == ["Hello", "We", "Home"]


def test_a_word_with_a_capital_knows_of_itself_in_small_letters() -> None:
    assert where("Talks begin. The talks end.", SMALL) == ["Talks"]


def test_a_word_knows_of_its_capital_inside_a_sentence() -> None:
    assert where("Minsk won. Today in Minsk", RAISED) == ["Minsk", "Minsk"]


def test_a_headline_is_known_by_its_capitals() -> None:
    text = "Minsk And Beijing Sign Deal\nThey met on Monday in a hall"

    assert where(text, HEADLINE) == ["Minsk", "And", "Beijing", "Sign", "Deal"]


def test_a_text_of_no_tokens_has_no_places() -> None:
    assert columns("").shape == (0, COUNT)
