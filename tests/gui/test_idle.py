"""New articles get their suggestions while nobody is at work, and nobody waits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.article import ArticleId
from annotations.listing import Query
from db.project import opened
from gui.idle import PATIENCE
from gui.settings import Settings
from gui.window import Window
from tests import builders

TEXTS = [f"Angela Merkel met Emmanuel Macron on day {n}." for n in range(30)]


@pytest.fixture
def unread(empty_project: Path) -> Path:
    """A project of articles that nothing has read."""
    with opened(empty_project) as store, store.bulk():
        for number, text in enumerate(TEXTS):
            store.add(builders.article(text, headline=f"Day {number}"))
    return empty_project


@pytest.fixture
def window(new_window: Callable[[], Window], unread: Path) -> Window:
    """The window on articles that nothing has read; it waits until told."""
    window = new_window()
    window.open(unread)
    return window


def rest(window: Window, qtbot: QtBot) -> None:
    """Let the time pass after which nobody seems to be at work."""
    window.idle.timer.stop()
    window.idle.timer.timeout.emit()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def covered(project: Path) -> list[int]:
    with opened(project) as store:
        found = store._db.execute(
            "SELECT article_id, count(*) FROM article_runs GROUP BY article_id"
        ).fetchall()
    assert all(count == 1 for _, count in found)
    return [article_id for article_id, _ in found]


def test_whoever_rests_finds_suggestions_when_they_come_back(
    window: Window, unread: Path, qtbot: QtBot
) -> None:
    assert not window.workspace.marks

    rest(window, qtbot)

    assert len(covered(unread)) == len(TEXTS)
    assert window.workspace.marks
    assert window.articles.model.summary(29).suggested
    assert "in 30 articles by " in window.status.told.text()


def test_it_begins_only_after_a_while_without_key_click_or_wheel(
    window: Window,
) -> None:
    handle, point = window.windowHandle(), QPoint(600, 400)
    away = QPointF(point)
    wheel = QWheelEvent(
        away,
        away,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  Qt's own signature
    )
    assert window.idle.timer.interval() == PATIENCE >= 1_000
    for work in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_0),
        lambda: QTest.keyClick(handle, Qt.Key.Key_J),  # a shortcut takes it
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=point),
        lambda: QApplication.sendEvent(handle, wheel),
    ):
        window.idle.timer.stop()
        work()

        assert window.idle.timer.isActive()


def test_a_key_makes_it_pause_and_what_was_read_is_not_read_again(
    window: Window, unread: Path, qtbot: QtBot
) -> None:
    shown = []
    window.jobs.murmured.connect(lambda *_: shown.append(window.status.job.text()))
    window.idle.timer.timeout.emit()
    qtbot.waitUntil(lambda: bool(covered(unread)))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    early = covered(unread)
    assert window.idle.timer.isActive()
    assert not window.status.job.isVisible()

    rest(window, qtbot)

    assert set(early) <= set(covered(unread))
    assert len(covered(unread)) == len(TEXTS)
    assert shown[0] == "Suggesting by itself · 0 of 30"
    assert not window.status.cancel.isVisible()


def test_the_article_on_screen_comes_first(
    window: Window, unread: Path, qtbot: QtBot
) -> None:
    window.workspace.open_article(ArticleId(17))
    rest(window, qtbot)

    with opened(unread) as store:
        found = store._db.execute("SELECT article_id FROM suggestions ORDER BY id")
        assert next(found)["article_id"] == 17
    assert len(covered(unread)) == len(TEXTS)


def test_what_was_asked_for_does_not_wait_for_it(
    window: Window, unread: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "more.txt").write_text("Nobody knew Mary Somerville in Jedburgh.")
    window.idle.timer.timeout.emit()

    window.commands.filling.import_paths([tmp_path / "more.txt"])
    qtbot.waitUntil(lambda: not window.jobs.busy)

    with opened(unread) as store:
        assert len(store.article_ids(Query(), "ann")) == len(TEXTS) + 1
    assert len(covered(unread)) == len(TEXTS) + 1


def test_it_can_be_told_to_wait_until_it_is_asked(
    window: Window, settings: Settings, unread: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window.actions_by_id["suggest.when_asked"].trigger()
    (tmp_path / "more.txt").write_text("Nobody knew Mary Somerville in Jedburgh.")
    window.commands.filling.import_paths([tmp_path / "more.txt"])
    qtbot.waitUntil(lambda: not window.jobs.busy)
    rest(window, qtbot)

    assert not covered(unread)
    assert not settings.suggests_alone
    assert window.actions_by_id["suggest.when_asked"].isChecked()


def test_a_pipeline_that_cannot_be_loaded_is_said_once(
    window: Window, unread: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    window.workspace.failed.connect(said.append)
    with opened(unread) as store:
        store._db.execute("INSERT INTO pipelines VALUES ('no_such', 1, '[]')")

    rest(window, qtbot)
    rest(window, qtbot)

    assert len(said) == 1
    assert "no_such" in said[0]


def test_nothing_runs_on_when_the_window_is_closed(
    window: Window, unread: Path, qtbot: QtBot
) -> None:
    window.idle.timer.timeout.emit()
    qtbot.waitUntil(lambda: bool(covered(unread)))

    window.close()

    assert not window.commands.filling.suggesters._crews
