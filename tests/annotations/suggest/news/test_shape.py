from dataclasses import replace

import pytest

from annotations.suggest.news.mention import Mention
from annotations.suggest.news.shape import well_drawn
from tests.news import mention, said, tokens

TIES = tokens("China-Belarus ties grow")
WHOLE = mention(TIES, "China-Belarus", "ORG", 0.8)
SIDES = [
    replace(mention(TIES, name, "GPE", 0.1), rule="country", best=False)
    for name in ("China", "Belarus")
]


def test_two_countries_that_a_hyphen_joins_are_two() -> None:
    found = well_drawn(TIES, [WHOLE, *SIDES])

    assert said(TIES, found) == [("China", "GPE"), ("Belarus", "GPE")]


def test_each_is_as_sure_as_the_whole_was() -> None:
    found = well_drawn(TIES, [WHOLE, *SIDES])

    assert [(one.score, one.best) for one in found] == [(0.8, True), (0.8, True)]


def test_a_hyphen_stays_between_words_the_rules_do_not_both_know() -> None:
    found = well_drawn(TIES, [WHOLE, SIDES[0]])

    assert said(TIES, found) == [("China - Belarus", "ORG"), ("China", "GPE")]


def test_what_contradicts_the_two_falls() -> None:
    other = mention(TIES, "Belarus ties", "ORG", 0.9)

    found = well_drawn(TIES, [WHOLE, *SIDES, other])

    assert said(TIES, found) == [("China", "GPE"), ("Belarus", "GPE")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ada Lovelace told Bob", "Ada Lovelace told Bob"), ("Bob says", "Bob says")],
)
def test_a_verb_is_no_part_of_a_person(text: str, name: str) -> None:
    words = tokens(text)

    assert well_drawn(words, [mention(words, name, "PERSON")]) == []


@pytest.mark.parametrize(
    "name", ["Ludwig van Beethoven", "Gian della Casa", "bell hooks", "Ann O'Hara"]
)
def test_small_words_of_names_may_stay(name: str) -> None:
    words = tokens(name)
    label = "PERSON" if name != "bell hooks" else "ORG"
    one = mention(words, name, label)

    assert well_drawn(words, [one]) == [one]


def test_nothing_is_drawn_where_nothing_was() -> None:
    assert well_drawn([], list[Mention]()) == []
