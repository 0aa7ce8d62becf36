"""Articles and suggestions come in while the window goes on."""

from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations.progress import Progress
from annotations.span import Span
from db.choosing import SuggestOrder
from db.project import create, opened
from gui.dialogs.report import ReportDialog
from gui.window import Window
from tests.gui.around import drop, idle, modal
from tests.gui.conftest import FIRST, Hands


@pytest.mark.usefixtures("at_hand")
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


def test_articles_dropped_without_a_project_say_what_to_do(
    new_window: Callable[[], Window], tmp_path: Path
) -> None:
    window = new_window()
    drop(window, tmp_path / "a.txt")

    assert "open a project first" in window.banner.text.text()


def test_a_missing_pipeline_is_said_in_a_sentence(window: Window, qtbot: QtBot) -> None:
    window.commands.filling.suggest_with(SuggestOrder(pipeline="no_such_pipeline"))
    idle(window, qtbot)

    assert "no_such_pipeline" in window.banner.text.text()


@pytest.mark.usefixtures("at_hand")
def test_a_second_run_does_nothing_twice(window: Window, qtbot: QtBot) -> None:
    window.actions_by_id["suggest.run"].trigger()
    idle(window, qtbot)
    window.actions_by_id["suggest.run"].trigger()
    idle(window, qtbot)

    assert "every article already" in window.status.told.text()


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


@pytest.mark.usefixtures("at_hand")
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
    qtbot.waitUntil(lambda: not window.jobs.busy)

    assert window.articles.model.rowCount() == 300
    assert window.articles.model.summary(299).suggested


def test_a_key_cancels_what_runs_and_says_where_nothing_does(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    steps = repeat(Progress(0, 1))
    window.commands.filling.submit("Exporting", lambda: steps, print)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    with qtbot.waitSignal(window.workspace.told) as told:
        hands.press("x", mods=held)
    qtbot.waitUntil(lambda: not window.jobs.can_cancel)
    hands.press("x", mods=held)

    assert told.args == ["Exporting was cancelled; what was there before still is."]
    assert window.status.told.text() == "Nothing is running that could be cancelled."


def test_whoever_cancels_sees_at_once_that_it_was_heard(
    window: Window, qtbot: QtBot
) -> None:
    steps = repeat(Progress(3, 10))
    window.commands.filling.submit("Exporting", lambda: steps, print)
    qtbot.waitUntil(lambda: window.status.job.text() == "Exporting 3 of 10 …")
    window.jobs.cancel()
    seen = window.status.job.text(), window.status.cancel.isEnabled()
    qtbot.waitUntil(lambda: not window.jobs.can_cancel)
    window.commands.filling.submit("Exporting", lambda: iter([steps]), lambda _: None)

    assert seen == ("Cancelling …", False)
    assert window.status.cancel.isEnabled()
    idle(window, qtbot)


def test_how_much_there_is_is_not_said_before_it_is_known(
    window: Window, qtbot: QtBot
) -> None:
    steps = repeat(Progress(1_234, 0))
    window.commands.filling.submit("Importing", lambda: steps, print)

    qtbot.waitUntil(lambda: window.status.job.text() == "Importing 1,234 …")
    window.jobs.cancel()
    qtbot.waitUntil(lambda: not window.jobs.can_cancel)
