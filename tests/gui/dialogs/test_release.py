from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.release import manifest
from gui.dialogs.release import ReleaseDialog
from gui.window import Window

TWO = "train=0.5,test=0.5"


@pytest.fixture
def dialog(window: Window) -> ReleaseDialog:
    window.actions_by_id["project.release"].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, ReleaseDialog)
    found.formats.tick(["jsonl"])
    found.split.setText(TWO)
    return found


def foretold(dialog: ReleaseDialog, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: "would be released" in dialog.losses.state.text())
    return dialog.losses.state.text()


def test_what_a_release_would_hold_is_said_beforehand(
    dialog: ReleaseDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    said = foretold(dialog, qtbot)

    assert said.startswith("2 articles with no spans would be released in 2 parts.")
    assert "Articles: train 1; test 1." in said
    assert not (tmp_path / "news-release").exists()
    dialog.reject()


def test_losses_are_listed_by_format(dialog: ReleaseDialog, qtbot: QtBot) -> None:
    dialog.fields.states["pending"].setChecked(True)
    dialog.formats.tick(["jsonl", "conll2003"])
    foretold(dialog, qtbot)

    tree = dialog.losses.tree
    titles = [
        one.text(0)
        for one in map(tree.topLevelItem, range(tree.topLevelItemCount()))
        if one is not None
    ]
    assert titles == ["Copydesk JSON Lines", "CoNLL-2003"]
    dialog.reject()


def test_releasing_writes_the_folder_and_says_so(
    dialog: ReleaseDialog, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.licence.setText("CC-BY-4.0")
    dialog.go.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)

    assert "2 articles" in window.banner.text.text()
    assert len(manifest.read(tmp_path / "news-release")) == 2
    card = (tmp_path / "news-release" / "README.md").read_text(encoding="utf-8")
    assert "license: cc-by-4.0" in card


def test_changes_since_an_earlier_release_are_asked_for(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(2):
        window.actions_by_id["project.release"].trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReleaseDialog)
        dialog.formats.tick(["jsonl"])
        dialog.split.setText(TWO)
        dialog.earlier.setText(dialog.target.text() if number else "")
        dialog.go.click()
        qtbot.waitUntil(lambda: not window.jobs.busy)
        window.commands.reviewing.confirm()

    changes = (tmp_path / "news-release" / "CHANGES.md").read_text(encoding="utf-8")
    assert "1 span added" in changes


def test_how_much_has_changed_since_then_is_said_beforehand(
    dialog: ReleaseDialog, window: Window, qtbot: QtBot
) -> None:
    earlier = dialog.target.text()
    dialog.go.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    said = []
    for _ in range(2):
        window.actions_by_id["project.release"].trigger()
        again = QApplication.activeModalWidget()
        assert isinstance(again, ReleaseDialog)
        again.split.setText(TWO)
        again.earlier.setText(earlier)
        said.append(foretold(again, qtbot).partition("release: ")[2])
        again.reject()
        window.commands.reviewing.confirm()

    assert said[0].startswith("nothing has changed.")
    assert said[1].startswith("1 span added.")


def test_what_is_shared_is_asked_for_stacks_only(dialog: ReleaseDialog) -> None:
    before = [box.isEnabled() for box in dialog.shared.values()]
    dialog.by.setCurrentIndex(1)

    assert not any(before)
    assert all(box.isEnabled() for box in dialog.shared.values())
    dialog.reject()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("split", "train=2", "share"),
        ("split", "", "names no share"),
        ("target", " ", "Name a folder"),
        ("target", str(Path(__file__)), "is a file; name a folder"),
        ("target", str(Path(__file__).parent), "holds other files; name a new"),
        ("target", str(Path(__file__).parent / "no" / "such"), "make it or choose"),
    ],
    ids=["sum", "none", "nameless", "file", "full folder", "no folder"],
)
def test_what_is_wrong_is_said_at_once(
    dialog: ReleaseDialog, field: str, text: str, said: str
) -> None:
    getattr(dialog, field).setText(text)

    assert said in dialog.outcome.text()
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_a_release_needs_a_format(dialog: ReleaseDialog) -> None:
    dialog.formats.tick([])

    assert dialog.outcome.text() == "Tick a format."
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_too_few_articles_are_said_by_the_look_ahead(
    dialog: ReleaseDialog, qtbot: QtBot
) -> None:
    dialog.split.setText("a=0.4,b=0.3,c=0.3")

    qtbot.waitUntil(lambda: "fewer" in dialog.losses.state.text())
    dialog.reject()


def test_every_field_has_a_name(dialog: ReleaseDialog) -> None:
    fields = (
        dialog.split,
        dialog.seed,
        dialog.by,
        dialog.name,
        dialog.licence,
        dialog.target,
        dialog.earlier,
        dialog.losses.tree,
        dialog.formats.tree,
        *dialog.shared.values(),
    )
    assert all(field.accessibleName() for field in fields)
    dialog.reject()
