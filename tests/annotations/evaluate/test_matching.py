import pytest

from annotations.evaluate.tolerance import core_of
from annotations.span import Span
from tests.annotations.evaluate.said import gold, outcomes


@pytest.mark.parametrize(
    ("words", "core"),
    [
        ("the United States", "United States"),
        ("The  Hague", "Hague"),
        ("an hour", "hour"),
        ("China's", "China"),
        ("China\N{RIGHT SINGLE QUOTATION MARK}s", "China"),
        ("CHINA'S", "CHINA"),
        ("United Nations'", "United Nations"),
        ("the BBC's", "BBC"),
        (" London\n", "London"),
        ("Theresa May", "Theresa May"),
        ("A320", "A320"),
        ("the", "the"),
        ("'s", "'s"),
    ],
)
def test_articles_and_possessives_are_taken_off_a_span(words: str, core: str) -> None:
    text = f"x{words}x"

    found = core_of(text, Span(1, 1 + len(words)))

    assert found.of(text) == core


def test_the_same_words_and_label_are_right() -> None:
    assert outcomes(gold("[Ada|PERSON] slept"), "[Ada|PERSON] slept") == [
        "right PERSON PERSON"
    ]


def test_articles_and_possessives_make_no_mistake_on_either_side() -> None:
    article = gold("[the BBC|ORG]'s man saw [Ada's|PERSON] cat")

    assert outcomes(article, "the [BBC's|ORG] man saw [Ada|PERSON]'s cat") == [
        "right ORG ORG",
        "right PERSON PERSON",
    ]


def test_other_ends_are_told_from_other_labels() -> None:
    article = gold("[Ada Lovelace|PERSON] of [East London|GPE]")

    assert outcomes(article, "Ada [Lovelace|PERSON] of East [London|LOC]") == [
        "wrong boundary PERSON PERSON",
        "wrong label GPE LOC",
    ]


def test_what_overlaps_nothing_is_missed_or_spurious() -> None:
    assert outcomes(gold("[Ada|PERSON] saw Rome"), "Ada saw [Rome|GPE]") == [
        "missed PERSON -",
        "spurious - GPE",
    ]


def test_an_entity_is_matched_once_by_what_shares_most_of_it() -> None:
    article = gold("[Ada Lovelace|PERSON] slept")

    assert outcomes(article, "[Ada|PERSON] [Lovelace|PERSON] slept") == [
        "wrong boundary PERSON PERSON",
        "spurious - PERSON",
    ]


def test_what_is_right_is_matched_before_what_overlaps() -> None:
    article = gold("[New York|GPE] and [York|GPE]")

    assert outcomes(article, "[New York and York|GPE]")[0].startswith("wrong boundary")
    assert outcomes(article, "[New York and|GPE] [York|GPE]") == [
        "wrong boundary GPE GPE",
        "right GPE GPE",
    ]


def test_what_reaches_into_an_ignored_stretch_is_left_out_on_both_sides() -> None:
    article = gold("[Ada|PERSON] read [Das Kapital|LAW] here", ignore="Kapital")

    assert outcomes(article, "[Ada|PERSON] read Das [Kapital here|ORG]") == [
        "right PERSON PERSON"
    ]


def test_a_prediction_beside_an_ignored_stretch_still_counts() -> None:
    article = gold("Ada read Das Kapital", ignore="Das Kapital")

    assert outcomes(article, "[Ada|PERSON] read Das Kapital") == ["spurious - PERSON"]


def test_a_label_the_record_does_not_know_says_nothing_when_it_stands_alone() -> None:
    article = gold("[Ada|PERSON] left on [Monday|DATE]", exhaustive=["PERSON"])

    assert outcomes(article, "[Ada|PERSON] left on Monday") == ["right PERSON PERSON"]
    assert outcomes(article, "[Ada|PERSON] [left|EVENT] on [Monday|DATE]") == [
        "right PERSON PERSON"
    ]


def test_a_known_label_counts_even_where_the_other_is_unknown() -> None:
    article = gold("[Ada|PERSON] left", exhaustive=["PERSON"])

    assert outcomes(article, "[Ada|EVENT] left") == ["wrong label PERSON EVENT"]


def test_the_same_prediction_twice_counts_once() -> None:
    article = gold("[the BBC|ORG] slept")

    assert outcomes(article, "the [BBC|ORG] slept") == ["right ORG ORG"]
