"""Choosing what suggests, and what its labels become, in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from annotations.suggest import DEFAULT_PIPELINE
from annotations.suggest.choice import Choice
from db.store import SqliteStore
from gui.dialogs import files
from gui.dialogs.pipeline import PipelineDialog
from gui.window import Window
from tests.gui.conftest import Hands
from tests.pipelines import saved

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def conll(tmp_path: Path) -> str:
    """A pipeline in the labels of CoNLL-2003, with a span group."""
    marked = {"Lord Byron": "PER", "Ada Lovelace": "PER", "Friday": "MISC"}
    return str(saved(tmp_path / "conll", marked, {"London": "LOC", "the": "THE"}))


@pytest.fixture
def dialog(window: Window) -> PipelineDialog:
    window.actions_by_id["suggest.pipeline"].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, PipelineDialog)
    return found


@pytest.fixture
def store(window: Window) -> SqliteStore:
    assert window.workspace.project is not None
    return window.workspace.project.store


def listed(dialog: PipelineDialog) -> list[str]:
    items = [
        dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())
    ]
    return [item.text(0) for item in items if item]


def use(dialog: PipelineDialog, window: Window, qtbot: QtBot) -> None:
    """Press the button, and wait for the job."""
    qtbot.mouseClick(dialog.use, LEFT)
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_the_default_is_listed_and_chosen(dialog: PipelineDialog) -> None:
    item = dialog.list.currentItem()

    assert item is not None
    assert item.text(0) == DEFAULT_PIPELINE
    assert item.text(3) == "built in · chosen"
    assert dialog.targets.box("GPE").currentText() == "GPE"


def test_a_folder_can_be_added_and_shows_what_it_gives(
    dialog: PipelineDialog, conll: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(files, "folder", lambda *_: Path(conll))
    qtbot.mouseClick(dialog.add, LEFT)

    assert listed(dialog)[-1] == "en_conll"
    assert conll in dialog.facts.text()
    assert "span groups ruler" in dialog.facts.text()
    assert [dialog.targets.box(x).currentText() for x in ("PER", "LOC", "MISC")] == [
        "PERSON",
        "LOC",
        "ignored",
    ]
    assert dialog.use.isEnabled()


def test_a_folder_that_is_none_is_not_added_and_the_reason_said(
    dialog: PipelineDialog, tmp_path: Path
) -> None:
    before = listed(dialog)

    dialog.add_folder(str(tmp_path))

    assert listed(dialog) == before
    assert "holds no meta.json; choose the folder that does" in dialog.trouble.text()
    assert dialog.trouble.isVisible()


def test_what_was_added_can_be_taken_off_the_list(
    dialog: PipelineDialog, store: SqliteStore, conll: str, qtbot: QtBot
) -> None:
    assert not dialog.remove.isEnabled()
    dialog.add_folder(conll)
    qtbot.mouseClick(dialog.remove, LEFT)

    assert "en_conll" not in listed(dialog)
    assert store.pipeline_choices.known() == []
    dialog.reject()


def test_a_pipeline_that_is_gone_cannot_be_used(
    window: Window, store: SqliteStore, dialog: PipelineDialog
) -> None:
    dialog.reject()
    store.pipeline_choices.add("nowhere/to/be/found")
    again = PipelineDialog(store, window)

    again.choose("nowhere/to/be/found")

    assert not again.use.isEnabled()
    assert "There is no pipeline" in again.trouble.text()
    again.reject()


def test_the_chosen_pipeline_suggests_in_the_labels_of_the_project(
    dialog: PipelineDialog, window: Window, hands: Hands, conll: str, qtbot: QtBot
) -> None:
    dialog.add_folder(conll)
    box = dialog.targets.box("MISC")
    box.setCurrentText("DATE")
    use(dialog, window, qtbot)

    assert hands.marks() == [
        ("Ada Lovelace", "PERSON", "pending"),
        ("Lord Byron", "PERSON", "pending"),
        ("London", "LOC", "pending"),
        ("Friday", "DATE", "pending"),
    ]
    assert "Left out by label: THE 1;" in window.banner.text.text()


@pytest.mark.usefixtures("at_hand")
def test_the_choice_is_remembered_by_the_project(
    dialog: PipelineDialog,
    window: Window,
    store: SqliteStore,
    conll: str,
    qtbot: QtBot,
) -> None:
    dialog.add_folder(conll)
    dialog.targets.box("PER").setCurrentText("ignored")
    dialog.groups.setText(" ruler, other ,")
    use(dialog, window, qtbot)

    assert store.pipeline_choices.chosen() == Choice(conll, ("ruler", "other"))
    assert store.pipeline_choices.targets("en_conll") == {"PER": ""}
    again = PipelineDialog(store, window)
    assert again.targets.box("PER").currentText() == "ignored"
    assert again.groups.text() == "ruler, other"
    again.reject()


def test_what_is_looked_at_and_left_changes_nothing(
    dialog: PipelineDialog, window: Window, store: SqliteStore, conll: str
) -> None:
    dialog.add_folder(conll)
    dialog.targets.box("PER").setCurrentText("ORG")
    dialog.reject()

    assert store.pipeline_choices.chosen() == Choice(DEFAULT_PIPELINE)
    assert store.pipeline_choices.targets("en_conll") == {}
    assert not window.jobs.busy


def test_a_label_that_the_pipeline_does_not_declare_can_be_mapped(
    dialog: PipelineDialog, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.another, LEFT)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, QInputDialog)
    asking.setTextValue("VESSEL")
    asking.accept()
    dialog.targets.box("VESSEL").setCurrentText("PRODUCT")

    assert dialog.targets.changed == (("VESSEL", "PRODUCT"),)
    dialog.reject()


def test_only_what_was_changed_is_said(dialog: PipelineDialog) -> None:
    dialog.targets.box("GPE").setCurrentText("LOC")
    dialog.targets.box("ORG").setCurrentText("GPE")
    dialog.targets.box("ORG").setCurrentText("ORG")

    assert dialog.targets.changed == (("GPE", "LOC"),)
    dialog.reject()
