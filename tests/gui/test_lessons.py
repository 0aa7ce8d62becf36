import pytest

from gui.keyboard import usual_keys
from gui.keymap import Keymap
from gui.lessons import LESSONS, Habits, Lesson, decided, lesson

NOTHING: frozenset[str] = frozenset()


def chosen(habits: Habits, given: dict[str, int] | None = None) -> str | None:
    one = lesson(habits, given or {}, NOTHING)
    return one.id if one else None


@pytest.mark.parametrize(
    ("habits", "expected"),
    [
        (Habits(pending=3), "confirm"),
        (Habits(pending=3, decided=1), None),
        (Habits(pending=3, decided=2, alike=("a",)), "undo"),
        (Habits(pending=3, decided=3, alike=("a", "b", "a", "a")), "same"),
        (Habits(pending=9, decided=6, confirmed=6), "rest"),
        (Habits(pending=9, decided=1, walked=6), "rest"),
        (Habits(pending=1, decided=9, confirmed=9), None),
        (Habits(decided=4), "done"),
        (Habits(decided=4, is_done=True), None),
        (Habits(decided=4, is_done=True, by_menu=3), "palette"),
        (Habits(pending=1, decided=4, overlapping=True), "edges"),
    ],
)
def test_a_hint_is_given_when_it_applies(habits: Habits, expected: str | None) -> None:
    assert chosen(habits) == expected


def test_no_hint_is_given_a_third_time() -> None:
    assert chosen(Habits(pending=3), {"confirm": 1}) == "confirm"
    assert chosen(Habits(pending=3), {"confirm": 2}) is None


def test_deciding_ends_a_walk_and_correcting_ends_a_row_of_confirmations() -> None:
    walked = Habits(walked=5, confirmed=3)
    confirmed = decided(walked, "a", is_confirmed=True)
    corrected = decided(confirmed, "b", is_confirmed=False)

    assert (confirmed.walked, confirmed.confirmed) == (0, 4)
    assert (corrected.confirmed, corrected.alike) == (0, ("b",))


def test_the_same_decision_on_the_same_words_is_counted() -> None:
    habits = Habits()
    for what in ("a", "b", "a", "a"):
        habits = decided(habits, what, is_confirmed=False)

    assert habits.repeated == 3


@pytest.mark.parametrize("one", LESSONS, ids=lambda one: one.id)
def test_every_hint_names_keys_that_there_are(one: Lesson) -> None:
    said = Keymap(usual_keys()).said(one.says, lambda _: "KEY")

    assert "KEY" in said
    assert "{" not in said
