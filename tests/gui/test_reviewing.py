"""A reviewer at work: real keys and clicks in the real window on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from annotations.annotation import Annotation
from annotations.edit import Review
from annotations.layer import Layer
from annotations.listing import Query
from annotations.span import Span
from db.project import opened
from gui.window import Window
from tests.gui.conftest import FIRST, Hands

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def on_disk(project: Path) -> Layer:
    """Read what a second program would see now."""
    with opened(project) as store:
        return store.layer(store.article_ids(Query(), "ann")[0], "ann")


def stored(project: Path) -> list[Annotation]:
    return list(on_disk(project))


def test_the_article_opens_at_its_first_pending_span(hands: Hands) -> None:
    assert hands.current == "Ada Lovelace"


def test_space_confirms_goes_on_and_is_on_disk(hands: Hands, filled: Path) -> None:
    hands.press(" ")

    assert hands.state_of("Ada Lovelace") == ("PERSON", "confirmed")
    assert hands.current == "Byron"
    assert [a.state for a in stored(filled)] == ["confirmed"]


def test_x_rejects_and_goes_on(hands: Hands, filled: Path) -> None:
    hands.go_to("left")
    hands.press("x")

    assert hands.state_of("left") == ("GPE", "rejected")
    assert hands.current == "Ada Lovelace"
    assert [a.state for a in stored(filled)] == ["rejected"]


def test_a_labels_letter_relabels_and_goes_on(hands: Hands) -> None:
    hands.go_to("London")
    hands.press("g")

    assert hands.state_of("London") == ("GPE", "corrected")
    assert hands.current == "on Friday"


def test_a_labels_own_letter_confirms(hands: Hands) -> None:
    hands.press("p")

    assert hands.state_of("Ada Lovelace") == ("PERSON", "confirmed")


@pytest.mark.parametrize(
    ("words", "key", "expected"),
    [
        ("Byron", "{", "Lord Byron"),
        ("Byron", "]", "Byron in"),
        ("on Friday", "}", "Friday"),
        ("Ada Lovelace", "[", "Ada"),
    ],
)
def test_brackets_move_the_ends_by_a_token(
    hands: Hands, words: str, key: str, expected: str
) -> None:
    hands.go_to(words)
    hands.press(key)

    assert hands.current == expected
    assert hands.state_of(expected)[1] == "corrected"


def test_moving_an_end_there_and_back_is_a_confirmation(hands: Hands) -> None:
    hands.press("]", "[")

    assert hands.state_of("Ada Lovelace") == ("PERSON", "confirmed")


def test_shrinking_a_single_token_only_says_so(hands: Hands, window: Window) -> None:
    hands.go_to("Byron")
    hands.press("[")

    assert hands.state_of("Byron")[1] == "pending"
    assert "no further token" in window.status.told.text()


def test_u_takes_back_and_shift_u_brings_back(hands: Hands, filled: Path) -> None:
    hands.press(" ", "u")
    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert stored(filled) == []
    assert hands.current == "Ada Lovelace"

    hands.press("u", mods=SHIFT)

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
    assert [a.state for a in stored(filled)] == ["confirmed"]


def test_ctrl_z_works_in_the_article_too(hands: Hands) -> None:
    hands.press(" ")
    hands.press("z", mods=CTRL)

    assert hands.state_of("Ada Lovelace")[1] == "pending"


def test_delete_withdraws_a_decision(hands: Hands, filled: Path) -> None:
    hands.press(" ")
    hands.press("h")
    hands.press(Qt.Key.Key_Delete)

    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert stored(filled) == []


def test_tab_walks_the_pending_ones_only(hands: Hands) -> None:
    hands.press(" ")
    hands.press(Qt.Key.Key_Tab)
    assert hands.current == "London"

    hands.press(Qt.Key.Key_Backtab, mods=SHIFT)

    assert hands.current == "Byron"


def test_dragging_and_a_letter_add_a_span(
    hands: Hands, window: Window, qtbot: QtBot, filled: Path
) -> None:
    drag(window, qtbot, "Royal Society")
    hands.press("o")

    assert hands.state_of("Royal Society") == ("ORG", "added")
    assert hands.current == "Royal Society"
    (annotation,) = stored(filled)
    assert annotation.span.of(FIRST) == "Royal Society"


def test_the_keyboard_alone_selects_and_adds(hands: Hands) -> None:
    hands.go_to("left")
    hands.press(Qt.Key.Key_Right, mods=CTRL | SHIFT)
    hands.press(Qt.Key.Key_Right, mods=CTRL | SHIFT)
    hands.press("e")

    assert hands.state_of("left together") == ("EVENT", "added")


def test_adding_on_a_pending_span_answers_it(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    drag(window, qtbot, "London")
    hands.press("g")

    assert hands.state_of("London") == ("GPE", "corrected")


def test_a_double_click_chooses_a_word(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    at = middle(window, "Society")
    qtbot.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hands.press("o")

    assert hands.state_of("Society") == ("ORG", "added")


def test_a_click_makes_a_span_current(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    qtbot.mouseClick(
        window.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(window, "London")
    )

    assert hands.current == "London"


def test_a_click_on_a_name_makes_its_span_current(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    above = middle(window, "London") - QPoint(0, 17)
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=above)

    assert hands.current == "London"


def test_a_click_on_the_palette_labels(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.go_to("London")
    row = next(r for r in window.inspector.labels.rows if r.label.name == "GPE")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert hands.state_of("London") == ("GPE", "corrected")


def test_a_note_is_kept_with_its_decision(
    hands: Hands, window: Window, qtbot: QtBot, filled: Path
) -> None:
    hands.press(" ")
    hands.press("h")
    hands.press(";")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    qtbot.keyClicks(dialog.focusWidget(), "the countess")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert [a.note for a in stored(filled)] == ["the countess"]
    assert window.inspector.span.note.text() == "the countess"


def test_a_note_on_a_pending_span_confirms_it_too(
    hands: Hands, qtbot: QtBot, filled: Path
) -> None:
    hands.press(";")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    qtbot.keyClicks(dialog.focusWidget(), "px")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    (annotation,) = stored(filled)
    assert (annotation.state, annotation.note) == ("confirmed", "px")


def test_ctrl_enter_marks_done_and_opens_the_next(
    hands: Hands, window: Window, filled: Path
) -> None:
    hands.press(Qt.Key.Key_Return, mods=CTRL)

    assert hands.current == "Mary Somerville"
    assert on_disk(filled).review is Review.DONE
    assert window.workspace.counts()[Review.DONE] == 1


def test_shift_enter_confirms_the_rest_in_one_edit(hands: Hands, filled: Path) -> None:
    hands.press(Qt.Key.Key_Return, mods=SHIFT)
    assert [a.state for a in stored(filled)] == ["confirmed"] * 5
    assert hands.current == "Mary Somerville"

    hands.press("u")

    assert stored(filled) == []
    assert on_disk(filled).review is Review.UNSEEN
    assert "Ada Lovelace" in [words for words, _, _ in hands.marks()]


def test_undo_goes_back_to_the_article_it_concerns(hands: Hands) -> None:
    hands.press(" ")
    hands.press(Qt.Key.Key_Down, mods=CTRL)
    assert hands.current == "Mary Somerville"

    hands.press("u")

    assert hands.current == "Ada Lovelace"


def test_a_whole_round_is_there_after_closing_and_opening(
    hands: Hands, window: Window, filled: Path, new_window: Callable[[], Window]
) -> None:
    hands.press(" ", "{", " ", "g", "}", " ", "x", "u", "x")
    before = hands.marks()
    window.close()

    again = new_window()
    again.open(filled)
    again.workspace.open_article(again.workspace.queue[0])

    desk = again.workspace.desk
    assert desk is not None
    after = [(m.span.of(FIRST), m.label, m.state) for m in desk.marks]
    assert after == before
    assert after == [
        ("Ada Lovelace", "PERSON", "confirmed"),
        ("Lord Byron", "PERSON", "corrected"),
        ("London", "GPE", "corrected"),
        ("Friday", "DATE", "corrected"),
        ("left", "GPE", "rejected"),
    ]


def test_undo_survives_closing(
    hands: Hands, window: Window, filled: Path, new_window: Callable[[], Window]
) -> None:
    hands.press(" ")
    window.close()

    again = new_window()
    again.open(filled)
    again.actions_by_id["edit.undo"].trigger()

    assert stored(filled) == []


def test_letters_typed_into_the_search_decide_nothing(
    window: Window, qtbot: QtBot, filled: Path
) -> None:
    window.articles.search.setFocus()
    qtbot.keyClicks(window.articles.search, "pox u")

    assert window.articles.search.text() == "pox u"
    assert stored(filled) == []


def drag(window: Window, qtbot: QtBot, words: str) -> None:
    """Drag with the left button over some words."""
    start = FIRST.index(words)
    (piece,) = window.view.boxes(Span(start, start + len(words)))
    view, button = window.view.viewport(), Qt.MouseButton.LeftButton
    box = piece.box.toRect()
    at = box.left() + 1, box.right() - 1
    qtbot.mousePress(view, button, pos=QPoint(at[0], box.center().y()))
    qtbot.mouseMove(view, QPoint(at[1], box.center().y()))
    qtbot.mouseRelease(view, button, pos=QPoint(at[1], box.center().y()))


def middle(window: Window, words: str) -> QPoint:
    start = FIRST.index(words)
    piece = window.view.boxes(Span(start, start + len(words)))[0]
    return piece.box.center().toPoint()
