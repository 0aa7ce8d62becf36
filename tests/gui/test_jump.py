"""Jumping to words by typing some of their letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.article.overlays import Over
from gui.window import Window
from tests.gui.conftest import Hands

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up


class Typist:
    """Hands on the find strip."""

    def __init__(self, window: Window, hands: Hands) -> None:
        self._window = window
        self._hands = hands
        self.strip = window.pointing.jump.strip

    def find(self, typed: str) -> None:
        self._hands.press("/")
        QTest.keyClicks(self.strip.field, typed)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.strip.field, key)

    def words(self, over: Over) -> list[str]:
        text = self._window.view.places.tokens.text
        return [span.of(text) for span in self._window.view.over(over)]


@pytest.fixture
def typist(window: Window, hands: Hands) -> Typist:
    return Typist(window, hands)


def test_words_stand_out_while_they_are_typed(typist: Typist) -> None:
    typist.find("lo")

    assert typist.words(Over.FOUND) == ["Lovelace", "Lord", "London"]
    assert typist.words(Over.CHOSEN) == ["Lovelace"]
    assert typist.strip.count.text() == "1 of 3"


def test_enter_puts_the_cursor_there_for_a_label(
    typist: Typist, hands: Hands, window: Window
) -> None:
    typist.find("socie")
    typist.press(ENTER)
    assert typist.words(Over.CURSOR) == ["Society"]
    assert typist.strip.isHidden()
    assert window.view.hasFocus()

    hands.press("o")

    assert hands.state_of("Society") == ("ORG", "added")


def test_enter_on_a_marked_span_makes_it_current(typist: Typist, hands: Hands) -> None:
    typist.find("londo")
    typist.press(ENTER)

    assert hands.current == "London"
    assert typist.words(Over.CURSOR) == []


def test_down_and_up_go_to_other_places(typist: Typist) -> None:
    typist.find("lo")
    typist.press(DOWN, DOWN, UP)
    assert typist.words(Over.CHOSEN) == ["Lord"]

    typist.press(DOWN, DOWN)

    assert typist.words(Over.CHOSEN) == ["Lovelace"]


def test_the_search_begins_where_one_is(typist: Typist, hands: Hands) -> None:
    hands.go_to("Byron")
    typist.find("lo")

    assert typist.words(Over.CHOSEN) == ["London"]


def test_esc_goes_back_to_where_one_was(
    typist: Typist, hands: Hands, window: Window
) -> None:
    hands.press(Qt.Key.Key_Right)
    typist.find("royal")
    typist.press(ESC)

    assert typist.words(Over.CURSOR) == ["met"]
    assert typist.words(Over.FOUND) == []
    assert window.view.hasFocus()
    assert hands.current == "Ada Lovelace"


def test_what_is_not_there_is_said(typist: Typist) -> None:
    typist.find("zzz")

    assert typist.words(Over.CHOSEN) == []
    assert typist.strip.count.text() == "Not in this article"


def test_the_letters_of_last_time_are_typed_over_or_used_again(
    typist: Typist,
) -> None:
    typist.find("royal")
    typist.press(ESC)
    typist.find("")
    assert typist.words(Over.CHOSEN) == ["Royal"]

    QTest.keyClicks(typist.strip.field, "london")

    assert typist.words(Over.CHOSEN) == ["London"]


def test_labels_are_letters_while_one_types(typist: Typist, hands: Hands) -> None:
    typist.find("pgx")

    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert typist.strip.field.text() == "pgx"


def test_another_article_ends_the_search(typist: Typist, window: Window) -> None:
    typist.find("lo")
    window.workspace.step_article(1)
    QApplication.processEvents()

    assert typist.strip.isHidden()
    assert typist.words(Over.FOUND) == []
