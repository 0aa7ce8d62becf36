import pytest

from annotations.suggest.news import lexemes
from annotations.suggest.news.lexemes import LOOKS, Lexemes, lists, looks, pieces
from tests.news import doc


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("news", {"lower", "alphabetic"}),
        ("News", {"raised", "alphabetic"}),
        ("NATO", {"raised", "capitals", "alphabetic"}),
        ("A", {"raised", "alphabetic"}),
        (".", {"ends_sentence"}),
        ("\n\n", {"breaks_line"}),
        ("2024", set()),
        ("", set()),
    ],
)
def test_a_word_looks(word: str, expected: set[str]) -> None:
    seen = {name for name, yes in zip(LOOKS, looks(word), strict=True) if yes}

    assert seen == expected


@pytest.mark.parametrize("word", ["said", "SAID", "Said"])
def test_lists_know_a_word_in_any_case(word: str) -> None:
    assert any(lists(word))


def test_a_word_of_nowhere_is_on_no_list() -> None:
    assert not any(lists("qqzx"))


def test_pieces_are_those_of_the_word_in_small_letters() -> None:
    assert pieces("MINSK", 5000) == pieces("minsk", 5000)


def test_pieces_take_any_digit_but_nought_for_another() -> None:
    assert pieces("1987", 5000) == pieces("2346", 5000)


@pytest.mark.parametrize("word", ["", "a", "of", "B" * 400, "\ud800", "\n"])
def test_every_word_has_some_pieces_but_never_too_many(word: str) -> None:
    assert 1 <= len(pieces(word, 50)) <= 28
    assert all(0 <= row < 50 for row in pieces(word, 50))


def test_a_word_is_worked_out_once() -> None:
    text = doc("Minsk Minsk")
    known = Lexemes(shapes=10, pieces=50)

    first, second = known.of([token.orth for token in text], text.vocab)

    assert first is second


def test_words_are_forgotten_when_they_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lexemes, "_MOST_WORDS", 3)
    known = Lexemes(shapes=10, pieces=50)

    for word in ("one", "two", "three", "four", "five", "six"):
        known.of([token.orth for token in doc(word)], doc(word).vocab)

    assert len(known.known) <= 4
