"""The dialog about annotated files, and what comes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotations.intake.looking import Findings
from annotations.intake.order import Onto, TakeAs
from annotations.ontonotes import ONTONOTES
from db.intake import looking
from gui.dialogs.importing import ImportDialog
from gui.window import Window
from tests import importing
from tests.gui.conftest import SECOND
from tests.importing import article, order, span, written


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A file about an article that is there and one that is not."""
    found = [
        article(span("Jedburgh", "GPE", text=SECOND), text=SECOND),
        article(span("London", "Harbour"), span("met", "EVENT")),
    ]
    return written(tmp_path / "sample.jsonl", found)


@pytest.fixture
def findings(filled: Path, sample: Path) -> Findings:
    *_, found = looking(filled, order(sample))
    assert isinstance(found, Findings)
    return found


@pytest.fixture
def dialog(qtbot: QtBot, findings: Findings) -> Iterator[ImportDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ImportDialog(findings, ONTONOTES, ["bea"], parent)
    dialog.show()
    yield dialog
    dialog.close()


def take_as(dialog: ImportDialog, kind: TakeAs) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))


def test_it_says_of_each_file_what_it_holds(dialog: ImportDialog) -> None:
    item = dialog.files.topLevelItem(0)

    assert item is not None
    assert [item.text(column) for column in (0, 2, 3, 4)] == [
        *("sample.jsonl", "1", "1", "3")
    ]
    assert dialog.found.text() == "1 new article and 1 there already, with 3 spans."


def test_what_goes_with_ignored_labels_is_counted_at_once(
    dialog: ImportDialog,
) -> None:
    before = dialog.left_out.text()
    box = dialog.targets.box("Harbour")
    box.setCurrentIndex(box.findData("FAC"))

    assert before == "Left out by their labels: 1 span."
    assert not dialog.left_out.isVisible()


def test_a_folder_of_several_formats_has_one_box_above_its_files(
    qtbot: QtBot, window: Window, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    sample.rename(folder / sample.name)
    (folder / "pair.txt").write_text("Rome met Oslo.", encoding="utf-8")
    (folder / "pair.ann").write_text("T1\tGPE 0 4\tRome\n", encoding="utf-8")

    dialog = asked(qtbot, window, [folder])

    rows = map(dialog.files.topLevelItem, range(dialog.files.topLevelItemCount()))
    assert [row.text(0) for row in rows if row] == [
        *("mixed", "pair.ann", "sample.jsonl")
    ]
    assert dialog.files.box(folder).currentText() == "told by each file"
    dialog.reject()


def test_another_unit_is_offered_and_taken_with_one_button(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "pair.txt").write_text("🎻 Rome met Oslo.", encoding="utf-8")
    (tmp_path / "pair.ann").write_text("T1\tGPE 3 7\tRome\n", encoding="utf-8")
    dialog = asked(qtbot, window, [tmp_path / "pair.ann"])
    before = dialog.found.text(), dialog.offered.text()

    dialog.recount.click()

    qtbot.waitUntil(dialog.go.isEnabled)
    assert before == (
        "1 new article, with no spans.",
        "All spans would fit if offsets counted UTF-16 units.",
    )
    assert dialog.found.text() == "1 new article, with 1 span."
    assert not dialog.recount.isVisible()
    dialog.reject()


def test_the_wheel_changes_no_box_that_is_scrolled_past(dialog: ImportDialog) -> None:
    box = dialog.targets.box("GPE")
    before = box.currentIndex()
    down = QWheelEvent(
        *(QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )

    QApplication.sendEvent(box, down)
    unfocused = box.currentIndex()
    box.setFocus()
    QApplication.sendEvent(box, down)

    assert unfocused == before
    assert box.currentIndex() != before


def test_suggestions_ignore_what_annotations_bring_along(dialog: ImportDialog) -> None:
    assert dialog.targets.box("Harbour").currentText() == "ignored"

    take_as(dialog, TakeAs.ANNOTATIONS)

    assert dialog.targets.box("Harbour").currentText() == "Harbour (a new label)"


def test_whose_they_are_is_asked_of_annotations_only(dialog: ImportDialog) -> None:
    assert not dialog.annotator.isVisible()

    take_as(dialog, TakeAs.ANNOTATIONS)

    assert dialog.annotator.isVisible()
    names = [dialog.annotator.itemText(n) for n in range(dialog.annotator.count())]
    assert names == ["as the file says, or mine", "ann", "zoe", "bea"]


def test_the_order_is_what_was_chosen(qtbot: QtBot, dialog: ImportDialog) -> None:
    take_as(dialog, TakeAs.ANNOTATIONS)
    dialog.annotator.setCurrentText("cleo")
    box = dialog.targets.box("Harbour")
    box.setCurrentIndex(box.findData("FAC"))

    with qtbot.waitSignal(dialog.ordered) as signal:
        dialog.go.click()

    (made,) = signal.args
    assert (made.take_as, made.annotator) == (TakeAs.ANNOTATIONS, "cleo")
    assert (made.targets, made.user) == ((("Harbour", "FAC"),), "ann")


def test_another_format_is_looked_at_first(
    qtbot: QtBot, dialog: ImportDialog, sample: Path
) -> None:
    box = dialog.files.box(sample)

    with qtbot.waitSignal(dialog.asked) as signal:
        box.setCurrentIndex(box.findData("doccano"))

    (made,) = signal.args
    assert made.formats == {sample: "doccano"}
    assert not dialog.go.isEnabled()


def test_only_new_articles_are_looked_at_anew(
    qtbot: QtBot, dialog: ImportDialog
) -> None:
    with qtbot.waitSignal(dialog.asked) as signal:
        dialog.onto[Onto.EXISTING].click()

    assert signal.args[0].onto == {Onto.NEW}


def test_the_keyboard_goes_to_every_field(dialog: ImportDialog) -> None:
    take_as(dialog, TakeAs.ANNOTATIONS)

    assert dialog.focusWidget() is dialog.kind
    fields = dialog.files, dialog.kind, dialog.annotator, dialog.unit, dialog.go
    for field in fields:
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
    for box in (dialog.targets.box("GPE"), *dialog.files._boxes.values()):
        assert box.accessibleName()


def test_annotated_files_are_asked_about_and_taken(
    qtbot: QtBot, window: Window, sample: Path
) -> None:
    dialog = asked(qtbot, window, [sample])
    take_as(dialog, TakeAs.ANNOTATIONS)
    dialog.annotator.setCurrentText("ann")

    with qtbot.waitSignal(window.commands.filling.announced) as signal:
        dialog.go.click()

    assert str(signal.args[0]).startswith(
        "1 article added, 1 was there already; 3 annotations of ann."
    )
    workspace = window.workspace
    assert workspace.project is not None
    assert "Harbour" in workspace.project.store.labels()
    spans = importing.spans_of(workspace.project.store, "ann")
    assert ("London", "Harbour", "added") in spans
    entry = workspace.project.session.history.undoable
    assert entry is not None
    assert entry.title == "Import of sample.jsonl"


def test_whoever_takes_an_import_back_hears_that_its_articles_stay(
    qtbot: QtBot, window: Window, sample: Path
) -> None:
    dialog = asked(qtbot, window, [sample])
    take_as(dialog, TakeAs.ANNOTATIONS)
    with qtbot.waitSignal(window.commands.filling.announced):
        dialog.go.click()

    with qtbot.waitSignal(window.workspace.told) as told:
        window.actions_by_id["edit.undo"].trigger()

    assert told.args == [
        "Undone: Import of sample.jsonl; the articles that came with it stay"
    ]


def test_a_format_that_was_changed_is_looked_at_beside_the_window(
    qtbot: QtBot, window: Window, sample: Path
) -> None:
    dialog = asked(qtbot, window, [sample])
    box = dialog.files.box(sample)

    box.setCurrentIndex(box.findData("doccano"))

    qtbot.waitUntil(dialog.go.isEnabled)
    assert "no spans" in dialog.found.text()
    assert "looks like" not in dialog.found.text()
    assert "--format jsonl" in dialog.aside.toPlainText()
    dialog.reject()


def test_enter_imports_from_the_name_of_the_annotator_too(
    qtbot: QtBot, dialog: ImportDialog
) -> None:
    take_as(dialog, TakeAs.ANNOTATIONS)
    dialog.annotator.setFocus(Qt.FocusReason.TabFocusReason)
    line = dialog.annotator.lineEdit()
    assert line is not None
    line.selectAll()

    with qtbot.waitSignal(dialog.ordered):
        qtbot.keyClick(dialog.annotator, Qt.Key.Key_Return)


def test_what_could_not_be_read_is_said_with_the_reason(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "wrong.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")

    with qtbot.waitSignal(window.commands.filling.announced) as signal:
        window.commands.filling.import_paths([tmp_path / "wrong.png"])

    assert str(signal.args[0]).startswith("No articles added, 1 refused. wrong.png: ")


def test_plain_articles_come_in_without_a_question(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "plain.txt").write_text("Nobody met anybody.", encoding="utf-8")

    with qtbot.waitSignal(window.commands.filling.announced) as signal:
        window.commands.filling.import_paths([tmp_path / "plain.txt"])

    assert signal.args[0] == "1 article added."


def asked(qtbot: QtBot, window: Window, paths: list[Path]) -> ImportDialog:
    """Import, and wait for the question."""
    window.commands.filling.import_paths(paths)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    (dialog,) = window.findChildren(ImportDialog)
    return dialog
