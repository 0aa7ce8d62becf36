"""Where an annotator always sets the ends of a label's spans."""

from dataclasses import replace

import pytest

from annotations.memory.habits import Habit, firm
from annotations.memory.known import Known
from annotations.memory.remembered import Remembered
from annotations.memory.traces import Edge
from tests.annotations.memory.recalling import recalled, said, told

TEXT = "They met the Wren Council (again) here."
OUT = Habit(label="ORG", edge=Edge.LEFT, word="the", outside=9, left_out=6)


def test_what_is_always_left_out_is_left_out_of_what_is_pending() -> None:
    council = said("the Wren Council", "ORG", TEXT)
    recall = recalled(TEXT, Known(habits=[OUT]), says=[council])

    assert told(recall, TEXT) == [
        ("Wren Council", "ORG", "you left out “the” 6 times, never otherwise")
    ]


def test_what_is_always_taken_in_is_taken_in() -> None:
    taken = Habit(label="ORG", edge=Edge.LEFT, word="the", inside=5, taken_in=4)
    council = said("Wren Council", "ORG", TEXT)
    recall = recalled(TEXT, Known(habits=[taken]), says=[council])

    assert told(recall, TEXT) == [
        ("the Wren Council", "ORG", "you took in “the” 4 times, never otherwise")
    ]


def test_both_ends_are_set() -> None:
    right = Habit(label="ORG", edge=Edge.RIGHT, word="council", outside=4, left_out=4)
    council = said("the Wren Council", "ORG", TEXT)
    recall = recalled(TEXT, Known(habits=[OUT, right]), says=[council])

    assert [words for words, *_ in told(recall, TEXT)] == ["Wren"]


def test_another_label_keeps_its_ends() -> None:
    council = said("the Wren Council", "FAC", TEXT)

    assert not recalled(TEXT, Known(habits=[OUT]), says=[council]).replaced


def test_words_agreed_to_as_they_stand_keep_their_ends() -> None:
    council = said("the Wren Council", "ORG", TEXT)
    agreed = {"the Wren Council": [Remembered("the Wren Council", "ORG", confirmed=1)]}

    assert not recalled(
        TEXT, Known(habits=[OUT], words=agreed), says=[council]
    ).replaced


@pytest.mark.parametrize("counts", [{"left_out": 4}, {"left_out": 10, "inside": 1}])
def test_a_habit_takes_four_times_and_hardly_an_exception(
    counts: dict[str, int],
) -> None:
    assert Habit(label="ORG", edge=Edge.LEFT, word="the", **counts).leaves_out


@pytest.mark.parametrize("counts", [{"left_out": 3}, {"left_out": 4, "inside": 1}])
def test_less_is_no_habit(counts: dict[str, int]) -> None:
    assert not Habit(label="ORG", edge=Edge.LEFT, word="the", **counts).leaves_out


def dropped(word: str, **counts: int) -> Habit:
    return Habit(label="DATE", edge=Edge.LEFT, word=word, outside=1, **counts)


def test_different_words_left_out_at_an_end_make_a_habit_together() -> None:
    counts = [dropped(word, left_out=1) for word in ("late", "early", "mid")]

    assert [one.word for one in firm(counts)] == ["late", "early", "mid"]


def test_they_say_so_together() -> None:
    counts = [dropped(word, left_out=1) for word in ("late", "early", "mid")]

    assert next(firm(counts)).why() == (
        "you left out “late” once, never otherwise, and 2 words like it"
    )


def test_a_word_that_was_ever_kept_is_not_among_them() -> None:
    counts = [
        dropped("late", left_out=1),
        dropped("early", left_out=1),
        dropped("mid", left_out=3, inside=1),
    ]

    assert not list(firm(counts))


def test_words_of_other_labels_and_ends_are_not_among_them() -> None:
    other = replace(dropped("mid", left_out=1), label="TIME")
    right = replace(dropped("ago", left_out=1), edge=Edge.RIGHT)
    counts = [dropped("late", left_out=1), dropped("early", left_out=1), other, right]

    assert not list(firm(counts))
