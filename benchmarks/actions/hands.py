"""Real keys and a real mouse on the real window, counted.

A key chord is one action, a click one, a double-click one, a drag one. Moving the mouse
and turning its wheel are not counted, as in the table of the other tools.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotations.span import Span
from gui.window import Window

_LEFT = Qt.MouseButton.LeftButton
_NOTCH = 120
_TURNS = 2_000
_ASIDE = 40
"""How many pixels the mouse comes from, so that it moves for real."""
_GRIP = 2.0
_LEFT_OF = (0.35, 0.5)
"""Where a drag begins in a word of one letter, and in others: at no edge of a mark."""
_FIRST_QUARTER, _LAST_QUARTER = 0.25, 0.75


class Purpose(StrEnum):
    """What an action is for."""

    CONFIRM = "confirm"
    RELABEL = "relabel"
    BOUNDARY = "boundary"
    REJECT = "reject"
    ADD = "add"
    PROPAGATE = "propagate"
    WALK = "walk"
    FINISH = "finish"


class Gesture(StrEnum):
    """With what an action is done."""

    KEY = "key"
    CLICK = "click"
    DRAG = "drag"


Done = tuple[Purpose, Gesture]


@dataclass(slots=True)
class Hands:
    """Works a window, and counts; without ``mouse`` only keys are pressed."""

    window: Window
    mouse: bool = True
    done: Counter[Done] = field(default_factory=Counter)

    def key(self, action: str, purpose: Purpose) -> None:
        """Press the key that the action table gives an action."""
        self._press(self.window.actions_by_id[action].shortcut(), purpose)

    def label(self, name: str, purpose: Purpose, *, with_shift: bool = False) -> None:
        """Press a label's key, with Shift for the other words that may be meant."""
        project = self.window.workspace.project
        assert project is not None  # noqa: S101  one is open
        key = project.labels.named(name).key.upper()
        self._press(QKeySequence(f"Shift+{key}" if with_shift else key), purpose)

    def write(self, text: str, purpose: Purpose) -> None:
        """Type into what has the keyboard; each letter is a key."""
        for letter in text:
            QTest.keyClicks(self._receiver, letter)
            self._count(purpose, Gesture.KEY)

    def enter(self, purpose: Purpose) -> None:
        """Press Enter."""
        QTest.keyClick(self._receiver, Qt.Key.Key_Return)
        self._count(purpose, Gesture.KEY)

    def click(self, span: Span, purpose: Purpose) -> None:
        """Click on the first word of a span."""
        at = self.place(span)
        QTest.mouseClick(self._page, _LEFT, pos=at)
        self._count(purpose, Gesture.CLICK)

    def double_click(self, span: Span, purpose: Purpose) -> None:
        """Double-click on the first word of a span."""
        at = self.place(span)
        QTest.mouseClick(self._page, _LEFT, pos=at)
        QTest.mouseDClick(self._page, _LEFT, pos=at)
        QTest.mouseRelease(self._page, _LEFT, pos=at)  # which it leaves out
        self._count(purpose, Gesture.CLICK)

    def drag_over(self, span: Span, purpose: Purpose) -> None:
        """Drag over a span, from inside its first word into its last."""
        self._show(span)
        first, *_, last = self._tokens_of(span) * 2
        start = self._inside(first, _LEFT_OF[len(first) > 1])
        end = self._inside(last, 1 - _LEFT_OF[len(last) > 1])
        self._drag(start, end, purpose)

    def pull(self, span: Span, wanted: Span, purpose: Purpose) -> None:
        """Drag an end of a marked span to where it belongs, the left one first."""
        self._show(span)
        first, *_, last = [piece.box for piece in self.window.view.boxes(span)] * 2
        if span.start != wanted.start:
            start = QPointF(first.left() + _GRIP, first.center().y())
            end = self._inside(self._tokens_of(wanted)[0], _FIRST_QUARTER)
        else:
            start = QPointF(last.right() - _GRIP, last.center().y())
            end = self._inside(self._tokens_of(wanted)[-1], _LAST_QUARTER)
        self._drag(start, end, purpose)

    def point(self, span: Span) -> None:
        """Move the mouse over a word, from somewhere else."""
        at = self.place(span)
        aside = QPoint(at.x() + (_ASIDE if at.x() < _ASIDE else -_ASIDE), at.y())
        for onto in (aside, at):
            QTest.mouseMove(self._page, onto)
            QApplication.processEvents()

    def place(self, span: Span) -> QPoint:
        """Find a span's first word on screen; the wheel is turned until it is there."""
        self._show(span)
        return self._inside(self._tokens_of(span)[0]).toPoint()

    @property
    def total(self) -> int:
        """How many actions there were."""
        return self.done.total()

    @property
    def _page(self) -> QWidget:
        return self.window.view.viewport()

    @property
    def _receiver(self) -> QWidget:
        return QApplication.focusWidget() or self.window.view

    def _press(self, keys: QKeySequence, purpose: Purpose) -> None:
        QTest.keySequence(self._receiver, keys)
        self._count(purpose, Gesture.KEY)

    def _drag(self, start: QPointF, end: QPointF, purpose: Purpose) -> None:
        QTest.mouseMove(self._page, start.toPoint())
        QTest.mousePress(self._page, _LEFT, pos=start.toPoint())
        QTest.mouseMove(self._page, end.toPoint())
        QTest.mouseRelease(self._page, _LEFT, pos=end.toPoint())
        self._count(purpose, Gesture.DRAG)

    def _tokens_of(self, span: Span) -> list[Span]:
        tokens = self.window.workspace.tokens
        return [token for token in tokens if token.overlaps(span)]

    def _inside(self, token: Span, share: float = 0.5) -> QPointF:
        """Give a place within the word, so far from its left."""
        box = self.window.view.boxes(token)[0].box
        return QPointF(box.left() + share * box.width(), box.center().y())

    def _count(self, purpose: Purpose, gesture: Gesture) -> None:
        self.done[purpose, gesture] += 1
        QApplication.processEvents()

    def _show(self, span: Span) -> None:
        """Turn the wheel until a whole span is on screen."""
        for _ in range(_TURNS):
            up, down = self._beyond(span)
            if not up and not down:
                return
            self._turn(_NOTCH if up else -_NOTCH)
        raise RuntimeError(f"{span} cannot be scrolled to.")

    def _beyond(self, span: Span) -> tuple[bool, bool]:
        """Tell whether a span begins above what is seen, or ends below it."""
        boxes = [piece.box for piece in self.window.view.boxes(span)]
        bottom = self._page.height()
        return boxes[0].top() < 0, boxes[-1].bottom() >= bottom

    def _turn(self, by: int) -> None:
        middle = QPointF(self._page.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(self._page.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  its stub has no name for it
        )
        QApplication.sendEvent(self._page, event)
