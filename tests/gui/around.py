"""What is around the article: what is listed, dropped, shown above, and at work."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.edit import Action
from annotations.listing import Query
from annotations.session import Session
from db.project import opened
from gui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def titles(window: Window) -> list[str]:
    model = window.articles.model
    return [model.summary(row).title for row in range(model.rowCount())]


def idle(window: Window, qtbot: QtBot) -> None:
    """Wait until every job has ended and told of it."""
    qtbot.waitUntil(lambda: not window.jobs.busy)


def modal() -> object:
    return QApplication.activeModalWidget()


def drop(window: Window, *paths: Path) -> None:
    """Drop files on the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # Qt 6.12 wants the place as QPointF, and earlier ones as QPoint.
    new = tuple(map(int, qVersion().split("."))) >= (6, 12)
    place: Any = QPointF(9, 9) if new else QPoint(9, 9)
    window.dragEnterEvent(QDragEnterEvent(place, copy, mime, left, none))
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))


def decide_elsewhere(project: Path) -> None:
    """Mark the first article done in another window."""
    with opened(project) as store:
        other = Session(store, annotator="ann")
        desk = other.open(store.article_ids(Query(), "ann")[0])
        changes = review.mark_done(desk.layer)
        other.perform(Action.MARK_DONE, "Done elsewhere", changes)
