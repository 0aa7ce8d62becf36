"""Importing several files at once, and what the window shows of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotations.edit import Review
from annotations.exchange.units import Unit
from annotations.intake.order import TakeAs
from gui.dialogs import files
from gui.dialogs.importing import ImportDialog
from gui.models.history import ENTRY
from gui.window import Window
from tests import importing
from tests.importing import article, span, written


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of brat: one counts code points, the other UTF-16 units."""
    made = []
    for name, start in (("right", 2), ("wrong", 3)):
        text = f"🎻 Rome met Oslo, and {name} it was."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        line = f"T1\tGPE {start} {start + 4}\tRome\n"
        (tmp_path / f"{name}.ann").write_text(line, encoding="utf-8")
        made.append(tmp_path / f"{name}.ann")
    return made[0], made[1]


def asked(qtbot: QtBot, window: Window, paths: list[Path]) -> ImportDialog:
    window.commands.filling.import_paths(paths)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    (dialog,) = window.findChildren(ImportDialog)
    return dialog


def test_a_unit_is_offered_to_those_that_it_would_help(
    qtbot: QtBot, window: Window, pair: tuple[Path, Path]
) -> None:
    dialog = asked(qtbot, window, [*pair])

    assert dialog.offered.text() == (
        "All spans of wrong.ann would fit if offsets counted UTF-16 units."
    )
    dialog.reject()


def test_the_others_go_on_counting_as_they_do(
    qtbot: QtBot, window: Window, pair: tuple[Path, Path]
) -> None:
    dialog = asked(qtbot, window, [*pair])
    dialog.kind.setCurrentIndex(dialog.kind.findData(TakeAs.ANNOTATIONS.value))
    dialog.recount.click()
    qtbot.waitUntil(dialog.go.isEnabled)
    said = dialog.found.text(), dialog.offered.text()
    made = dialog.order

    with qtbot.waitSignal(window.commands.filling.announced):
        dialog.go.click()

    assert said == ("2 new articles, with 2 spans.", "wrong.ann counts UTF-16 units.")
    assert (made.unit, made.units) == (None, {pair[1]: Unit.UTF_16})
    assert window.workspace.project is not None
    spans = importing.spans_of(window.workspace.project.store, "ann")
    added = [words for words, _, state in spans if state == "added"]
    assert added == ["Rome", "Rome"]


def test_to_choose_a_unit_is_to_choose_it_for_all(
    qtbot: QtBot, window: Window, pair: tuple[Path, Path]
) -> None:
    dialog = asked(qtbot, window, [*pair])
    dialog.recount.click()
    qtbot.waitUntil(dialog.go.isEnabled)

    dialog.unit.setCurrentIndex(dialog.unit.findData(Unit.BYTES.value))

    assert (dialog.order.unit, dialog.order.units) == (Unit.BYTES, {})
    dialog.reject()


def test_tab_goes_through_the_dialog_from_the_top_down(
    qtbot: QtBot, window: Window, pair: tuple[Path, Path]
) -> None:
    dialog = asked(qtbot, window, [*pair])

    fields = [*dialog.files.boxes, dialog.recount, dialog.kind]
    fields += [*dialog.onto.values(), dialog.unit, *dialog.targets.boxes]
    assert tabbed(dialog.files.boxes[0], among=fields) == fields
    dialog.reject()


def tabbed(first: QWidget, *, among: list[QWidget]) -> list[QWidget]:
    """Follow the way of the Tab key once around."""
    found, here = [first], first.nextInFocusChain()
    while here is not None and here is not first:
        takes = here.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and here.isVisible() and here in among:
            found.append(here)
        here = here.nextInFocusChain()
    return found


def test_a_file_keeps_the_keyboard_while_its_format_is_changed(
    qtbot: QtBot, window: Window, pair: tuple[Path, Path]
) -> None:
    dialog = asked(qtbot, window, [*pair])
    box = dialog.files.box(pair[1])
    box.setFocus()
    box.setCurrentIndex(box.findData("conllu"))
    qtbot.waitUntil(dialog.go.isEnabled)

    assert dialog.focusWidget() is dialog.files.box(pair[1])
    dialog.reject()


def test_nothing_is_imported_where_nothing_was_found(
    qtbot: QtBot, window: Window, pair: tuple[Path, Path]
) -> None:
    dialog = asked(qtbot, window, [pair[0]])
    box = dialog.files.box(pair[0])
    box.setCurrentIndex(box.findData("conllu"))

    qtbot.waitUntil(lambda: dialog.found.text().startswith("No new articles"))
    assert not dialog.go.isEnabled()
    box = dialog.files.box(pair[0])
    box.setCurrentIndex(box.findData("brat"))
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.reject()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of more articles than the list reads at once."""
    texts = [f"Rome no. {number}." for number in range(80)]
    found = [
        article(span("Rome", "GPE", text=text), text=text, review=Review.DONE)
        for text in texts
    ]
    return written(tmp_path / "many.jsonl", found)


def taken(qtbot: QtBot, window: Window, path: Path) -> None:
    dialog = asked(qtbot, window, [path])
    dialog.kind.setCurrentIndex(dialog.kind.findData(TakeAs.ANNOTATIONS.value))
    dialog.annotator.setCurrentText("ann")
    with qtbot.waitSignal(window.commands.filling.announced):
        dialog.go.click()


def test_an_import_is_in_the_history_at_once(
    qtbot: QtBot, window: Window, many: Path
) -> None:
    taken(qtbot, window, many)

    model = window.inspector.foot.history.model()
    assert model.index(0, 0).data(ENTRY).title == "Import of many.jsonl"


def test_the_list_follows_when_many_articles_are_taken_back(
    qtbot: QtBot, window: Window, many: Path
) -> None:
    taken(qtbot, window, many)
    before = window.articles.model.summary(40).review
    window.actions_by_id["edit.undo"].trigger()

    model = window.articles.model
    qtbot.waitUntil(lambda: model.summary(40).review is Review.UNSEEN)
    assert before is Review.DONE


def test_files_are_looked_for_where_the_last_ones_were(
    qtbot: QtBot, window: Window, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = []

    def choose(_: QWidget, start: Path) -> list[Path]:
        starts.append(start)
        return []

    monkeypatch.setattr(files, "articles", choose)
    window.commands.filling.import_files()
    elsewhere = many.parent / "elsewhere"
    elsewhere.mkdir()
    asked(qtbot, window, [many.rename(elsewhere / many.name)]).reject()
    window.commands.filling.import_files()

    assert starts == [many.parent, elsewhere]
