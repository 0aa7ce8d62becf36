"""Memory at work in the window: what it suggests, why, and its switches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotations.article import Article
from annotations.span import Span
from annotations.suggestion import Proposal
from gui.dialogs.silences import SilencesDialog
from gui.window import Window
from tests.gui.conftest import Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier


def pending(hands: Hands) -> list[str]:
    return [words for words, _, state in hands.marks() if state == "pending"]


@pytest.fixture
def taught(hands: Hands, window: Window) -> Window:
    """London, suggested as ORG, was relabelled; the next article has it thrice."""
    project = window.workspace.project
    assert project is not None
    project.store.add(Article(text="London and London's bridge. To London!"))
    QApplication.processEvents()  # the window comes to the front
    hands.press(" ", " ", "g")
    window.workspace.refresh()
    window.workspace.open_article(window.workspace.queue[-1])
    return window


def test_words_decided_in_one_article_are_suggested_in_the_next(
    taught: Window, hands: Hands
) -> None:
    assert pending(hands) == ["London"] * 3
    assert {mark.label for mark in taught.workspace.marks} == {"GPE"}


def test_the_inspector_says_why(taught: Window) -> None:
    why = taught.inspector.span.why.text()

    assert why == "Memory: corrected once, rejected never."


def test_they_are_confirmed_with_the_rest(taught: Window, hands: Hands) -> None:
    here = taught.workspace.desk
    assert here is not None
    hands.press(Qt.Key.Key_Return, mods=SHIFT)

    taught.workspace.open_article(here.article.id)
    assert [state for _, _, state in hands.marks()] == ["confirmed"] * 3


def trigger(window: Window, action: str) -> None:
    window.actions_by_id[action].trigger()


@pytest.mark.parametrize("action", ["memory.article", "memory.project"])
def test_memory_is_switched_off_and_on_by_the_menu(
    taught: Window, hands: Hands, action: str
) -> None:
    trigger(taught, action)
    silent, ticked = pending(hands), taught.actions_by_id[action].isChecked()
    trigger(taught, action)

    assert (silent, ticked) == ([], True)
    assert pending(hands) == ["London"] * 3
    assert not taught.actions_by_id[action].isChecked()


def test_memory_is_switched_off_for_the_words_of_the_current_span(
    taught: Window, hands: Hands
) -> None:
    trigger(taught, "memory.words")

    assert pending(hands) == []


def test_where_memory_is_silent_is_listed_and_lifted(
    taught: Window, hands: Hands
) -> None:
    trigger(taught, "memory.words")
    trigger(taught, "memory.article")
    trigger(taught, "memory.list")
    (dialog,) = taught.findChildren(SilencesDialog)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.list.selectAll()
    dialog.lift.click()
    left = dialog.list.count()
    dialog.close()
    QApplication.processEvents()

    assert names == [
        "The article “London and London's bridge. To London!”",
        "The words “London”",
    ]
    assert left == 0
    assert pending(hands) == ["London"] * 3


def test_what_memory_silences_is_counted_and_shown_by_an_asterisk(
    window: Window, hands: Hands
) -> None:
    project = window.workspace.project
    assert project is not None
    run = next(iter(project.pipelines))
    for number in range(3):
        text = f"{number} Wrens."
        article_id = project.store.add(Article(text=text))
        found = [Proposal(Span(2, 7), "ORG", score=0.8)]
        project.store.add_suggestions(run, [(article_id, found)])
    window.workspace.refresh()
    *first, last = window.workspace.queue[-3:]
    for article_id in first:
        window.workspace.open_article(article_id)
        hands.press("x")
    window.workspace.open_article(last)
    chip = window.sight.hidden.text()
    hands.press("*")

    assert chip == "1 silenced"
    assert pending(hands) == ["Wrens"]
