"""Evaluating in the window: what is offered, shown, opened, copied and saved."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotations.span import Span
from gui.dialogs import files
from gui.dialogs.evaluation import EvaluationDialog
from gui.window import Window
from tests.gui.conftest import Hands

TEXT = "Ada Lovelace met Lord Byron in London."
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A pipeline that knows one person, and takes London for somebody."""
    import spacy

    nlp = spacy.blank("en", meta={"name": "tiny", "version": "1.2.3"})
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": "Ada Lovelace"},
            {"label": "PERSON", "pattern": "London"},
        ]
    )
    nlp.to_disk(tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    spans = [
        {"start": 0, "end": 12, "label": "PERSON"},
        {"start": 31, "end": 37, "label": "GPE"},
    ]
    path.write_text(json.dumps({"id": "one", "text": TEXT, "spans": spans}) + "\n")
    return path


def asked(window: Window) -> EvaluationDialog:
    """Open the dialog as the menu does."""
    window.actions_by_id["suggest.evaluate"].trigger()
    dialog = window.commands.evaluating.dialog
    assert dialog is not None
    return dialog


def choose(
    dialog: EvaluationDialog, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Choose a pipeline's folder."""
    monkeypatch.setattr(files, "folder", lambda *_: tiny)
    dialog.folder.click()


def evaluate(dialog: EvaluationDialog, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: not window.jobs.busy)


@pytest.fixture
def shown(
    window: Window,
    gold: Path,
    tiny: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> EvaluationDialog:
    """The dialog with an answer: gold of one article, in which London is mistaken."""
    dialog = asked(window)
    choose(dialog, tiny, monkeypatch)
    dialog.set_files([gold])
    evaluate(dialog, window, qtbot)
    return dialog


def mistakes(dialog: EvaluationDialog) -> list[QTreeWidgetItem]:
    tree = dialog.results.mistakes
    heads = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    rows = [head.child(n) for head in heads if head for n in range(head.childCount())]
    return [row for row in rows if row is not None]


@pytest.mark.usefixtures("at_hand")
def test_figures_are_shown_by_label(shown: EvaluationDialog) -> None:
    table = shown.results.table("Scores")
    cell = table.item(0, 0)

    assert shown.outcome.text().startswith("en_tiny 1.2.3 on gold.jsonl: core F1 0.5")
    assert table.verticalHeaderItem(0).text() == "PERSON"
    assert cell is not None
    assert cell.text() == "0.500"


@pytest.mark.usefixtures("at_hand")
def test_what_was_taken_for_what_is_coloured(shown: EvaluationDialog) -> None:
    table = shown.results.table("Confusion")
    mistaken, nothing = table.item(1, 0), table.item(0, 1)

    assert mistaken is not None
    assert nothing is not None
    assert (mistaken.text(), mistaken.toolTip()) == ("1", "1 GPE taken for PERSON")
    assert mistaken.background().style() == Qt.BrushStyle.SolidPattern
    assert nothing.background().style() == Qt.BrushStyle.NoBrush
    assert nothing.text() == ""


@pytest.mark.usefixtures("at_hand")
def test_mistakes_are_listed_by_article(shown: EvaluationDialog) -> None:
    (row,) = mistakes(shown)
    head = shown.results.mistakes.topLevelItem(0)

    assert head is not None
    assert head.text(0) == "one: 1 mistake"
    assert row.text(0) == "wrong label"
    assert "[London]" in row.text(2)


@pytest.mark.usefixtures("at_hand")
def test_the_report_is_copied(shown: EvaluationDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(shown.copy, LEFT)

    assert QApplication.clipboard().text() == shown.report()
    assert "Confusion: gold down" in shown.report()


@pytest.mark.usefixtures("at_hand")
def test_the_report_is_saved_as_text_or_json(
    shown: EvaluationDialog,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text, values = tmp_path / "r.txt", tmp_path / "r.json"
    for path in (text, values):
        monkeypatch.setattr(files, "report", lambda _, path=path: path)
        qtbot.mouseClick(shown.save, LEFT)

    assert text.read_text(encoding="utf-8") == shown.report() + "\n"
    assert json.loads(values.read_text(encoding="utf-8"))["articles"] == 1
    assert shown.outcome.text() == f"Saved as {values}."


@pytest.mark.usefixtures("at_hand")
def test_a_report_is_not_saved_over_a_project_or_into_nowhere(
    shown: EvaluationDialog,
    filled: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "report", lambda _: filled)
    qtbot.mouseClick(shown.save, LEFT)
    assert "is a Copydesk project" in shown.outcome.text()

    monkeypatch.setattr(files, "report", lambda _: tmp_path / "nowhere" / "r.txt")
    qtbot.mouseClick(shown.save, LEFT)
    assert "could not be written" in shown.outcome.text()


def test_bad_gold_is_told_in_a_sentence(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n")
    dialog = asked(window)
    dialog.set_files([bad])
    evaluate(dialog, window, qtbot)

    assert dialog.outcome.text().startswith("bad.jsonl, line 1: There is no “text”")
    assert dialog.go.isEnabled()
    assert not dialog.copy.isEnabled()


def test_finished_articles_are_offered_once_there_are_some(
    window: Window, hands: Hands
) -> None:
    dialog = asked(window)
    assert not dialog.own.isEnabled()
    assert not dialog.go.isEnabled()
    dialog.close()

    hands.press(Qt.Key.Key_Return, mods=CTRL)

    assert asked(window) is dialog
    assert dialog.own.isChecked()
    assert "(1 article)" in dialog.own.text()


def test_files_that_are_chosen_take_the_projects_place(
    window: Window, hands: Hands, gold: Path
) -> None:
    hands.press(Qt.Key.Key_Return, mods=CTRL)
    dialog = asked(window)

    dialog.set_files([gold])

    assert (dialog.own.isChecked(), dialog.gold.isChecked()) == (False, True)
    assert dialog.names.text() == "gold.jsonl"


def test_a_mistake_in_the_project_leads_to_its_words(
    window: Window,
    hands: Hands,
    tiny: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hands.press("x", " ", Qt.Key.Key_Return, mods=None)
    hands.go_to("London")
    hands.press(" ")
    hands.press(Qt.Key.Key_Return, mods=CTRL)
    dialog = asked(window)
    choose(dialog, tiny, monkeypatch)
    evaluate(dialog, window, qtbot)
    place = {
        row.text(2).partition("[")[2].partition("]")[0]: row for row in mistakes(dialog)
    }
    tree = dialog.results.mistakes

    tree.itemActivated.emit(place["London"], 0)
    assert window.workspace.desk is not None
    assert window.workspace.desk.article.title == "Poets meet"
    assert hands.current == "London"

    window.workspace.step_article(1)
    tree.itemActivated.emit(place["Ada Lovelace"], 0)
    assert hands.current == "Ada Lovelace"


def test_words_without_a_mark_are_selected(window: Window) -> None:
    window.commands.evaluating.pointed.emit(Span(15, 18))

    assert window.view.textCursor().selectedText() == "met"


@pytest.mark.usefixtures("at_hand")
def test_another_project_is_not_opened_at_the_wrong_place(
    window: Window, shown: EvaluationDialog
) -> None:
    shown.results.opened.emit(2, Span(0, 3))

    assert shown.outcome.text() == "Open the project that was measured first."
    assert window.workspace.desk is not None
    assert window.workspace.desk.article.title == "Poets meet"


def test_an_evaluation_can_be_cancelled(
    window: Window, gold: Path, qtbot: QtBot
) -> None:
    dialog = asked(window)
    dialog.set_files([gold])
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.mouseClick(dialog.stop, LEFT)
    qtbot.waitUntil(lambda: not window.jobs.busy)

    assert dialog.outcome.text() == "The evaluation was cancelled."
    assert not dialog.results.isVisible()


def test_without_a_project_files_can_be_measured_against(
    new_window: Callable[[], Window], gold: Path
) -> None:
    dialog = asked(new_window())

    assert not dialog.own.isVisible()
    assert not dialog.go.isEnabled()

    dialog.set_files([gold])
    assert dialog.go.isEnabled()
