"""The window around the article: list, files, jobs, looks."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.edit import Action, Review
from annotations.listing import Query
from annotations.session import Session
from annotations.span import Span
from db.choosing import SuggestOrder
from db.project import create, opened
from gui.dialogs import files
from gui.dialogs.export import ExportDialog
from gui.dialogs.report import ReportDialog
from gui.settings import Settings
from gui.theme import Appearance
from gui.window import Window
from tests import builders
from tests.gui.conftest import FIRST, Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def titles(window: Window) -> list[str]:
    model = window.articles.model
    return [model.summary(row).title for row in range(model.rowCount())]


def idle(window: Window, qtbot: QtBot) -> None:
    """Wait until every job has ended and told of it."""
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)


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


def test_the_list_tells_title_state_and_what_is_pending(window: Window) -> None:
    first = window.articles.model.summary(0)

    assert (first.title, first.review, first.pending) == ("Poets meet", "unseen", 5)


def test_the_list_follows_every_decision(window: Window, hands: Hands) -> None:
    hands.press(" ")

    first = window.articles.model.summary(0)
    assert (first.review, first.pending) == (Review.STARTED, 4)
    assert [chip.text() for chip in window.articles.chips] == [
        "All 2",
        "To do 1",
        "Started 1",
        "Done 0",
    ]


def test_choosing_in_the_list_opens_the_article(window: Window, hands: Hands) -> None:
    window.articles.view.setCurrentIndex(window.articles.model.index(1))

    assert hands.current == "Mary Somerville"


def test_searching_looks_into_the_text(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.articles.search, "jedburgh")
    qtbot.keyClick(window.articles.search, Qt.Key.Key_Return)

    assert titles(window) == ["Unknown"]


def test_a_chip_filters_by_state(window: Window, hands: Hands, qtbot: QtBot) -> None:
    hands.press(Qt.Key.Key_Return, mods=CTRL)
    qtbot.mouseClick(window.articles.chips[3], Qt.MouseButton.LeftButton)

    assert titles(window) == ["Poets meet"]


def test_the_list_can_be_sorted(window: Window) -> None:
    menu = window.articles.order.menu()
    assert menu is not None
    fewest = next(a for a in menu.actions() if a.text() == "Fewest pending first")
    fewest.trigger()

    assert titles(window) == ["Unknown", "Poets meet"]
    assert "Fewest pending first" in window.articles.order.text()


def test_files_dropped_are_imported_and_suggested(
    new_window: Callable[[], Window],
    empty_project: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = new_window()
    window.open(empty_project)
    (tmp_path / "a.txt").write_text(
        "PARIS, May 2 -- Angela Merkel met Emmanuel Macron."
    )
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    drop(window, tmp_path / "a.txt", tmp_path / "b.bin")
    idle(window, qtbot)

    assert window.banner.text.text() == "1 article added, 1 refused."
    desk = window.workspace.desk
    assert desk is not None
    assert ("Angela Merkel", "PERSON") in [
        (mark.span.of(desk.article.text), mark.label) for mark in desk.marks
    ]


def test_the_details_of_an_import_can_be_read(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "again.txt").write_text(FIRST, encoding="utf-8")
    drop(window, tmp_path / "again.txt")
    idle(window, qtbot)
    qtbot.mouseClick(window.banner.more, Qt.MouseButton.LeftButton)

    dialog = modal()
    assert isinstance(dialog, ReportDialog)
    assert "There already as “Poets meet”" in dialog.body.toPlainText()
    dialog.close()


def test_a_project_dropped_is_opened(window: Window, empty_project: Path) -> None:
    drop(window, empty_project)

    assert window.workspace.project is not None
    assert window.workspace.project.path == empty_project


def test_articles_dropped_without_a_project_say_what_to_do(
    new_window: Callable[[], Window], tmp_path: Path
) -> None:
    window = new_window()
    drop(window, tmp_path / "a.txt")

    assert "open a project first" in window.banner.text.text()


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


def test_a_missing_pipeline_is_said_in_a_sentence(window: Window, qtbot: QtBot) -> None:
    window.commands.filling.suggest_with(SuggestOrder(pipeline="no_such_pipeline"))
    idle(window, qtbot)

    assert "no_such_pipeline" in window.banner.text.text()


def test_a_second_run_does_nothing_twice(window: Window, qtbot: QtBot) -> None:
    window.actions_by_id["suggest.run"].trigger()
    idle(window, qtbot)
    window.actions_by_id["suggest.run"].trigger()
    idle(window, qtbot)

    assert "every article already" in window.status.told.text()


def test_the_samples_open_from_the_menu(
    new_window: Callable[[], Window], qtbot: QtBot
) -> None:
    window = new_window()
    window.actions_by_id["project.samples"].trigger()
    qtbot.waitUntil(lambda: window.workspace.project is not None, timeout=30_000)
    idle(window, qtbot)

    assert len(titles(window)) >= 8
    assert window.workspace.marks


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_the_window_changes_its_looks_at_once(
    window: Window, appearance: Appearance
) -> None:
    window.actions_by_id[f"view.{appearance}"].trigger()

    corner = window.view.viewport().grab().toImage().pixelColor(2, 2)
    assert (corner.lightness() < 128) == (appearance is Appearance.DARK)
    assert window.settings.appearance is appearance


def test_text_grows_and_shrinks_and_finds_back(window: Window, hands: Hands) -> None:
    usual = window.view.document().defaultFont().pixelSize()
    hands.press("+", "+", mods=CTRL)
    assert window.view.document().defaultFont().pixelSize() == usual + 2

    hands.press("0", mods=CTRL)

    assert window.view.document().defaultFont().pixelSize() == usual


def test_the_keys_under_the_text_can_be_hidden(window: Window) -> None:
    window.actions_by_id["view.hints"].trigger()

    assert not window.hints.isVisible()


def test_about_tells_the_version(window: Window) -> None:
    window.actions_by_id["help.about"].trigger()
    box = modal()
    assert isinstance(box, QMessageBox)

    assert "Copydesk 0." in box.text()
    box.close()


def test_f6_moves_between_list_and_article(window: Window, hands: Hands) -> None:
    hands.press(Qt.Key.Key_F6, mods=Qt.KeyboardModifier.ShiftModifier)
    assert window.articles.view.hasFocus()

    window.actions_by_id["view.article"].trigger()

    assert window.view.hasFocus()


def test_the_window_comes_back_in_its_shape(
    window: Window, new_window: Callable[[], Window]
) -> None:
    window.resize(window.minimumSizeHint().width() + 7, 555)
    shape = window.size()
    window.close()

    assert new_window().size() == shape


def test_undo_says_what_it_would_take_back(window: Window, hands: Hands) -> None:
    assert not window.actions_by_id["edit.undo"].isEnabled()

    hands.press("x")

    assert window.actions_by_id["edit.undo"].text() == "&Undo reject"


@pytest.mark.parametrize(
    ("action", "named"),
    [
        (Action.MARK_DONE, "&Undo mark done"),
        (Action.PROPAGATE, "&Undo same words"),
        (Action.SCHEME, "&Undo change of labels"),
    ],
)
def test_undo_calls_things_by_their_names_in_the_window(
    window: Window, action: Action, named: str
) -> None:
    desk = window.workspace.desk
    assert desk is not None

    window.workspace.perform(action, "It", review.mark_done(desk.layer))

    assert window.actions_by_id["edit.undo"].text() == named


def test_the_inspector_says_why_and_what_happened(window: Window, hands: Hands) -> None:
    hands.go_to("London")
    hands.press("g", "h")

    span = window.inspector.span
    assert span.state.text().endswith("GPE, corrected")
    assert span.score.text() == "80 % sure"
    assert "en_core_web_sm 3.8.0" in span.why.text()
    assert "It had said ORG “London”" in span.why.text()
    assert "undecided → GPE corrected · ann" in span.past.text()


def test_the_history_lists_the_edits_newest_first(window: Window, hands: Hands) -> None:
    hands.press(" ", "x", "u")
    model = window.inspector.foot.history.model()
    lines = [str(model.index(row, 0).data())[7:] for row in range(model.rowCount())]

    assert lines == ["Reject “Byron” PERSON", "Confirm “Ada Lovelace” PERSON"]


def test_an_empty_project_says_how_to_fill_it(
    new_window: Callable[[], Window], empty_project: Path
) -> None:
    window = new_window()
    window.open(empty_project)

    assert "Ctrl+I" in window.view.welcome


def test_closing_while_a_job_runs_leaves_whole_articles(
    new_window: Callable[[], Window], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.copydesk"
    create(path)
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"Ada met Byron {number} times.")
    window = new_window()
    window.open(path)
    window.commands.filling.import_paths([tmp_path])
    qtbot.wait(30)
    window.close()

    with opened(path) as store:
        assert store.check() == []


def test_news_from_a_job_does_not_move_the_text_under_the_reader(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    window.view.select_span(Span(FIRST.index("together"), FIRST.index(" for")))
    window.actions_by_id["suggest.run"].trigger()
    idle(window, qtbot)
    hands.press("e")

    assert hands.state_of("together") == ("EVENT", "added")


def test_a_running_job_can_be_cancelled_and_taken_up_again(
    new_window: Callable[[], Window], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "many.copydesk"
    create(path)
    lines = "".join(f'{{"text": "Ada met Byron {n} times."}}\n' for n in range(300))
    (tmp_path / "many.jsonl").write_text(lines)
    window = new_window()
    window.open(path)
    window.commands.filling.import_paths([tmp_path / "many.jsonl"])
    qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    idle(window, qtbot)
    assert "cancelled" in window.status.told.text()

    window.commands.filling.import_paths([tmp_path / "many.jsonl"])
    idle(window, qtbot)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)

    assert window.articles.model.rowCount() == 300
    assert window.articles.model.summary(299).suggested


def test_f5_shows_what_another_program_added(
    window: Window, hands: Hands, filled: Path
) -> None:
    with opened(filled) as store:
        builders.fill(store, headline="From elsewhere")
    hands.press(Qt.Key.Key_F5)

    assert titles(window) == ["Poets meet", "Unknown", "From elsewhere"]


def test_a_decision_made_elsewhere_is_not_overwritten(
    window: Window, hands: Hands, filled: Path
) -> None:
    with opened(filled) as store:
        other = Session(store, annotator="ann")
        desk = other.open(store.article_ids(Query(), "ann")[0])
        changes = review.mark_done(desk.layer)
        other.perform(Action.MARK_DONE, "Done elsewhere", changes)
    hands.press(" ")
    assert "changed elsewhere" in window.banner.text.text()
    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert window.workspace.desk is not None
    assert window.workspace.desk.layer.review is Review.DONE

    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"


def test_a_narrow_window_shows_the_first_keys_only(window: Window) -> None:
    window.actions_by_id["view.dismiss"].trigger()
    window.resize(1600, 700)
    wide = [group.isVisible() for group in window.hints.groups]
    window.resize(window.minimumSizeHint().width(), 700)
    narrow = [group.isVisible() for group in window.hints.groups]

    assert all(wide)
    assert narrow == sorted(narrow, reverse=True)
    assert not all(narrow)


def test_the_labels_keep_their_height_in_a_low_window(window: Window) -> None:
    window.resize(900, 400)
    QApplication.processEvents()
    tops = [row.geometry().top() for row in window.inspector.labels.rows]

    assert {below - above for above, below in pairwise(tops)} == {21}


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
