"""Whatever keys are pressed, the project file holds what its record says.

A thousand keys, clicks and drags drawn from the whole action table go to the real
window, faster than it draws. Then all of it is undone, and all of it is done again.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from sqlite3 import Row, connect
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotations.article import Article, NewsMetadata
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from db.project import opened
from gui.actions import ACTIONS, Menu
from gui.window import Window
from tests import builders

SEEDS, PRESSED = range(10), 1_000
EXCLUDED = {
    "project.new": "asks for a file",
    "project.open": "asks for a file",
    "project.samples": "leaves for another project",
    "project.import": "asks for files",
    "project.import_folder": "asks for a folder",
    "project.export": "asks for a file",
    "project.quit": "ends the test",
    "suggest.run": "has a pipeline read, which takes long",
    "suggest.pipeline": "looks for pipelines, which takes long",
    "suggest.evaluate": "has a pipeline read, which takes long",
    "help.palette": "leads to all of these",
}
OFTEN = {Menu.REVIEW, Menu.EDIT, Menu.ARTICLE, Menu.GO}
LABELS = "pngolfdtearwsmcqik"
CURSOR = ("Left", "Right", "Up", "Down", "Home", "End")
HELD = ("", "Shift+", "Ctrl+", "Ctrl+Shift+", "Alt+")
TEXTS = (
    (
        "Ada Lovelace met 👩\u200d👩\u200d👧 Lord Byron in London. Byron left. 🎻 Ada.",
        ("Ada Lovelace:PERSON", "Ada:PERSON", "Byron:PERSON", "London:GPE"),
        ("Lord Byron:PERSON", "London:ORG", "👩\u200d👩\u200d👧:EVENT"),
    ),
    (
        "زار أحمد زويل القاهرة.\n\nقال أحمد زويل (Ahmed Zewail) إن القاهرة كبيرة.",  # noqa: RUF001
        ("أحمد زويل:PERSON", "القاهرة:GPE"),
        ("أحمد:PERSON", "Ahmed Zewail:PERSON"),
    ),
    (
        "王小明昨天从北京飞往上海。上海很热,北京不热。",
        ("王小明:PERSON", "北京:GPE", "上海:GPE"),
        ("上海:LOC", "昨天:DATE"),
    ),
    (
        "The Bank of London School met.\n\nThe Bank of London paid $3m.\n\n\nThe end",
        ("Bank of London School:ORG", "met.\n\nThe Bank:ORG", "London:GPE"),
        ("Bank of London:FAC", "$3m:MONEY", "The end:WORK_OF_ART"),
    ),
    (
        "นายสมชายเดินทางจากกรุงเทพไปเชียงใหม่ กรุงเทพร้อน",
        ("กรุงเทพ:GPE", "สมชาย:PERSON"),
        ("เชียงใหม่:GPE",),
    ),
    ("Nobody is named here, on no day and in no place.", (), ("no day:DATE",)),
)
PASSING = {
    *("created_at", "decided_at", "updated_at", "begun_at"),
    *("active_seconds", "actions", "keys", "clicks"),
}
"""Columns that tell when and at what cost things came to be as they are."""
RECORD = {"edits", "changes", "visits", "annotators", "runs", "suggestions"}
"""Tables in which undoing leaves a trace, as it must."""
SWITCHES = {"memory_off"}
"""Tables of what is switched off and on again, which is no edit."""


@pytest.fixture
def busy(project: Path) -> Path:
    """Six articles in several scripts over which two runs have been."""
    with opened(project) as store:
        ids = [
            store.add(Article(text=text, news=NewsMetadata(headline=f"No. {number}")))
            for number, (text, *_) in enumerate(TEXTS)
        ]
        for number, digest in enumerate("ab", start=1):
            run = store.continued_run(builders.pipeline(digest=digest))
            for id_, text in zip(ids, TEXTS, strict=True):
                store.add_suggestions(
                    run, [(id_, list(proposed(text[0], text[number])))]
                )
    return project


def proposed(text: str, found: Sequence[str]) -> Iterator[Proposal]:
    for at, (words, _, label) in enumerate(one.rpartition(":") for one in found):
        start = text.find(words)
        while start >= 0:
            yield Proposal(Span(start, start + len(words)), label, score=0.9 - at / 5)
            start = text.find(words, start + len(words))


# Menus that open ask the offscreen platform for what it cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_thousand_random_keys_leave_the_project_consistent(
    new_window: Callable[[], Window], busy: Path, seed: int
) -> None:
    start = contents(busy)
    window = new_window()
    window.open(busy)
    steps = Fingers(window, random.Random(seed)).press(PRESSED)  # noqa: S311
    window.close()
    end = contents(busy)
    assert problems(busy) == [], steps
    undone = undo_all(busy)
    assert contents(busy) == start, steps
    assert problems(busy) == [], steps
    redo(busy, undone)

    assert contents(busy) == end, steps
    assert problems(busy) == [], steps
    assert undone > PRESSED / 25


def test_what_is_never_pressed_is_there_to_be_pressed() -> None:
    assert EXCLUDED.keys() <= {spec.id for spec in ACTIONS}


def problems(project: Path) -> list[str]:
    with opened(project) as store:
        return store.check()


def undo_all(project: Path) -> int:
    """Undo all there is, in a session of its own, and count."""
    with opened(project) as store:
        session = Session(store, annotator="ann")
        return sum(1 for _ in iter(session.undo, None))


def redo(project: Path, times: int) -> None:
    """Do again what was just undone, but not what had been undone before."""
    with opened(project) as store:
        session = Session(store, annotator="ann")
        for _ in range(times):
            assert session.redo() is not None


def contents(project: Path) -> dict[str, set[tuple[object, ...]]]:
    """Read what the tables hold, but for the record and for times and costs.

    An article that is as nobody had ever touched it counts as untouched.
    """
    with closing(connect(project)) as db:
        db.row_factory = Row
        listed = db.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")
        tables = {row["name"] for row in listed} - RECORD - SWITCHES
        return {
            table: {kept(row) for row in db.execute(f"SELECT * FROM {table}")}  # noqa: S608
            for table in tables
            if not table.startswith(("sqlite_", "_"))
        } | {"reviews": {kept(row) for row in db.execute(TAKEN_UP)}}


TAKEN_UP = "SELECT * FROM reviews WHERE state != 'unseen'"


def kept(row: Row) -> tuple[object, ...]:
    return tuple(row[column] for column in row.keys() if column not in PASSING)  # noqa: SIM118


class Fingers:
    """Presses keys, clicks and drags at random, and answers whatever asks back."""

    def __init__(self, window: Window, chance: random.Random) -> None:
        self._window = window
        self._chance = chance
        self._ways: list[tuple[int, str, Callable[[], None]]] = [
            *self._for_actions(),
            *((10, key, partial(self._type, key)) for key in LABELS),
            *(
                (1, held + key, partial(self._type, held + key))
                for held in HELD
                for key in CURSOR
            ),
            (50, "click", self._click),
            (20, "double-click", self._double_click),
            (30, "drag", self._drag),
            (25, "back to the article", partial(self._trigger, "view.article")),
        ]

    def press(self, times: int) -> str:
        """Press so often; give the last things pressed, to look into."""
        # A menu keeps hold of the key that opened it until it is closed.
        closing_menus = QTimer(self._window, interval=5)
        closing_menus.timeout.connect(close_menu)
        closing_menus.start()
        weights = [weight for weight, *_ in self._ways]
        chosen = self._chance.choices(self._ways, weights, k=times)
        for place, (_, _, act) in enumerate(chosen):
            act()
            self._answer()
            if place % 100 == 0:
                QApplication.processEvents()
        closing_menus.stop()
        return f"at the end: {[name for _, name, _ in chosen[-25:]]}"

    def _for_actions(self) -> Iterator[tuple[int, str, Callable[[], None]]]:
        for spec in ACTIONS:
            if spec.id in EXCLUDED:
                continue
            weight = 20 if spec.menu in OFTEN else 1
            for key in spec.keys:
                yield weight, key, partial(self._type, key)
            if not spec.keys:
                yield 1, spec.id, partial(self._trigger, spec.id)

    def _type(self, keys: str) -> None:
        sequence: Any = QKeySequence(keys)  # its stub has no items
        pressed = sequence[0]
        there = QApplication.focusWidget() or self._window.view
        QTest.keyClick(there, pressed.key(), pressed.keyboardModifiers())

    def _trigger(self, action: str) -> None:
        self._window.actions_by_id[action].trigger()

    def _click(self) -> None:
        QTest.mouseClick(self._page, LEFT, NONE, self._place())

    def _double_click(self) -> None:
        QTest.mouseDClick(self._page, LEFT, NONE, self._place())

    def _drag(self) -> None:
        start, end = self._place(), self._place()
        QTest.mousePress(self._page, LEFT, NONE, start)
        QTest.mouseMove(self._page, end)
        QTest.mouseRelease(self._page, LEFT, NONE, end)

    @property
    def _page(self) -> QWidget:
        return self._window.view.viewport()

    def _place(self) -> QPoint:
        """Choose a place, most often near the lines of a short text."""
        size = self._page.size()
        return QPoint(
            self._chance.randrange(size.width()),
            self._chance.randrange(size.height() // 2),
        )

    def _answer(self) -> None:
        """Agree with what has come up, or close it."""
        if asking() is None:
            return
        for key in (self._chance.choice([Qt.Key.Key_Return, ESCAPE]), ESCAPE, ESCAPE):
            if (asks := asking()) is not None:
                within: QWidget | None = asks.focusWidget()
                QTest.keyClick(within or asks, key)
        assert asking() is None, f"{asking()} does not go away"
        # As a window manager does.
        self._window.activateWindow()
        QApplication.processEvents()


def close_menu() -> None:
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def asking() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ESCAPE = Qt.Key.Key_Escape
