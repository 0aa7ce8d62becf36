"""What words were elsewhere, in the inspector and in a list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.article import Article, NewsMetadata
from annotations.edit import Action
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from db.project import opened
from gui.dialogs.places import PlacesDialog
from gui.window import Window
from tests import builders

TALKS = "Talks in Georgia, day {}."
GAME = "They saw Georgia beat Velmont, and Velmont wept."


@pytest.fixture
def window(new_window: Callable[[], Window], project: Path) -> Window:
    """Georgia was a country four times and a team once; Velmont is new."""
    with opened(project) as store:
        ann = Session(store, annotator="ann", clock=builders.Clock())
        for day in range(5):
            text = TALKS.format(day)
            news = NewsMetadata(headline=f"Day {day}")
            desk = ann.open(store.add(Article(text=text, news=news)))
            label = "GPE" if day else "ORG"
            added = review.add(desk.layer, builders.span("Georgia", text), label)
            ann.perform(Action.ADD, "Add", added)
        game = store.add(Article(text=GAME, news=NewsMetadata(headline="Game")))
        run = store.continued_run(builders.pipeline())
        store.add_suggestions(run, [(game, list(proposals()))])
    window = new_window()
    window.open(project)
    window.workspace.open_article(game)
    return window


def proposals() -> list[Proposal]:
    first, velmont = GAME.index("Georgia"), GAME.index("Velmont")
    last = GAME.rindex("Velmont")
    return [
        Proposal(Span(at, at + 7), label, score=0.8)
        for at, label in ((first, "GPE"), (velmont, "GPE"), (last, "GPE"))
    ]


def press(qtbot: QtBot, window: Window, keys: str) -> None:
    for key in keys:
        qtbot.keyClicks(window.view, key)


def known(window: Window) -> str:
    return window.inspector.span.known.known.text()


def dialog(window: Window) -> PlacesDialog:
    window.actions_by_id["review.elsewhere"].trigger()
    found = window.findChildren(PlacesDialog)
    return found[-1]


def rows(shown: PlacesDialog) -> list[tuple[str, ...]]:
    items = [shown.list.topLevelItem(at) for at in range(5)]
    return [(item.text(0), item.text(3)) for item in items if item]


def test_the_inspector_says_what_the_words_were(window: Window) -> None:
    panel = window.inspector.span.known

    assert known(window) == "Elsewhere GPE 4 · ORG 1"
    assert panel.guideline.text() == "Countries, states, provinces, cities"


def test_nothing_is_said_of_words_that_are_new(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, " ")

    assert known(window) == ""
    assert not window.inspector.span.known.known.isVisible()


def test_a_choice_against_the_rule_is_warned_of_and_stands(
    qtbot: QtBot, window: Window
) -> None:
    press(qtbot, window, "o")
    told = window.status.told.text()
    press(qtbot, window, "h")

    assert told == (
        "⚠ Relabel “Georgia” GPE → ORG. Elsewhere GPE 4 times. U takes it back."
    )
    assert known(window) == "⚠ Elsewhere GPE 4 · ORG 1"


def test_words_of_two_labels_in_one_article_are_warned_of(
    qtbot: QtBot, window: Window
) -> None:
    press(qtbot, window, " og")
    told = window.status.told.text()
    press(qtbot, window, "h")

    assert told.endswith("In this article also ORG. U takes it back.")
    assert known(window).startswith("⚠ In this article also GPE")


def test_a_choice_that_agrees_says_nothing(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, " ")

    assert window.status.told.text() == "Confirm “Georgia” GPE"


def test_the_places_are_listed_the_rarest_first(window: Window) -> None:
    shown = dialog(window)

    assert shown.head.text() == "GPE 4 · ORG 1"
    assert rows(shown) == [
        ("ORG", "Day 0"),
        *(("GPE", f"Day {day}") for day in range(1, 5)),
    ]


def test_enter_goes_there_and_a_key_comes_back(qtbot: QtBot, window: Window) -> None:
    before = window.workspace.current
    qtbot.keyClick(dialog(window).list, Qt.Key.Key_Return)
    there = window.workspace.current
    desk = window.workspace.desk
    assert desk is not None
    window.actions_by_id["review.elsewhere_back"].trigger()

    assert desk.article.title == "Day 0"
    assert there is not None
    assert there.label == "ORG"
    assert window.workspace.current == before


def test_a_click_on_what_is_known_lists_the_places(
    qtbot: QtBot, window: Window
) -> None:
    qtbot.mouseClick(window.inspector.span.known.known, Qt.MouseButton.LeftButton)

    assert len(window.findChildren(PlacesDialog)) == 1


def test_words_never_decided_on_have_no_places(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, " ")
    window.actions_by_id["review.elsewhere"].trigger()

    assert window.findChildren(PlacesDialog) == []
    assert window.status.told.text() == "These words were decided nowhere else."


def test_there_is_no_way_back_before_one_has_gone(window: Window) -> None:
    window.actions_by_id["review.elsewhere_back"].trigger()

    assert window.status.told.text() == "There is no place to go back to."
