"""Point and press: keys act on what a mouse that was moved points at."""

import re
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from annotations.article import Article, NewsMetadata
from annotations.span import Span
from db.project import opened
from gui.article.overlays import Over
from gui.window import Window
from tests.gui.conftest import Hands


class Mouse:
    """A hand on the mouse: it moves over the text for real."""

    def __init__(self, window: Window) -> None:
        self._view = window.view
        self._window = window

    def point(self, words: str) -> None:
        at = self.place(words)
        self.move(at + QPoint(0, 60))
        self.move(at)

    def place(self, words: str) -> QPoint:
        text = self._view.places.tokens.text
        start = text.index(words)
        (piece, *_) = self._view.boxes(Span(start, start + len(words)))
        return piece.box.center().toPoint()

    def lowest(self, words: str) -> QPoint:
        """Find the last place in sight where some words stand."""
        text, view = self._view.places.tokens.text, self._view
        spans = [Span(m.start(), m.end()) for m in re.finditer(words, text)]
        seen = [span for span in spans if view.places.is_visible(span)]
        return view.boxes(seen[-1])[0].box.center().toPoint()

    def move(self, at: QPoint) -> None:
        QTest.mouseMove(self._view.viewport(), at)
        QApplication.processEvents()

    @property
    def outlined(self) -> list[str]:
        text = self._view.places.tokens.text
        return [span.of(text) for span in self._view.over(Over.POINTED)]


@pytest.fixture
def mouse(window: Window) -> Mouse:
    return Mouse(window)


def test_space_confirms_what_is_under_the_mouse(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(" ")

    assert hands.state_of("London") == ("ORG", "confirmed")
    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert hands.current == "London"


def test_the_target_is_outlined(mouse: Mouse) -> None:
    mouse.point("London")
    assert mouse.outlined == ["London"]

    mouse.point("Royal")

    assert mouse.outlined == ["Royal Society"]


def test_a_label_relabels_and_stays(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press("g", "l")

    assert hands.state_of("London") == ("LOC", "corrected")
    assert hands.current == "London"


def test_a_label_adds_the_whole_unmarked_name(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Society")
    hands.press("o")

    assert hands.state_of("Royal Society") == ("ORG", "added")
    assert hands.current == "Royal Society"


def test_a_label_adds_a_single_word(hands: Hands, mouse: Mouse) -> None:
    mouse.point("together")
    hands.press("e")

    assert hands.state_of("together") == ("EVENT", "added")


def test_what_was_added_is_what_further_keys_act_on(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Society")
    hands.press("o", "[", "{", "g", "x")

    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert "GPE" not in [label for _, label, state in hands.marks() if state == "added"]
    assert mouse.outlined == ["Royal Society"]


def test_edges_move_under_the_mouse(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Byron")
    hands.press("{")

    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")


def test_navigating_ends_pointing(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(Qt.Key.Key_Tab)
    hands.press(" ")

    assert hands.state_of("London")[1] == "pending"
    assert mouse.outlined == []


def test_space_twice_goes_on_from_there(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(" ", " ")

    assert hands.current == "on Friday"
    assert mouse.outlined == []


def test_a_trembling_desk_points_at_nothing(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(Qt.Key.Key_Tab)
    mouse.move(mouse.place("London") + QPoint(1, 1))

    assert mouse.outlined == []


def test_keys_act_on_the_current_span_where_nothing_is_marked(
    hands: Hands, mouse: Mouse
) -> None:
    mouse.point("together")
    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
    assert hands.current == "Byron"


def test_undo_gives_the_words_under_the_mouse_back(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Royal")
    hands.press("o", "u", "e")

    assert hands.state_of("Royal Society") == ("EVENT", "added")


def test_it_can_be_switched_off(window: Window, hands: Hands, mouse: Mouse) -> None:
    window.actions_by_id["view.points"].trigger()
    mouse.point("London")
    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
    assert mouse.outlined == []
    assert not window.actions_by_id["view.points"].isChecked()


def test_keys_work_on_what_is_pointed_at_though_nothing_is_current(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.press(" ", " ", " ", " ", " ")
    window.workspace.select(None)
    mouse.point("London")
    hands.press("x")

    assert hands.state_of("London")[1] == "rejected"


class Painted(QObject):
    """Watches which part of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.area = QRegion()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.area = self.area.united(cast(QPaintEvent, event).region())
        return False


def test_hovering_paints_the_words_and_no_more(window: Window, mouse: Mouse) -> None:
    mouse.point("Friday")
    painted = Painted()
    window.view.viewport().installEventFilter(painted)
    mouse.move(mouse.place("London"))

    shown = [window.view.boxes(span)[0].box for span in (spans(window))]
    assert not painted.area.isEmpty()
    assert painted.area.boundingRect().height() < 3 * shown[0].height()
    assert painted.area.boundingRect().width() < 300
    window.view.viewport().removeEventFilter(painted)


def spans(window: Window) -> tuple[Span, ...]:
    return window.view.over(Over.POINTED)


def test_moving_within_the_same_word_paints_nothing(
    window: Window, mouse: Mouse
) -> None:
    mouse.point("together")
    painted = Painted()
    window.view.viewport().installEventFilter(painted)
    mouse.move(mouse.place("together") + QPoint(6, 0))

    assert painted.area.isEmpty()
    window.view.viewport().removeEventFilter(painted)


@pytest.fixture
def long_window(window: Window, filled: Path) -> Window:
    """Show an article longer than the window, its first name current."""
    with opened(filled) as store:
        text = "Then Ada met Byron in London.\n" * 80
        added = store.add(Article(text=text, news=NewsMetadata()))
    window.workspace.refresh()
    window.workspace.open_article(added)
    return window


def turn(window: Window, by: int, at: QPoint) -> None:
    """Turn the wheel of a mouse that stands somewhere."""
    view = window.view.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(0, by),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt takes whether it is inverted by its place
    )
    QApplication.sendEvent(view, event)


def test_the_text_stays_under_the_mouse(long_window: Window, hands: Hands) -> None:
    mouse = Mouse(long_window)
    turn(long_window, -600, QPoint(300, 300))
    bar = long_window.view.verticalScrollBar()
    before = bar.value()
    last = mouse.lowest("Byron")
    mouse.move(last - QPoint(0, 40))
    mouse.move(last)
    hands.press("p", "g", "]")

    assert before > 0
    assert bar.value() == before
    assert hands.current == "Byron in"


def test_the_wheel_points_at_what_comes_under_the_mouse(long_window: Window) -> None:
    mouse = Mouse(long_window)
    at = mouse.lowest("Byron")
    mouse.move(at - QPoint(0, 40))
    mouse.move(at)
    first = spans(long_window)
    turn(long_window, -300, at)

    assert spans(long_window) != first


def test_where_keys_scroll_the_mouse_points_at_nothing(
    long_window: Window, hands: Hands
) -> None:
    mouse = Mouse(long_window)
    mouse.point("Byron")
    hands.press(*[Qt.Key.Key_Down] * 60)

    assert mouse.outlined == []


def test_a_cursor_is_dropped_where_the_mouse_is_moved(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.press(Qt.Key.Key_Right)
    mouse.point("together")
    hands.press("e")

    assert window.view.over(Over.CURSOR) == ()
    assert hands.state_of("together") == ("EVENT", "added")


def test_beside_the_text_keys_act_on_the_current_span(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    mouse.point("London")
    mouse.move(QPoint(2, window.view.viewport().height() - 2))
    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"


def test_what_is_pending_or_stands_comes_before_what_was_rejected(
    hands: Hands, mouse: Mouse
) -> None:
    hands.go_to("Byron")
    hands.press("x")
    hands.press(Qt.Key.Key_Escape)
    mouse.point("Lord")
    hands.press("w", "]")
    mouse.point("Byron")
    hands.press("p")

    assert hands.state_of("Lord Byron") == ("PERSON", "added")
    assert hands.state_of("Byron") == ("PERSON", "rejected")


def test_a_pulled_edge_is_one_edit(window: Window, hands: Hands, mouse: Mouse) -> None:
    (piece,) = window.view.boxes(next(iter(found(window, "Byron"))))
    edge = QPoint(round(piece.box.left()) + 1, round(piece.box.center().y()))
    view, button = window.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, button, pos=edge)
    QTest.mouseMove(view, mouse.place("Lord"))
    QTest.mouseRelease(view, button, pos=mouse.place("Lord"))

    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")
    assert hands.current == "Lord Byron"
    hands.press("u")
    assert hands.state_of("Byron") == ("PERSON", "pending")


def found(window: Window, words: str) -> list[Span]:
    text = window.view.places.tokens.text
    return [m.span for m in window.workspace.marks if m.span.of(text) == words]


def test_what_is_selected_over_a_paragraph_end_is_refused(
    window: Window, hands: Hands
) -> None:
    window.view.selectAll()
    hands.press("p")

    assert "paragraph" in window.banner.text.text()
    assert len(hands.marks()) == 5


def test_a_selection_is_all_that_is_pointed_at(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    mouse.point("left")
    view, button = window.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(view, button, pos=mouse.place("together"))
    QTest.mouseMove(view, mouse.place("Royal"))
    QTest.mouseRelease(view, button, pos=mouse.place("Royal"))
    assert mouse.outlined == []

    hands.press("e")

    assert hands.state_of("together for the Royal") == ("EVENT", "added")


def test_a_click_goes_on_pointing_at_what_was_clicked(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    QTest.mouseClick(
        window.view.viewport(), Qt.MouseButton.LeftButton, pos=mouse.place("London")
    )
    hands.press(" ")

    assert hands.state_of("London") == ("ORG", "confirmed")
    assert hands.current == "London"


def test_what_was_suggested_and_is_hidden_is_taken_up_where_one_points(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    window.commands.sighting.set_threshold(90)
    mouse.point("London")
    hands.press("g")

    assert hands.state_of("London") == ("GPE", "corrected")
    assert hands.current == "London"
    assert mouse.outlined == ["London"]
