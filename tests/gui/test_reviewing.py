"""A reviewer at work: real keys in the real window on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.edit import Action, Review
from annotations.listing import Query
from annotations.session import Session
from db.project import opened
from gui.window import Window
from tests import builders
from tests.gui.conftest import FIRST, Hands
from tests.gui.stored import on_disk, stored

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LOOSE = "ovelace met L"


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


def test_the_keyboard_alone_selects_and_adds(hands: Hands) -> None:
    hands.go_to("left")
    hands.press(Qt.Key.Key_Right, mods=CTRL | SHIFT)
    hands.press(Qt.Key.Key_Right, mods=CTRL | SHIFT)
    hands.press("e")

    assert hands.state_of("left together") == ("EVENT", "added")


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


def go_to_loose(hands: Hands, project: Path) -> None:
    """Go to a span that ends inside words, as another program may have made it."""
    with opened(project) as store:
        session = Session(store, annotator="ann")
        layer = session.open(store.article_ids(Query(), "ann")[0]).layer
        changes = review.add(layer, builders.span(LOOSE, FIRST), "EVENT")
        session.perform(Action.ADD, "Import", changes)
    hands.press(Qt.Key.Key_F5)
    hands.go_to(LOOSE)


@pytest.mark.parametrize(
    ("key", "expected"), [("+", "Lovelace met Lord"), ("-", "met")]
)
def test_a_span_that_ends_inside_words_is_snapped_to_them(
    hands: Hands, filled: Path, key: str, expected: str
) -> None:
    go_to_loose(hands, filled)

    hands.press(key)

    assert hands.current == expected


def test_snapping_is_offered_until_it_is_done(hands: Hands, filled: Path) -> None:
    go_to_loose(hands, filled)
    why = hands.window.inspector.span.why
    before = why.text()

    hands.press("+")

    assert before.splitlines()[0] == (
        "⚠ Its ends are not those of words: + takes them in whole, - leaves them out."
    )
    assert "⚠" not in why.text()


def test_a_span_that_covers_its_words_is_left_as_it_is(
    hands: Hands, window: Window, filled: Path
) -> None:
    hands.press("+")

    assert window.status.told.text() == "Its ends are those of words already."
    assert stored(filled) == []
