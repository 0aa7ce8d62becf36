"""Articles in which the same words stand, and the dialog about them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.article import Article, NewsMetadata
from annotations.listing import Query
from annotations.suggestion import Proposal
from db.project import opened
from gui.dialogs.propagation import PropagationDialog
from gui.window import Window
from tests import builders
from tests.gui.conftest import Hands

TEXT = (
    "Lord Byron met the Lord Byron. A Lord Byron Society met, and Lord Byron left.\n\n"
    "LORD BYRON and Ada A. Lovelace stayed; A came."
)
SAID = (("Lord Byron", "ORG"), ("the Lord Byron", "ORG"), ("Lord Byron Society", "ORG"))


def fill(project: Path, number: int) -> None:
    with opened(project) as store, store.bulk():
        run = store.continued_run(builders.pipeline())
        for serial in range(number):
            text = TEXT if not serial else f"{serial}: Lord Byron met Ada."
            found = [Proposal(builders.span(w, TEXT), label) for w, label in SAID]
            article = Article(text=text, news=NewsMetadata(headline=f"No. {serial}"))
            said = [(store.add(article), found if not serial else [])]
            store.add_suggestions(run, said)


@pytest.fixture
def size() -> int:
    return 4


@pytest.fixture
def filled(project: Path, size: int) -> Path:
    fill(project, size)
    return project


@pytest.fixture
def dialog(hands: Hands, qtbot: QtBot) -> Callable[[], PropagationDialog]:
    """Press `>` and give what opens."""

    def opened_() -> PropagationDialog:
        hands.press(">")
        qtbot.waitUntil(lambda: bool(open_dialogs(hands.window)))
        shown = open_dialogs(hands.window)[0]
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        return shown

    return opened_


def open_dialogs(window: Window) -> list[PropagationDialog]:
    found = window.findChildren(PropagationDialog)
    return [one for one in found if one.isVisible()]


def wait_for_jobs(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy)
    take_the_keyboard(window, qtbot)


def take_the_keyboard(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)


def labelled(project: Path) -> list[list[str]]:
    """List what stands in each article, as a second program would see it."""
    with opened(project) as store:
        ids = store.article_ids(Query(), "ann")
        return [[one.label for one in store.layer(id_, "ann")] for id_ in ids]


def decide(hands: Hands) -> None:
    """Say that the first Lord Byron is a person."""
    assert hands.current == "Lord Byron"
    hands.press("p")
