import pytest

from annotations.find import matches, nearest
from annotations.span import Span
from annotations.tokens import Tokens

TEXT = "The Church of Scientology, São Paulo\nand O’Neill; a scientist met\tNATO."  # noqa: RUF001  the typographic apostrophe is meant


def found(typed: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in matches(Tokens.of(text), typed)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("scient", ["Scientology", "scientist"]),
        ("Scient", ["Scientology"]),
        ("of scien", ["of Scientology"]),
        ("o neil", []),
        ("o'neil", ["O’Neill"]),  # noqa: RUF001  the typographic apostrophe is meant
        ("sao p", ["São Paulo"]),
        ("São", ["São"]),
        ("met nato", ["met\tNATO"]),
        ("paulo and", []),
        ("scientology,", ["Scientology,"]),
        ("(", []),
        ("", []),
        ("  ", []),
    ],
)
def test_whole_tokens_are_found_by_some_letters(typed: str, words: list[str]) -> None:
    assert found(typed) == words


def test_a_word_is_found_once_however_often_it_holds_the_letters() -> None:
    assert found("an", "banana bandana") == ["banana", "bandana"]


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert found("zoël", "Zoe\u0308l met Zoël") == ["Zoe\u0308l", "Zoël"]


def test_characters_without_spaces_are_found_alone() -> None:
    assert found("北京", "他在北京市工作") == ["北京"]
    assert found("กรุง", "เขาอยู่กรุงเทพ") == ["กรุง"]


def test_letters_that_change_their_length_move_nothing() -> None:
    assert found("byron", "İİ ß Byron") == ["Byron"]


def test_the_nearest_match_is_at_or_after_a_place() -> None:
    spans = [Span(0, 3), Span(10, 13), Span(20, 23)]

    assert [nearest(spans, place) for place in (0, 3, 11, 13, 23)] == [0, 1, 1, 2, 0]
