"""Walking what may be missed."""

import pytest
from pytestqt.qtbot import QtBot

from annotations.annotation import State
from annotations.edit import Review
from gui.article.overlays import Over
from gui.window import Window
from tests.gui.conftest import FIRST


def press(qtbot: QtBot, window: Window, keys: str) -> None:
    for key in keys:
        qtbot.keyClicks(window.view, key)


def cursor(window: Window) -> str | None:
    span = window.pointing.cursor.span
    return span.of(FIRST) if span else None


def outlined(window: Window) -> list[str]:
    return [span.of(FIRST) for span in window.view.over(Over.CANDIDATE)]


@pytest.fixture
def undecided(window: Window) -> Window:
    """One name of the first article is marked by nothing."""
    assert [c.span.of(FIRST) for c in window.commands.missed.found] == ["Royal Society"]
    return window


def test_b_goes_to_what_nothing_marks(qtbot: QtBot, undecided: Window) -> None:
    press(qtbot, undecided, "b")

    assert cursor(undecided) == "Royal Society"
    assert outlined(undecided) == ["Royal Society"]
    assert undecided.status.told.text().startswith(
        "1 of 1 possibly missed: “Royal Society”, capitalised. A label"
    )


def test_a_labels_key_adds_it(qtbot: QtBot, undecided: Window) -> None:
    press(qtbot, undecided, "bo")
    marked = {mark.span.of(FIRST): mark.label for mark in undecided.workspace.marks}

    assert marked["Royal Society"] == "ORG"
    assert (cursor(undecided), outlined(undecided)) == (None, [])


@pytest.mark.parametrize("key", ["x", " "])
def test_nothing_here_is_remembered(qtbot: QtBot, undecided: Window, key: str) -> None:
    press(qtbot, undecided, "b" + key)
    desk = undecided.workspace.desk
    assert desk is not None

    assert [one.span.of(FIRST) for one in desk.layer if one.is_nothing] == [
        "Royal Society"
    ]
    assert undecided.commands.missed.found == ()
    assert all(mark.is_pending for mark in undecided.workspace.marks)


def test_undo_asks_again(qtbot: QtBot, undecided: Window) -> None:
    press(qtbot, undecided, "bxu")

    assert cursor(undecided) == "Royal Society"


def test_keys_decide_as_ever_once_the_walk_is_left(
    qtbot: QtBot, undecided: Window
) -> None:
    press(qtbot, undecided, "bj")
    press(qtbot, undecided, "x")

    assert outlined(undecided) == []
    assert [m.state for m in undecided.workspace.marks].count(State.REJECTED) == 1


def test_what_is_hidden_is_taken_as_it_was_suggested(
    qtbot: QtBot, undecided: Window
) -> None:
    undecided.commands.sighting.set_threshold(95)
    press(qtbot, undecided, "bp")
    desk = undecided.workspace.desk
    assert desk is not None
    (decided,) = desk.layer

    assert (decided.span.of(FIRST), decided.state) == ("Ada Lovelace", State.CONFIRMED)
    assert cursor(undecided) == "Byron"


def test_what_is_hidden_is_rejected_as_a_suggestion(
    qtbot: QtBot, undecided: Window
) -> None:
    undecided.commands.sighting.set_threshold(95)
    press(qtbot, undecided, "bx")
    desk = undecided.workspace.desk
    assert desk is not None
    (decided,) = desk.layer

    assert (decided.state, decided.is_nothing) == (State.REJECTED, False)


def test_the_end_of_an_article_says_what_may_be_missed(
    qtbot: QtBot, undecided: Window
) -> None:
    press(qtbot, undecided, "     ")

    assert undecided.status.told.text() == (
        "Nothing is pending, 1 possibly missed: B walks them."
    )


def test_shift_enter_walks_first_if_that_is_wanted_and_then_finishes(
    undecided: Window,
) -> None:
    undecided.settings.walks_missed = True
    first = undecided.workspace.queue[0]
    rest = undecided.actions_by_id["article.confirm_rest"]
    rest.trigger()
    walked = cursor(undecided)
    rest.trigger()
    (line,) = undecided.workspace.summaries([first])

    assert walked == "Royal Society"
    assert line.review is Review.DONE


def test_shift_enter_finishes_at_once_if_not(undecided: Window) -> None:
    first = undecided.workspace.queue[0]
    undecided.actions_by_id["article.confirm_rest"].trigger()
    (line,) = undecided.workspace.summaries([first])

    assert line.review is Review.DONE


def test_the_tick_in_the_menu_says_whether_it_is_wanted(undecided: Window) -> None:
    tick = undecided.actions_by_id["article.walk_missed"]
    before = tick.isChecked()
    tick.trigger()

    assert (before, tick.isChecked()) == (False, True)
    assert undecided.settings.walks_missed
