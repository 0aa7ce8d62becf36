import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotations.formats import FORMATS, WRITTEN
from annotations.formats.groups import GROUPS
from annotations.formats.parts.extra import MODULES
from gui.dialogs import format_list
from gui.dialogs.format_list import FormatList


@pytest.fixture
def formats(qtbot: QtBot) -> FormatList:
    made = FormatList(WRITTEN)
    qtbot.addWidget(made)
    made.choose("jsonl")
    made.show()
    return made


def shown(formats: FormatList) -> list[str]:
    return [one.text(0) for one in formats._items() if not one.isHidden()]


def item(formats: FormatList, name: str) -> QTreeWidgetItem:
    titles = {one.name: one.title for one in FORMATS}
    return next(one for one in formats._items() if one.text(0) == titles[name])


def current(formats: FormatList) -> str:
    assert formats.current is not None
    return formats.current.name


def test_every_format_has_a_heading() -> None:
    assert {x.name for x in FORMATS} <= {name for _, names in GROUPS for name in names}


def test_what_formats_need_is_known() -> None:
    assert {one.needs for one in FORMATS} - {""} <= set(MODULES)


def test_every_format_that_is_written_is_offered(formats: FormatList) -> None:
    assert sorted(shown(formats)) == sorted(one.title for one in WRITTEN)


@pytest.mark.parametrize("typed", ["spacy", "SPACY doc", ".spacy", "docbin"])
def test_typing_finds_a_format_by_name_title_or_suffix(
    formats: FormatList, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(formats.field, typed)

    assert current(formats) == "spacy"
    assert len(shown(formats)) < len(WRITTEN)


def test_a_heading_finds_what_is_below_it(formats: FormatList, qtbot: QtBot) -> None:
    qtbot.keyClicks(formats.field, "annotation tools")

    assert "brat standoff" in shown(formats)
    assert "Copydesk JSON Lines" not in shown(formats)


def test_what_nothing_fits_changes_nothing(formats: FormatList) -> None:
    formats.field.setText("no such format")

    assert shown(formats) == []
    assert current(formats) == "jsonl"


def test_the_arrows_move_in_the_list_from_the_field(
    formats: FormatList, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(formats.changed):
        qtbot.keyClick(formats.field, Qt.Key.Key_Down)
    second = current(formats)
    qtbot.keyClick(formats.field, Qt.Key.Key_Up)

    assert (second, current(formats)) == ("spacy", "jsonl")


def test_enter_leads_to_the_list(formats: FormatList, qtbot: QtBot) -> None:
    formats.activateWindow()
    formats.field.setFocus()
    qtbot.keyClick(formats.field, Qt.Key.Key_Return)

    assert formats.tree.hasFocus()


def test_a_heading_cannot_be_chosen(formats: FormatList) -> None:
    heading = formats.tree.topLevelItem(0)

    assert heading is not None
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_format_says_to_a_screen_reader_what_it_is(formats: FormatList) -> None:
    told = item(formats, "brat").data(0, Qt.ItemDataRole.AccessibleTextRole)

    assert told == "brat standoff, Annotation tools, folder, .zip"


def test_a_format_says_what_it_lacks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = "Needs more to be installed: pip install copydesk[uima]."
    monkeypatch.setattr(format_list, "advice", lambda needs: advice if needs else "")
    made = FormatList(WRITTEN)
    qtbot.addWidget(made)

    assert item(made, "uima-xmi").toolTip(0) == advice
    told = item(made, "uima-xmi").data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith(advice)


def test_several_are_ticked_also_where_they_are_not_shown(qtbot: QtBot) -> None:
    made = FormatList(WRITTEN, several=True)
    qtbot.addWidget(made)
    made.tick(["jsonl", "brat"])

    qtbot.keyClicks(made.field, "conll")

    assert [one.name for one in made.ticked] == ["jsonl", "brat"]


def test_space_ticks(qtbot: QtBot) -> None:
    made = FormatList(WRITTEN, several=True)
    qtbot.addWidget(made)
    made.show()
    made.choose("brat")
    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(made.tree, Qt.Key.Key_Space)

    assert [one.name for one in made.ticked] == ["brat"]
