"""Names and amounts as a hand takes them that points at one of their words."""

import pytest

from annotations.extent import extents_of, unmarked
from annotations.missed import candidates


def pointed(text: str, word: str) -> str:
    span = unmarked(extents_of(text), (), text.index(word))
    return span.of(text) if span else ""


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("with the 12th Division there", "12th", "12th Division"),
        ("the 7th Military District", "District", "7th Military District"),
        ("a film of 20th Century Fox", "Fox", "20th Century Fox"),
        ("a club called Studio 54", "54", "Studio 54"),
        ("the two van Dijk sisters", "Dijk", "van Dijk"),
        ("in la Repubblica today", "Repubblica", "la Repubblica"),
        ("they met al-Assad there", "Assad", "al-Assad"),
        ("on the Saint Lawrence", "Lawrence", "Saint Lawrence"),
        ("in old St. Ives", "Ives", "St. Ives"),
        ("they saw Norton I, the last", "Norton", "Norton I"),
        ("he saw Grant Green Jr. there", "Green", "Grant Green Jr."),
        ("and that Norton I know", "Norton", "Norton"),
        ("words without any name", "any", "any"),
    ],
)
def test_names_reach_as_far_as_is_seldom_wrong(
    text: str, word: str, whole: str
) -> None:
    assert pointed(text, word) == whole


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("left a few years ago", "years", "a few years ago"),
        ("it comes every year", "year", "every year"),
        ("as hundreds of thousands came", "thousands", "hundreds of thousands"),
        ("it comes every ten years", "ten", "every ten years"),
        ("he said this afternoon that", "afternoon", "this afternoon"),
        ("several decades of war", "decades", "several decades"),
    ],
)
def test_phrases_are_taken_whole_and_not_looked_for_as_missed(
    text: str, word: str, whole: str
) -> None:
    assert pointed(text, word) == whole
    assert whole not in [one.span.of(text) for one in candidates(text)]


def test_a_name_of_another_sentence_is_not_taken_in() -> None:
    assert pointed("They met on the 12th. Division came.", "12th") == "12th"


def test_between_words_nothing_is_pointed_at() -> None:
    assert unmarked(extents_of("to Torun"), (), 2) is None


@pytest.mark.parametrize("text", ["", "\n\n", "😀👩‍👩‍👧", "彼は東京に行った。"])
def test_any_text_can_be_pointed_into(text: str) -> None:
    extents = extents_of(text)

    assert all(unmarked(extents, (), at) is not None for at in _shown(text))


def _shown(text: str) -> range:
    return range(len(text.strip()))
