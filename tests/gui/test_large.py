"""Edits that a worker records: what fails there is said, and nothing is held up."""

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from annotations.errors import CopydeskError, StaleEditError
from tests.gui.conftest import Hands


def test_a_failure_is_said_and_the_hands_go_on(hands: Hands, qtbot: QtBot) -> None:
    def fail() -> Iterator[object]:
        yield None
        raise CopydeskError("The disk is full; free some space.")

    hands.window.commands.large.submit("Repeating", fail, lambda _: None)
    hands.press(" ")
    before = hands.current
    qtbot.waitUntil(lambda: not hands.window.jobs.busy)

    assert hands.window.banner.isVisible()
    assert (before, hands.current) == ("Ada Lovelace", "Byron")


def test_an_undo_that_comes_too_late_learns_what_was_done_elsewhere(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.press(" ")
    project = hands.window.workspace.project
    assert project is not None
    project.session.history.done.clear()

    def late() -> Iterator[object]:
        yield None
        raise StaleEditError("This span was changed elsewhere.")

    hands.window.commands.large.submit("Undoing", late, lambda _: None)
    qtbot.waitUntil(lambda: not hands.window.jobs.busy)

    assert project.session.history.undoable is not None
