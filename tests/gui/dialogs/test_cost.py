"""What reviewing costs, shown in the window."""

import sys
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.cost import CostDialog
from gui.window import Window
from tests.gui.conftest import Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(window: Window, qtbot: QtBot) -> CostDialog:
    window.actions_by_id["view.cost"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CostDialog)
    qtbot.waitUntil(lambda: dialog.tabs.count() == 3)
    return dialog


def cells(table: QTableWidget) -> dict[str, list[str]]:
    return {
        text(table.verticalHeaderItem(row)): [
            text(table.item(row, column)) for column in range(table.columnCount())
        ]
        for row in range(table.rowCount())
    }


def text(item: Any) -> str:
    return str(item.text())


def curves(dialog: CostDialog, tab: int) -> list[list[float]]:
    """Read the heights that the plots of a tab show, the dots before the line."""
    from pyqtgraph import PlotWidget  # noqa: PLC0415  takes half a second

    page = dialog.tabs.widget(tab)
    assert page is not None
    plots = page.findChildren(PlotWidget)
    return [
        [round(height, 2) for height in item.getData()[1]]
        for plot in plots
        for item in plot.getPlotItem().listDataItems()
        if item.getData()[1] is not None
    ]


def test_looking_around_counts_up_to_now(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    hands.press("j", "j")
    dialog = opened(window, qtbot)

    assert cells(dialog.table)["Today"][0] == "2"


def test_it_says_what_was_spent_today(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(" ", "x", " ")
    dialog = opened(window, qtbot)

    today, _, altogether = cells(dialog.table).values()
    assert today == altogether
    assert [today[at] for at in (0, 1, 3, 4, 5, 6)] == [
        *("3", "0", "1", "2", "3.00", "1.50")
    ]
    assert "1.50 keys and clicks for each entity" in dialog.head.text()
    assert cells(dialog.kinds)["Confirm"][:2] == ["2", "2"]
    dialog.reject()


def test_it_plots_articles_in_the_order_of_work(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(" ", "j")
    hands.press(Qt.Key.Key_Return, mods=CTRL)
    hands.press(" ")
    dialog = opened(window, qtbot)

    dots, line, *_ = curves(dialog, 0)
    assert dots == [3.0, 1.0]
    assert line == [3.0, 2.0]
    dialog.reject()


def test_a_project_nobody_worked_on_has_empty_plots(
    window: Window, qtbot: QtBot
) -> None:
    window.workspace.stopwatch.take()  # type: ignore[union-attr]
    dialog = opened(window, qtbot)

    assert "Nothing has been counted yet" in dialog.head.text()
    assert curves(dialog, 0) == []
    dialog.reject()


def test_somebody_elses_work_is_shown_too(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(" ")
    window.commands._signed("bob")
    hands.press(" ", "x")
    dialog = opened(window, qtbot)
    keys = {}
    for at in range(dialog.whose.count()):
        dialog.whose.setCurrentIndex(at)
        keys[dialog.whose.itemText(at)] = cells(dialog.table)["Altogether"][0]

    assert keys == {"bob": "2", "ann": "1", "Everybody": "3"}
    dialog.reject()


def test_without_the_library_it_says_where_plots_come_from(
    window: Window, hands: Hands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyqtgraph", None)
    hands.press(" ")
    dialog = opened(window, qtbot)

    page = dialog.tabs.widget(0)
    assert isinstance(page, QLabel)
    assert "pip install pyqtgraph" in page.text()
    assert cells(dialog.table)["Today"][0] == "1"
    dialog.reject()
