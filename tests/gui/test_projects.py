"""Projects are opened, exported, moved, and worked on by several."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from annotations.edit import Review
from db.project import opened
from gui.dialogs import files
from gui.dialogs.export import ExportDialog
from gui.settings import Settings
from gui.window import Window
from tests.gui.around import decide_elsewhere, drop, idle, modal, titles
from tests.gui.conftest import Hands


def test_a_project_dropped_is_opened(window: Window, empty_project: Path) -> None:
    drop(window, empty_project)

    assert window.workspace.project is not None
    assert window.workspace.project.path == empty_project


def test_a_file_that_is_no_project_leaves_the_open_one(
    window: Window, tmp_path: Path, filled: Path
) -> None:
    (tmp_path / "novel.copydesk").write_text("It was a dark night. " * 99)
    window.open(tmp_path / "novel.copydesk")

    assert window.banner.isVisible()
    assert window.workspace.project is not None
    assert window.workspace.project.path == filled


def test_a_decision_that_cannot_be_stored_is_not_shown(
    window: Window, hands: Hands
) -> None:
    assert window.workspace.project is not None
    full = window.workspace.project.store._db
    pages = full.execute("PRAGMA page_count").fetchone()[0]
    full.execute(f"PRAGMA max_page_count = {pages}")
    note = "x" * 200_000
    hands.press(" ", "h")
    window.workspace.attempt(lambda: window.commands.reviewing.note(note))

    assert window.banner.isVisible()
    assert "full" in window.banner.text.text()
    mark = window.workspace.current
    assert mark is not None
    assert mark.annotation is not None
    assert mark.annotation.note == ""


def test_new_project_asks_where_and_opens_it(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "fresh.copydesk"
    monkeypatch.setattr(files, "new_project", lambda _: target)
    window.actions_by_id["project.new"].trigger()

    assert window.workspace.project is not None
    assert window.workspace.project.path == target
    assert titles(window) == []


def test_new_project_never_overwrites(
    window: Window, empty_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "new_project", lambda _: empty_project)
    window.actions_by_id["project.new"].trigger()

    assert "exists already" in window.banner.text.text()


def test_projects_opened_are_remembered_newest_first(
    window: Window, filled: Path, empty_project: Path, settings: Settings
) -> None:
    window.open(empty_project)

    assert settings.recent == [empty_project, filled]


def test_the_recent_menu_opens_a_project(window: Window, empty_project: Path) -> None:
    window.settings.remember(empty_project)
    recent = window._menus.recent
    recent.aboutToShow.emit()
    recent.actions()[0].trigger()

    assert window.workspace.project is not None
    assert window.workspace.project.path == empty_project


def test_export_writes_what_the_dialog_says(
    window: Window, hands: Hands, tmp_path: Path, qtbot: QtBot
) -> None:
    hands.press(" ")
    window.actions_by_id["project.export"].trigger()
    dialog = modal()
    assert isinstance(dialog, ExportDialog)
    dialog.target.setText(str(tmp_path / "out.jsonl"))
    dialog.go.click()
    idle(window, qtbot)

    assert "2 articles with 1 span" in window.banner.text.text()
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_another_annotator_has_a_layer_of_their_own(
    window: Window, hands: Hands
) -> None:
    hands.press(" ")
    window.actions_by_id["project.annotator"].trigger()
    dialog = modal()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("bob")
    dialog.accept()

    assert window.status.who.text() == "bob"
    assert hands.state_of("Ada Lovelace")[1] == "pending"


def test_the_samples_open_from_the_menu(
    new_window: Callable[[], Window], qtbot: QtBot
) -> None:
    window = new_window()
    window.actions_by_id["project.samples"].trigger()
    qtbot.waitUntil(lambda: window.workspace.project is not None)
    idle(window, qtbot)

    assert len(titles(window)) >= 8
    assert window.workspace.marks


def test_a_decision_made_elsewhere_is_not_overwritten(
    window: Window, hands: Hands, filled: Path
) -> None:
    decide_elsewhere(filled)
    hands.press(" ")
    assert "changed elsewhere" in window.banner.text.text()
    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert window.workspace.desk is not None
    assert window.workspace.desk.layer.review is Review.DONE

    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"


def test_a_project_moved_while_open_takes_no_decision_and_loses_none(
    window: Window, hands: Hands, filled: Path, tmp_path: Path
) -> None:
    hands.press(" ")
    moved = filled.rename(tmp_path / "moved.copydesk")
    hands.press(" ")
    assert "moved, renamed or deleted" in window.banner.text.text()
    assert hands.state_of("Byron")[1] == "pending"

    window.open(moved)

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
    hands.press(" ")
    with opened(moved) as store:
        assert store.check() == []


def test_a_project_deleted_while_open_says_so_at_the_next_key(
    window: Window, hands: Hands, filled: Path
) -> None:
    hands.press(" ")
    filled.unlink()
    hands.press("u")

    assert "deleted" in window.banner.text.text()
    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
