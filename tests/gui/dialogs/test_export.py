from itertools import repeat
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.formats import WRITTEN
from annotations.progress import Progress
from gui.dialogs import export, files
from gui.dialogs.export import ExportDialog
from gui.window import Window


@pytest.fixture
def dialog(window: Window) -> ExportDialog:
    window.actions_by_id["project.export"].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ExportDialog)
    return found


def foretold(dialog: ExportDialog, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: "would be written" in dialog.losses.state.text())
    return dialog.losses.state.text()


def listed(dialog: ExportDialog) -> dict[str, list[str]]:
    """Give what would be lost, each with its examples."""
    tree = dialog.losses.tree
    items = map(tree.topLevelItem, range(tree.topLevelItemCount()))
    return {
        one.text(0): [
            below.text(0)
            for below in map(one.child, range(one.childCount()))
            if below is not None
        ]
        for one in items
        if one is not None
    }


def test_what_a_format_cannot_carry_is_said_in_words(dialog: ExportDialog) -> None:
    dialog.formats.choose("conll2003")

    assert dialog.title.text() == "CoNLL-2003"
    assert dialog.cannot.text().startswith("Cannot carry: ")
    assert "notes" in dialog.cannot.text()
    dialog.reject()


def test_what_this_export_would_lose_is_listed_before_it_is_written(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.fields.states["pending"].setChecked(True)
    dialog.formats.choose("conll2003")
    said = foretold(dialog, qtbot)

    assert said.startswith("2 articles with no spans would be written; 6 spans")
    lost = listed(dialog)[
        "6 spans left out (pending, for which the format has no place)"
    ]
    assert "“Ada Lovelace” (PERSON) in “Poets meet”" in lost
    dialog.reject()


def test_where_nothing_would_be_lost_that_is_said(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    assert foretold(dialog, qtbot).endswith("Nothing that is there would be lost.")
    assert listed(dialog) == {}
    dialog.reject()


def test_another_choice_is_looked_at_anew(dialog: ExportDialog, qtbot: QtBot) -> None:
    foretold(dialog, qtbot)
    dialog.fields.states["pending"].setChecked(True)

    assert dialog.losses.state.text() == "Looking for what would be lost…"
    assert foretold(dialog, qtbot).startswith("2 articles with 6 spans")
    dialog.reject()


def test_closing_ends_the_look_ahead(
    dialog: ExportDialog, window: Window, qtbot: QtBot
) -> None:
    asked: list[object] = []
    dialog.considered.connect(asked.append)
    dialog._consider()
    dialog.reject()

    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert len(asked) == 1


def test_the_target_follows_the_format(dialog: ExportDialog) -> None:
    names = {}
    for name in ("conll2003", "brat", "spacy"):
        dialog.formats.choose(name)
        names[name] = Path(dialog.target.text()).name

    assert names == {
        "conll2003": "news.conll",
        "brat": "news-brat",
        "spacy": "news.spacy",
    }
    dialog.reject()


def test_mnemonics_lead_into_rows_of_several_fields(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    found = {}
    for key in (Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_S, Qt.Key.Key_T):
        qtbot.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        found[key] = dialog.focusWidget()

    first = (
        dialog.fields.states["confirmed"],
        next(iter(dialog.fields.reviews.values())),
    )
    assert list(found.values()) == [*first, dialog.split, dialog.target]
    dialog.reject()


def test_what_would_be_replaced_is_said(dialog: ExportDialog, tmp_path: Path) -> None:
    before = dialog.outcome.text()
    (tmp_path / "old.jsonl").touch()
    dialog.target.setText(str(tmp_path / "old.jsonl"))

    assert before == "This writes 2 articles to the file news.jsonl."
    assert dialog.outcome.text() == (
        "This writes 2 articles to the file old.jsonl, and replaces what is there."
    )
    dialog.reject()


def test_all_files_of_a_split_are_named(dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "news-dev.jsonl").touch()
    dialog.split.setText("train=0.5,dev=0.5")

    assert dialog.seed.isEnabled()
    assert dialog.outcome.text() == (
        "This writes 2 articles to the files news-train.jsonl and news-dev.jsonl, and "
        "replaces news-dev.jsonl."
    )
    dialog.reject()


def test_a_folder_is_told_from_a_packed_one(dialog: ExportDialog) -> None:
    dialog.formats.choose("brat")
    plain = dialog.outcome.text()
    dialog.kind.setCurrentIndex(1)

    assert plain == "This writes 2 articles to the folder news-brat."
    assert dialog.outcome.text() == (
        "This writes 2 articles to the packed folder news-brat.zip."
    )
    dialog.reject()


def test_where_nothing_can_be_written_is_said_at_once(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    dialog.formats.choose("brat")
    wrong = {
        str(tmp_path / "mine"): "name a new folder, or an empty one.",
        str(tmp_path / "no" / "brat"): "make it or choose another.",
        "": "Name a file or folder to write to.",
    }

    for target, advice in wrong.items():
        dialog.target.setText(target)
        assert dialog.outcome.text().endswith(advice)
        assert not dialog.go.isEnabled()
    dialog.reject()


def test_a_folder_may_be_one_zip(
    dialog: ExportDialog, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.formats.choose("brat")
    dialog.kind.setCurrentIndex(1)
    assert dialog.kind.isVisible()
    assert dialog.target.text().endswith("news-brat.zip")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.busy)

    with ZipFile(tmp_path / "news-brat.zip") as packed:
        assert sum(name.endswith(".ann") for name in packed.namelist()) == 2


def test_a_format_of_one_file_asks_for_no_folder(dialog: ExportDialog) -> None:
    assert not dialog.kind.isVisible()
    dialog.reject()


def test_choosing_asks_for_a_folder_where_one_is_written(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "folder", lambda *_: tmp_path / "a folder")
    monkeypatch.setattr(files, "target", lambda *_: tmp_path / "a file")
    dialog.browse.click()
    chosen = [dialog.target.text()]
    dialog.formats.choose("brat")
    dialog.browse.click()
    chosen.append(dialog.target.text())

    assert chosen == [str(tmp_path / "a file"), str(tmp_path / "a folder")]
    dialog.reject()


def test_a_format_that_is_not_installed_says_how_to_get_it(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    advice = "Needs more to be installed: pip install copydesk[uima]."
    monkeypatch.setattr(export, "advice", lambda needs: advice if needs else "")
    dialog.formats.choose("uima-xmi")

    assert dialog.cannot.text().startswith(advice)
    assert not dialog.go.isEnabled()
    qtbot.waitUntil(lambda: dialog.losses.state.text() == advice)
    dialog.reject()


def test_a_wrong_split_is_said_and_the_dialog_stays(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.split.setText("train=2")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert "share" in dialog.outcome.text()
    dialog.reject()


def test_losses_are_said_after_the_export_too(
    dialog: ExportDialog, window: Window, qtbot: QtBot
) -> None:
    dialog.fields.states["pending"].setChecked(True)
    dialog.formats.choose("conll2003")
    dialog.go.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)

    assert "6 spans could not be carried" in window.banner.text.text()
    assert window.banner.more.isVisible()


def test_nothing_is_chosen_among_the_losses(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.formats.choose("conll2003")
    foretold(dialog, qtbot)

    assert dialog.losses.tree.currentItem() is dialog.losses.tree.topLevelItem(0)
    assert dialog.losses.tree.selectedItems() == []
    dialog.reject()


def test_a_folder_that_may_not_be_written_to_is_said_beforehand(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    dialog.target.setText(str(tmp_path / "out.jsonl"))

    assert dialog.outcome.text() == (
        f"{tmp_path} may not be written to; choose another folder."
    )
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_whoever_cancels_an_export_hears_that_nothing_was_replaced(
    window: Window, qtbot: QtBot
) -> None:
    steps = repeat(Progress(0, 1))
    window.commands.filling.submit("Exporting", lambda: steps, print)

    with qtbot.waitSignal(window.workspace.told) as told:
        window.jobs.cancel()

    assert told.args == ["Exporting was cancelled; what was there before still is."]


def test_all_fields_have_names_whatever_the_format(dialog: ExportDialog) -> None:
    fields = dialog.split, dialog.seed, dialog.kind, dialog.target, dialog.formats.tree

    for one in WRITTEN:
        dialog.formats.choose(one.name)
        assert all(field.accessibleName() for field in fields)
        assert dialog.cannot.text()
    dialog.reject()
