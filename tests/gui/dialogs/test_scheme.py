from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.label import LabelScheme
from annotations.scheme import renamed
from annotations.scheme_rules import WINDOW_KEYS
from db.project import opened
from gui.dialogs.scheme import SchemeDialog
from gui.dialogs.scheme_fields import (
    ImportFields,
    LabelFields,
    MergeFields,
    SplitFields,
)
from gui.dialogs.scheme_steps import StepDialog
from gui.window import Window
from tests.gui.conftest import Hands

ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """The dialog of the labels, and hands that use it."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        window.actions_by_id["labels.scheme"].trigger()
        found = window.findChild(SchemeDialog)
        assert found is not None
        self.dialog = found

    @property
    def scheme(self) -> LabelScheme:
        return self.dialog.scheme

    def names(self) -> list[str]:
        return [label.name for label in self.scheme]

    def listed(self, at: int) -> str:
        item = self.dialog.list.topLevelItem(at)
        return item.text(0) if item else ""

    def step(self, button: str, label: str = "ORG") -> StepDialog:
        """Choose a label, press a button, and take the dialog that comes."""
        self.dialog.list.choose(label)
        self.dialog.buttons[button].click()
        return self.dialog.findChildren(StepDialog)[-1]

    def order(self, step: StepDialog) -> None:
        """Have a change made, and wait until it is."""
        with self.qtbot.waitSignal(self.window.workspace.edited):
            step.preview()
            step.verb.click()


@pytest.fixture
def desk(window: Window, qtbot: QtBot) -> Desk:
    return Desk(window, qtbot)


def test_a_renaming_is_seen_everywhere_and_can_be_undone(
    desk: Desk, hands: Hands
) -> None:
    step = desk.step("Change", "PERSON")
    fields = step.fields
    assert isinstance(fields, LabelFields)
    fields.name.setText("HUMAN")

    desk.order(step)

    rows = desk.window.inspector.labels.rows
    assert rows[0].label.name == desk.listed(0) == "HUMAN"
    assert hands.state_of("Ada Lovelace") == ("HUMAN", "pending")
    with desk.qtbot.waitSignal(desk.window.workspace.edited):
        desk.dialog.undo.click()
    assert hands.state_of("Ada Lovelace") == ("PERSON", "pending")
    assert desk.window.inspector.labels.rows[0].label.name == "PERSON"


def test_the_renamed_label_is_given_by_its_key(desk: Desk, hands: Hands) -> None:
    step = desk.step("Change", "ORG")
    assert isinstance(step.fields, LabelFields)
    step.fields.name.setText("FIRM")
    step.fields.key.setText("0")
    desk.order(step)
    desk.dialog.reject()
    desk.window.activateWindow()
    QApplication.processEvents()

    hands.press("0")

    assert hands.state_of("Ada Lovelace") == ("FIRM", "corrected")


def test_what_is_wrong_is_said_and_cannot_be_ordered(desk: Desk) -> None:
    step = desk.step("Change", "ORG")
    assert isinstance(step.fields, LabelFields)

    step.fields.name.setText("gpe")
    step.preview()

    assert "differ only in case, “GPE” and “gpe”" in step.said.text()
    assert not step.verb.isEnabled()


def test_a_key_that_an_action_has_is_refused(desk: Desk) -> None:
    step = desk.step("Change", "ORG")
    assert isinstance(step.fields, LabelFields)

    step.fields.key.setText("x")
    step.preview()

    assert "X is taken: Reject" in step.said.text()
    assert not step.verb.isEnabled()


def test_a_new_label_gets_a_colour_and_a_free_key_of_its_name(desk: Desk) -> None:
    step = desk.step("Add")
    fields = step.fields
    assert isinstance(fields, LabelFields)
    desk.qtbot.keyClicks(fields.name, "BOAT")

    desk.order(step)

    boat = desk.scheme.named("BOAT")
    assert boat.key
    assert boat.key.upper() not in desk.window.workspace.keymap.taken
    assert boat.colour not in {one.colour for one in desk.scheme if one != boat}


def test_a_colour_near_anothers_is_warned_of(desk: Desk) -> None:
    step = desk.step("Change", "ORG")
    assert isinstance(step.fields, LabelFields)

    step.fields.set_colour(desk.scheme.named("GPE").colour)
    step.preview()

    assert "near that of GPE" in step.said.text()
    assert step.verb.isEnabled()


def test_another_colour_is_proposed(desk: Desk) -> None:
    step = desk.step("Change", "ORG")
    fields = step.fields
    assert isinstance(fields, LabelFields)
    before = fields.colour.text()

    fields.another.click()

    assert fields.colour.text() != before


def test_labels_are_merged(desk: Desk, hands: Hands) -> None:
    step = desk.step("Merge into", "ORG")
    assert isinstance(step.fields, MergeFields)
    step.fields.into.setCurrentText("GPE")

    desk.order(step)

    assert "ORG" not in desk.names()
    assert hands.state_of("London") == ("GPE", "pending")


def test_ticked_words_are_split_off(window: Window, hands: Hands, qtbot: QtBot) -> None:
    hands.press(Qt.Key.Key_Space)
    desk = Desk(window, qtbot)
    step = desk.step("Split off", "PERSON")
    assert isinstance(step.fields, SplitFields)
    assert not step.verb.isEnabled()

    step.fields.into.setEditText("POET")
    step.fields.tick("Ada Lovelace")
    desk.order(step)

    assert hands.state_of("Ada Lovelace") == ("POET", "corrected")
    assert hands.state_of("Byron") == ("PERSON", "pending")


def test_a_retired_label_is_offered_no_more_and_again(desk: Desk, hands: Hands) -> None:
    desk.order(desk.step("Retire", "PERSON"))
    names = [row.label.name for row in desk.window.inspector.labels.rows]
    assert "PERSON" not in names
    assert "Ada Lovelace" not in [words for words, *_ in hands.marks()]
    assert desk.listed(0) == "PERSON (retired)"

    desk.order(desk.step("Retire", "PERSON"))

    assert hands.state_of("Ada Lovelace") == ("PERSON", "pending")


def test_a_label_in_use_is_not_removed(desk: Desk) -> None:
    step = desk.step("Remove", "PERSON")

    assert "PERSON is in use; retire it" in step.said.text()
    assert not step.verb.isEnabled()


def test_a_label_that_nothing_uses_is_removed(desk: Desk) -> None:
    desk.order(desk.step("Remove", "LAW"))

    assert "LAW" not in desk.names()


def test_all_labels_are_recoloured(desk: Desk) -> None:
    before = {label.colour for label in desk.scheme}

    desk.order(desk.step("Recolour all"))

    assert before.isdisjoint(label.colour for label in desk.scheme)


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Up, 2), (Qt.Key.Key_Down, 4)])
def test_alt_and_an_arrow_move_a_label(desk: Desk, key: Qt.Key, place: int) -> None:
    desk.dialog.list.choose("ORG")

    with desk.qtbot.waitSignal(desk.window.workspace.edited):
        desk.qtbot.keyClick(desk.dialog.list, key, ALT)

    assert desk.names().index("ORG") == place
    assert desk.dialog.list.chosen == "ORG"


def test_labels_go_to_a_file_and_come_from_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    desk.dialog.export_file(path)
    text = path.read_text(encoding="utf-8").replace('"LAW"', '"STATUTE"')
    path.write_text(text, encoding="utf-8")

    desk.dialog.import_file(path)
    step = desk.dialog.findChildren(StepDialog)[-1]
    assert isinstance(step.fields, ImportFields)
    step.fields.put.setChecked(True)
    desk.order(step)

    assert "STATUTE" in desk.names()
    assert "LAW" not in desk.names()


def test_what_a_pipeline_gives_is_there_already(desk: Desk) -> None:
    step = desk.step("From a pipeline")

    assert isinstance(step.fields, ImportFields)
    assert step.said.text() == "Nothing changes, as it is so already."


def test_what_another_program_did_to_the_labels_is_seen(
    window: Window, filled: Path, hands: Hands
) -> None:
    with opened(filled) as store:
        recast = renamed(store.labels(), "PERSON", "HUMAN")
        store.recasts.perform(recast, annotator="bob")

    hands.press(Qt.Key.Key_Space)
    QApplication.processEvents()

    assert window.inspector.labels.rows[0].label.name == "HUMAN"
    assert hands.state_of("Ada Lovelace") == ("HUMAN", "pending")
    assert "PERSON has become HUMAN" in window.banner.text.text()


def test_whoever_has_no_window_knows_which_keys_it_usually_has(window: Window) -> None:
    taken = window.workspace.keymap.taken

    assert {key for key in taken if len(key) == 1 and key.isalnum()} == WINDOW_KEYS


def test_the_scheme_is_where_it_can_be_found(window: Window) -> None:
    action = window.actions_by_id["labels.scheme"]

    assert action.shortcut().toString() == "Ctrl+L"
