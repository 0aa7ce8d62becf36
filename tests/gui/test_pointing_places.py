"""What is painted under a mouse that moves, turns its wheel, or pulls."""

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
from tests.gui.mouse import Mouse


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
