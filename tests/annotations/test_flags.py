import pytest

from annotations import flags
from annotations.article import ArticleId
from annotations.edit import FlagChange
from annotations.errors import StaleEditError
from annotations.layer import Layer
from annotations.marks import Mark
from tests import builders

HERE = ArticleId(1)


def layer(flag: str = "") -> Layer:
    return Layer(article_id=HERE, annotator="ann", flag=flag)


def test_a_flag_says_what_is_to_be_discussed() -> None:
    (change,) = flags.flag(layer(), "  Is this a person?\n\n Or a ship? ")

    assert change == FlagChange(HERE, "", "Is this a person?\nOr a ship?")
    assert layer().apply((change,)).flag == "Is this a person?\nOr a ship?"


def test_nothing_to_discuss_takes_the_flag_off() -> None:
    changes = flags.flag(layer("Why?"), " \n ")

    assert layer("Why?").apply(changes).flag == ""


def test_flagging_alike_changes_nothing() -> None:
    assert flags.flag(layer("Why?"), "Why? ") == ()


def test_a_place_is_taken_up_and_out_again() -> None:
    twice = flags.toggled(flags.toggled("", "“Byron” PERSON"), "“London” GPE")

    assert twice == "“Byron” PERSON\n“London” GPE"
    assert flags.toggled(twice, "“Byron” PERSON") == "“London” GPE"


def test_a_flag_that_was_changed_elsewhere_is_refused() -> None:
    changes = flags.flag(layer("Why?"), "How?")

    with pytest.raises(StaleEditError, match="flag was changed elsewhere"):
        layer("Who?").apply(changes)


def test_the_inverse_brings_the_flag_back() -> None:
    (change,) = flags.flag(layer("Why?"), "")

    assert layer().apply((change.inverse(),)).flag == "Why?"


def test_the_marks_that_a_flag_names_are_found() -> None:
    ada, byron, _ = marks = [Mark(suggestion=one) for one in builders.suggestions()]
    flag = flags.toggled("Which of them?", flags.place(byron, builders.TEXT))

    assert flags.places(builders.TEXT, marks, flag) == {byron.key}
    assert flags.places(builders.TEXT, [ada], flag) == set()
    assert flags.places(builders.TEXT, marks, "") == set()
