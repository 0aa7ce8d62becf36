"""The window under strain: odd names, long words, keys held down, other looks."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotations.article import Article, NewsMetadata
from annotations.colour import Rgb, contrast
from annotations.label import Label, LabelScheme
from annotations.ontonotes import ONTONOTES
from annotations.span import Span
from annotations.suggestion import Proposal
from db.project import opened
from gui.actions import ACTIONS, Menu
from gui.dialogs.export import ExportDialog
from gui.dialogs.report import ReportDialog
from gui.theme import DARK, LIGHT, Theme, field_palette
from gui.window import Window
from tests import builders
from tests.gui.conftest import Hands

CTRL = Qt.KeyboardModifier.ControlModifier


def titles(window: Window) -> list[str]:
    model = window.articles.model
    return [model.summary(row).title for row in range(model.rowCount())]


def test_a_key_held_down_decides_once(window: Window) -> None:
    deciding = [
        spec.id
        for spec in ACTIONS
        if spec.repeats and spec.menu in {Menu.REVIEW, Menu.ARTICLE}
    ]
    assert not window.actions_by_id["review.confirm"].autoRepeat()
    assert all("next" in each or "previous" in each for each in deciding)


def test_a_key_held_down_on_x11_decides_once(window: Window, hands: Hands) -> None:
    confirm = window.actions_by_id["review.confirm"]
    press, release = QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease
    QApplication.sendEvent(window.view, key_event(press))
    confirm.trigger()
    for _ in range(3):  # let go and pressed again at the same moment
        QApplication.sendEvent(window.view, key_event(release))
        QApplication.sendEvent(window.view, key_event(press))
        confirm.trigger()
    assert hands.current == "Byron"

    QApplication.sendEvent(window.view, key_event(release))
    confirm.trigger()

    assert hands.current == "London"


def key_event(kind: QEvent.Type) -> QKeyEvent:
    event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    event.setTimestamp(1_234)
    return event


def test_space_on_a_chip_presses_the_chip(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    window.articles.chips[3].setFocus()
    qtbot.keyClick(window.articles.chips[3], Qt.Key.Key_Space)

    assert titles(window) == []
    assert hands.state_of("Ada Lovelace")[1] == "pending"


def test_an_empty_list_leaves_the_article_where_it_is(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.articles.chips[3], Qt.MouseButton.LeftButton)
    hands.press(Qt.Key.Key_Down, mods=CTRL)

    assert hands.current == "Ada Lovelace"
    assert "No article is listed" in window.status.told.text()


def test_no_two_titles_of_a_menu_share_a_mnemonic(window: Window) -> None:
    shared = []
    for menu in window._menus._menus.values():
        letters = [
            found[1].casefold()
            for action in menu.actions()
            if not action.isSeparator()
            and (found := re.search(r"&(\w)", action.text()))
        ]
        shared += [each for each in letters if letters.count(each) > 1]

    assert not shared


def test_everything_in_the_menus_has_a_mnemonic() -> None:
    assert [spec.id for spec in ACTIONS if "&" not in spec.title] == []


def test_everything_that_takes_the_keyboard_has_a_name(window: Window) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]

    assert not nameless


def test_escape_dismisses_a_message(window: Window, hands: Hands) -> None:
    window.banner.say("Something happened.")
    hands.press(Qt.Key.Key_Escape)

    assert not window.banner.isVisible()


def test_the_details_of_a_message_need_no_mouse_nor_the_message(
    window: Window, hands: Hands
) -> None:
    window.banner.say("1 article added.", ("It was there before.",))
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_F4)

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    assert dialog.body.toPlainText() == "It was there before."
    dialog.reject()


def test_a_label_yields_its_key_to_a_command(
    window: Window, hands: Hands, filled: Path
) -> None:
    ours = (Label("XRAY", "x"), Label("R&D", "r"), Label("RIVER", "R"))
    usual = (replace(label, key="") for label in ONTONOTES)
    scheme = LabelScheme((*ours, *usual))
    with opened(filled) as store:
        builders.relabelled(store, scheme)
    window.open(filled)
    hands.press("x")
    assert hands.state_of("Ada Lovelace") == ("PERSON", "rejected")

    hands.press("r")

    assert hands.state_of("Byron") == ("R&D", "corrected")
    keys = [row.label.key for row in window.inspector.labels.rows]
    assert keys[:4] == ["", "r", "", ""]


def test_a_name_that_no_file_could_hold_is_tidied(window: Window, hands: Hands) -> None:
    window.commands._signed(" a\nb\0\ud800 🎻 " + "x" * 500)
    hands.press(" ")

    assert window.status.who.text().startswith("a b 🎻 xxx")
    assert len(window.status.who.text()) == 80
    assert hands.state_of("Ada Lovelace")[1] == "confirmed"


def test_words_are_shown_as_they_are_and_never_as_markup(
    new_window: Callable[[], Window], empty_project: Path
) -> None:
    with opened(empty_project) as store:
        builders.fill(store, headline="<b>bold</b> &\nmore")
    window = new_window()
    window.open(empty_project)
    tip = window.articles.model.index(0).data(Qt.ItemDataRole.ToolTipRole)

    assert "&lt;b&gt;bold&lt;/b&gt; &amp;" in tip
    told = window.status.told
    told.setText("<b>bold</b>")
    assert told.sizeHint().width() >= told.fontMetrics().horizontalAdvance(
        "<b>bold</b>"
    )
    assert window.status.who.textFormat() is Qt.TextFormat.PlainText


def test_a_very_long_span_leaves_room_for_the_labels(
    new_window: Callable[[], Window], empty_project: Path
) -> None:
    text = "See " + "x" * 3_000 + " here."
    with opened(empty_project) as store:
        found = [Proposal(Span(4, 3_004), "ORG", score=0.5)]
        run = store.continued_run(builders.pipeline())
        article = Article(text=text, news=NewsMetadata(headline="Long"))
        store.add_suggestions(run, [(store.add(article), found)])
    window = new_window()
    window.open(empty_project)

    assert window.inspector.span.height() < 300


def test_other_looks_keep_the_place_and_the_selection(
    new_window: Callable[[], Window], empty_project: Path
) -> None:
    text = "Ada met Byron. " * 20 + "\n\n"
    with opened(empty_project) as store:
        article = Article(text=text * 20, news=NewsMetadata(headline="Long"))
        store.add(article)
    window = new_window()
    window.open(empty_project)
    window.view.select_span(Span(3_020, 3_023))
    bar = window.view.verticalScrollBar()
    bar.setValue(900)
    before = window.view.cursorForPosition(QPoint(0, 0)).position()
    window.actions_by_id["view.dark"].trigger()
    window.actions_by_id["view.larger"].trigger()

    after = window.view.cursorForPosition(QPoint(0, 0)).position()
    assert abs(after - before) < 100
    assert window.view.selected_span() == Span(3_020, 3_023)


def test_the_menu_ticks_what_is_chosen(window: Window) -> None:
    window.actions_by_id["view.dark"].trigger()
    ticked = [id_ for id_, act in window.actions_by_id.items() if act.isChecked()]

    assert ticked == ["view.dark", "view.hints", "view.tips", "view.points"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_borders_of_fields_can_be_seen(theme: Theme) -> None:
    border = field_palette(theme).color(QPalette.ColorRole.Window).darker(140)

    assert contrast(Rgb.of(border.name()), Rgb.of(theme.window)) >= 2.9


def test_a_word_without_end_widens_nothing(window: Window, qtbot: QtBot) -> None:
    window.resize(1_100, 700)
    window.banner.say("x" * 5_000)
    window.actions_by_id["project.export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.split.setText("a=b" * 2_000)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    assert len(dialog.outcome.text()) < 300
    assert dialog.width() < 800
    assert window.width() == 1_100
    dialog.reject()


@pytest.mark.parametrize("target", ["", " ", ".", Path.cwd().anchor])
def test_without_a_file_to_write_to_there_is_nothing_to_export(
    window: Window, target: str
) -> None:
    window.actions_by_id["project.export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    dialog.target.setText(target)

    assert not dialog.go.isEnabled()
    dialog.reject()
