"""Decide once: the same words in other articles, chosen in a dialog."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.listing import Query
from annotations.span import Span
from db.project import opened
from gui.dialogs.propagation import PropagationDialog
from gui.window import Window
from tests import builders
from tests.gui.conftest import Hands
from tests.gui.propagating.conftest import (
    TEXT,
    decide,
    labelled,
    open_dialogs,
    wait_for_jobs,
)

SHIFT = Qt.KeyboardModifier.ShiftModifier


def in_rows(dialog: PropagationDialog) -> Iterator[str]:
    for row in range(dialog.model.rowCount()):
        index = dialog.model.index(row)
        yield cast(str, index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_dialog_shows_every_place_in_its_sentence(
    hands: Hands, dialog: Callable[[], PropagationDialog]
) -> None:
    decide(hands)

    shown = dialog()

    assert shown.summary.text() == (
        "5 places in 4 articles; 1 left, where something else stands."
    )
    assert list(in_rows(shown))[:3] == [
        "No. 0, 2 places",
        "Lord Byron met the Lord Byron., suggested ORG “the Lord Byron”",
        "A Lord Byron Society met, and Lord Byron left.",
    ]
    assert list(in_rows(shown))[-1].endswith("suggested ORG “Lord Byron Society”")
    assert shown.apply.text() == "&Mark 5 places"


def test_enter_changes_what_is_ticked_in_one_edit(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert shown.apply.text() == "&Mark 4 places"

    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    wait_for_jobs(hands.window, qtbot)

    assert labelled(filled) == [["PERSON", "PERSON"], *[["PERSON"]] * 3]
    assert hands.window.status.told.text() == (
        "“Lord Byron” PERSON: 4 more in 4 articles."
    )
    hands.press("u")
    assert labelled(filled) == [["PERSON"], [], [], []]


def test_space_on_an_article_ticks_all_of_its_places(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()

    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    without = shown.model.number
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    partly = shown.model.index(0).data(Qt.ItemDataRole.CheckStateRole)
    qtbot.keyClick(shown.list, Qt.Key.Key_Up)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)

    assert (without, shown.model.number) == (3, 5)
    assert partly is Qt.CheckState.PartiallyChecked


def test_a_click_on_the_box_ticks(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    row = shown.list.visualRect(shown.model.index(1))

    at = row.topLeft() + row.center() - row.topLeft()
    at.setX(row.left() + 40)
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    at.setX(row.center().x())
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert shown.model.number == 4


def test_all_and_none(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()

    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(shown.list, Qt.Key.Key_A, ctrl | SHIFT)
    none = shown.model.number, shown.apply.isEnabled()
    qtbot.keyClick(shown.list, Qt.Key.Key_A, ctrl)

    assert none == (0, False)
    assert shown.model.number == 5


def test_options_look_again_and_keep_the_exceptions(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)

    shown.case.click()
    any_case = shown.apply.text()
    shown.this.click()

    assert any_case == "&Mark 5 places"
    assert shown.apply.text() == "&Mark 2 places"
    assert not shown.done_too.isEnabled()


def test_finished_articles_come_only_when_asked_for(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path
) -> None:
    with opened(filled) as store:
        finish(hands.window, store.article_ids(Query(), "ann")[1])
    decide(hands)
    shown = dialog()
    without = shown.model.number

    shown.done_too.click()

    assert (without, shown.model.number) == (4, 5)
    assert "No. 1, 1 place · done" in set(in_rows(shown))


def finish(window: Window, article_id: ArticleId) -> None:
    """Finish another article and come back."""
    workspace = window.workspace
    assert workspace.desk is not None
    here = workspace.desk.article.id
    workspace.open_article(article_id)
    window.commands.reviewing.done_and_next()
    workspace.open_article(here)
    assert workspace.counts()[Review.DONE] == 1


def test_where_the_words_stand_nowhere_else_a_sentence_says_so(hands: Hands) -> None:
    hands.window.view.select_span(builders.span("A came", TEXT))
    hands.press("g")

    hands.press(">")

    assert not open_dialogs(hands.window)
    assert hands.window.status.told.text() == (
        "“A came” GPE: these words stand undecided nowhere else."
    )


def test_what_the_boxes_leave_out_is_told_of(
    hands: Hands, dialog: Callable[[], PropagationDialog]
) -> None:
    start = TEXT.index("LORD BYRON")
    hands.window.view.select_span(Span(start, start + len("LORD BYRON")))
    hands.press("g")

    shown = dialog()

    assert shown.model.number == 0
    assert shown.summary.text().endswith("places that the boxes below leave out.")


def test_of_a_single_letter_nothing_is_ticked_and_the_dialog_says_why(
    hands: Hands, dialog: Callable[[], PropagationDialog]
) -> None:
    view = hands.window.view
    start = TEXT.index("A came")
    view.select_span(Span(start, start + 1))
    hands.press("g")

    shown = dialog()

    assert shown.model.number == 0
    assert not shown.apply.isEnabled()
    assert "“A” is a single character" in shown.summary.text()


def test_escape_changes_nothing(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()

    qtbot.keyClick(shown.list, Qt.Key.Key_Escape)

    assert labelled(filled) == [["PERSON"], [], [], []]
