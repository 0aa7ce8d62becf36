"""Decide once, everywhere: what happens while a worker changes many articles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.edit import Action
from annotations.listing import Query
from annotations.session import Session
from db.project import opened
from gui.dialogs.propagation import PropagationDialog
from tests import builders
from tests.gui.conftest import Hands
from tests.gui.propagating.conftest import (
    decide,
    labelled,
    take_the_keyboard,
    wait_for_jobs,
)
from tests.trouble import have_wait

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENOUGH = 60


def decide_elsewhere(project: Path) -> None:
    """Decide in a second window under the same name."""
    with opened(project) as store:
        session = Session(store, annotator="ann")
        desk = session.open(store.article_ids(Query(), "ann")[1])
        span = builders.span("Lord Byron", desk.article.text)
        session.perform(Action.ADD, "Add", review.add(desk.layer, span, "ORG"))


def test_what_was_decided_meanwhile_is_left_and_said(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    decide_elsewhere(filled)

    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    wait_for_jobs(hands.window, qtbot)

    told = hands.window.status.told.text()
    assert told == "“Lord Byron” PERSON: 4 more in 3 articles; 1 decided meanwhile."


@pytest.mark.parametrize("size", [ENOUGH])
def test_keys_pressed_meanwhile_are_obeyed_in_order(
    hands: Hands,
    dialog: Callable[[], PropagationDialog],
    filled: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    have_wait(monkeypatch, seconds=60)
    decide(hands)
    shown = dialog()
    with opened(filled) as other, other.bulk():  # the worker waits for this
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
        take_the_keyboard(hands.window, qtbot)
        hands.press("x", "u", "u")
        before = hands.marks()
    wait_for_jobs(hands.window, qtbot)

    assert "rejected" not in {state for *_, state in before}
    assert labelled(filled) == [["PERSON"], *[[]] * (ENOUGH - 1)]
    history = hands.window.workspace.project.session.history  # type: ignore[union-attr]
    assert [entry.action for entry in history.undone] == [
        Action.REJECT,
        Action.PROPAGATE,
    ]


@pytest.mark.parametrize("size", [ENOUGH])
def test_what_touches_many_articles_is_undone_and_redone_by_a_worker(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    qtbot.keyClick(dialog().list, Qt.Key.Key_Return)
    wait_for_jobs(hands.window, qtbot)
    with qtbot.waitSignal(hands.window.jobs.started):
        hands.press("u")
    wait_for_jobs(hands.window, qtbot)
    undone = hands.window.status.told.text(), labelled(filled)[1:]
    hands.press("u", mods=SHIFT)
    wait_for_jobs(hands.window, qtbot)

    title = f"“Lord Byron” PERSON in {ENOUGH + 1} places"
    assert undone == (f"Undone: {title}", [[]] * (ENOUGH - 1))
    assert hands.window.status.told.text() == f"Done again: {title}"
    assert labelled(filled)[1:] == [["PERSON"]] * (ENOUGH - 1)
