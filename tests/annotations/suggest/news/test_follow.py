import pytest

from annotations.suggest.news.follow import (
    MAJORITY,
    REPEAT,
    SURNAME,
    TYPO,
    followed,
)
from annotations.suggest.news.mention import Mention
from tests.news import mention, place, said, tokens


def added(words: list[str], *known: Mention) -> list[tuple[str, str, str]]:
    """Return words, label and rule of what follows from known mentions."""
    more = [one for one in followed(words, known) if one not in known]
    labels = said(words, more)
    return [(*pair, one.rule) for pair, one in zip(labels, more, strict=True)]


def test_a_surname_follows_the_full_name() -> None:
    words = tokens("Olga Petrenko left. Later Petrenko smiled.")

    found = added(words, mention(words, "Olga Petrenko", "PERSON"))

    assert found == [("Petrenko", "PERSON", SURNAME)]


def test_a_surname_may_stand_before_the_full_name_and_after_a_title() -> None:
    words = tokens("Mr Petrenko? Olga Petrenko.")

    found = added(words, mention(words, "Olga Petrenko", "PERSON"))

    assert found == [("Petrenko", "PERSON", SURNAME)]


def test_a_chinese_surname_stands_first() -> None:
    words = tokens("Wang Wenbin spoke; Wang smiled, but Wenbin is nobody here.")

    found = added(words, mention(words, "Wang Wenbin", "PERSON"))

    assert found == [("Wang", "PERSON", SURNAME)]


def test_a_byline_in_capitals_has_a_surname_too() -> None:
    words = tokens("OLGA PETRENKO in Minsk. PETRENKO left. Petrenko came.")

    found = added(words, mention(words, "OLGA PETRENKO", "PERSON"))

    assert [name for name, *_ in found] == ["PETRENKO", "Petrenko"]


@pytest.mark.parametrize(
    "text",
    [
        "Olga Petrenko came to the Petrenko Centre.",
        "Olga Petrenko saw Taras Petrenko.",
        "Olga Petrenko saw petrenko trees.",
    ],
)
def test_a_surname_inside_another_name_is_left_alone(text: str) -> None:
    words = tokens(text)
    known = [mention(words, "Olga Petrenko", "PERSON")]
    if "Taras" in text:
        known.append(mention(words, "Taras", "PERSON"))

    assert added(words, *known) == []


@pytest.mark.parametrize(
    ("name", "score"), [("Olga", 0.99), ("Olga Petrenko", 0.4), ("Olga The", 0.99)]
)
def test_no_surname_comes_from_a_name_that_has_none_for_sure(
    name: str, score: float
) -> None:
    words = tokens(f"{name}. The end: Petrenko.")

    assert added(words, mention(words, name, "PERSON", score)) == []


def test_an_unsure_label_gives_way_to_the_surname() -> None:
    words = tokens("Olga Petrenko left. Petrenko smiled.")
    known = [
        mention(words, "Olga Petrenko", "PERSON"),
        mention(words, "Petrenko", "ORG", 0.6, nth=1),
    ]

    assert added(words, *known) == [("Petrenko", "PERSON", SURNAME)]


def test_a_sure_label_stands_against_a_surname() -> None:
    words = tokens("Olga Petrenko left. Petrenko smiled.")
    known = [
        mention(words, "Olga Petrenko", "PERSON"),
        mention(words, "Petrenko", "ORG", 0.95, nth=1),
    ]

    assert added(words, *known) == []


def test_a_name_is_found_again() -> None:
    words = tokens("Acme Steel fell. Shares of Acme Steel, and of Acme Steel.")

    found = added(words, mention(words, "Acme Steel", "ORG"))

    assert found == 2 * [("Acme Steel", "ORG", REPEAT)]


@pytest.mark.parametrize(
    ("name", "label", "score"),
    [
        ("Acme Steel", "ORG", 0.7),
        ("Acme Steel", "DATE", 0.99),
        ("The", "ORG", 0.99),
        ("Al", "ORG", 0.99),
    ],
)
def test_unsure_and_common_words_are_not_looked_for(
    name: str, label: str, score: float
) -> None:
    words = tokens(f"Here is {name}. There is {name} again")

    assert added(words, mention(words, name, label, score)) == []


def test_the_longest_of_repeated_names_is_found() -> None:
    words = tokens("Acme. Acme Steel. We saw Acme Steel.")
    known = [mention(words, "Acme", "ORG"), mention(words, "Acme Steel", "ORG")]

    assert added(words, *known) == [("Acme Steel", "ORG", REPEAT)]


def test_an_unsure_label_is_outvoted() -> None:
    words = tokens("Acme fell. Acme rose. Acme stood.")
    known = [
        mention(words, "Acme", label, score, nth=nth)
        for nth, (label, score) in enumerate(
            [("ORG", 0.9), ("GPE", 0.55), ("ORG", 0.9)]
        )
    ]

    assert added(words, *known) == [("Acme", "ORG", MAJORITY)]


def test_a_sure_label_is_not_outvoted() -> None:
    words = tokens("Acme fell. Acme rose. Acme stood.")
    known = [
        mention(words, "Acme", label, 0.9, nth=nth)
        for nth, label in enumerate(("ORG", "GPE", "ORG"))
    ]

    assert added(words, *known) == []


def test_a_mistyped_surname_is_somebody_who_speaks() -> None:
    words = tokens('Wang Wenbin came. "No," Wand said.')

    found = added(words, mention(words, "Wang Wenbin", "PERSON"))

    assert found == [("Wand", "PERSON", TYPO)]


@pytest.mark.parametrize(
    "text",
    [
        "Wang Wenbin came. Wand left.",
        "Wang Wenbin came. The wand said no.",
        "Wang Wenbin came. Ward Wand",
        "Wang Wenbin came. Wendy said no.",
    ],
)
def test_no_other_word_is_a_mistyped_surname(text: str) -> None:
    words = tokens(text)

    assert added(words, mention(words, "Wang Wenbin", "PERSON")) == []


def test_short_surnames_have_no_typos() -> None:
    words = tokens("Li Keqiang came. Lu said no.")

    assert added(words, mention(words, "Li Keqiang", "PERSON")) == []


def test_what_follows_is_less_sure_than_what_it_follows_from() -> None:
    words = tokens("Acme Steel fell. Acme Steel rose.")
    known = mention(words, "Acme Steel", "ORG", 0.95)

    _, repeated = followed(words, [known])

    assert repeated.score < known.score
    assert (repeated.start, repeated.end) == place(words, "Acme Steel", 1)


def test_all_stand_in_order_and_none_overlap() -> None:
    words = tokens("Petrenko. Acme and Olga Petrenko. Petrenka said. Acme, Petrenko.")
    known = [mention(words, "Acme", "ORG"), mention(words, "Olga Petrenko", "PERSON")]

    found = followed(words, known)

    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)


def test_nothing_follows_from_nothing() -> None:
    assert followed(["Acme"], []) == []
