"""Decide once: the same words, here with one key and everywhere with a dialog."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations import review
from annotations.article import Article, ArticleId, NewsMetadata
from annotations.edit import Action, Review
from annotations.listing import Query
from annotations.session import Session
from annotations.span import Span
from annotations.suggestion import Proposal
from annotations.wording import LEFT_TO_RIGHT
from db.project import opened
from gui.dialogs.propagation import PropagationDialog
from gui.window import Window
from tests import builders
from tests.gui.conftest import Hands

TEXT = (
    "Lord Byron met the Lord Byron. A Lord Byron Society met, and Lord Byron left.\n\n"
    "LORD BYRON and Ada A. Lovelace stayed; A came."
)
SAID = (("Lord Byron", "ORG"), ("the Lord Byron", "ORG"), ("Lord Byron Society", "ORG"))
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENOUGH = 60


def fill(project: Path, number: int) -> None:
    with opened(project) as store, store.bulk():
        run = store.continued_run(builders.pipeline())
        for serial in range(number):
            text = TEXT if not serial else f"{serial}: Lord Byron met Ada."
            found = [Proposal(builders.span(w, TEXT), label) for w, label in SAID]
            article = Article(text=text, news=NewsMetadata(headline=f"No. {serial}"))
            said = [(store.add(article), found if not serial else [])]
            store.add_suggestions(run, said)


@pytest.fixture
def size() -> int:
    return 4


@pytest.fixture
def filled(project: Path, size: int) -> Path:
    fill(project, size)
    return project


@pytest.fixture
def dialog(hands: Hands, qtbot: QtBot) -> Callable[[], PropagationDialog]:
    """Press `>` and give what opens."""

    def opened_() -> PropagationDialog:
        hands.press(">")
        qtbot.waitUntil(lambda: bool(_open_dialogs(hands.window)))
        shown = _open_dialogs(hands.window)[0]
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        return shown

    return opened_


def _open_dialogs(window: Window) -> list[PropagationDialog]:
    found = window.findChildren(PropagationDialog)
    return [one for one in found if one.isVisible()]


def in_rows(dialog: PropagationDialog) -> Iterator[str]:
    for row in range(dialog.model.rowCount()):
        index = dialog.model.index(row)
        yield cast(str, index.data(Qt.ItemDataRole.AccessibleTextRole))


def wait_for_jobs(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    take_the_keyboard(window, qtbot)


def take_the_keyboard(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)


def labelled(project: Path) -> list[list[str]]:
    """List what stands in each article, as a second program would see it."""
    with opened(project) as store:
        ids = store.article_ids(Query(), "ann")
        return [[one.label for one in store.layer(id_, "ann")] for id_ in ids]


def decide(hands: Hands) -> None:
    """Say that the first Lord Byron is a person."""
    assert hands.current == "Lord Byron"
    hands.press("p")


def test_after_a_decision_the_window_says_how_many_more_there_are(
    hands: Hands, qtbot: QtBot
) -> None:
    offer = hands.window.status.offer
    decide(hands)
    qtbot.waitUntil(lambda: bool(offer.text()))

    assert offer.text() == LEFT_TO_RIGHT + (
        "“Lord Byron” PERSON: <b>.</b> marks 2 more here · <b>&gt;</b> looks elsewhere"
    )


def test_a_dot_repeats_the_last_decision_here(hands: Hands) -> None:
    decide(hands)
    hands.press(".")

    people = [words for words, label, _ in hands.marks() if label == "PERSON"]
    assert people == ["Lord Byron"] * 3
    assert hands.window.status.told.text() == (
        "2 more “Lord Byron” PERSON here; 1 left, where something else stands: "
        "> shows what."
    )


def test_the_next_pending_span_is_current_when_the_present_one_is_settled(
    hands: Hands,
) -> None:
    decide(hands)
    assert hands.current == "the Lord Byron"

    hands.press(".")

    assert hands.current == "Lord Byron Society"


def test_one_undo_takes_all_of_it_back(hands: Hands) -> None:
    decide(hands)
    before = hands.marks()
    hands.press(".")

    hands.press("u")

    assert hands.marks() == before


def test_of_a_decided_span_that_is_current_it_repeats_the_decision(
    hands: Hands,
) -> None:
    decide(hands)
    hands.press("x")
    workspace = hands.window.workspace
    workspace.select(workspace.marks[0].key)

    hands.press(".")

    assert [label for _, label, _ in hands.marks()].count("PERSON") == 3


def test_a_rejection_is_repeated(hands: Hands) -> None:
    hands.press("x", ".")

    rejected = [words for words, _, state in hands.marks() if state == "rejected"]
    assert rejected == ["Lord Byron"]
    told = hands.window.status.told.text()
    assert told == "No more “Lord Byron” ORG to reject here."


def test_without_a_decision_it_says_what_to_do(hands: Hands) -> None:
    hands.press(".", ">")

    assert hands.window.status.told.text().startswith("Decide on a span first")
    assert _open_dialogs(hands.window) == []


def test_an_undone_decision_is_not_repeated(hands: Hands) -> None:
    decide(hands)
    hands.press("u", ".")

    assert {state for *_, state in hands.marks()} == {"pending"}


def test_the_dialog_shows_every_place_in_its_sentence(
    hands: Hands, dialog: Callable[[], PropagationDialog]
) -> None:
    decide(hands)

    shown = dialog()

    assert shown.summary.text() == (
        "5 places in 4 articles; 1 left, where something else stands."
    )
    assert list(in_rows(shown))[:3] == [
        "No. 0, 2 places",
        "Lord Byron met the Lord Byron., suggested ORG “the Lord Byron”",
        "A Lord Byron Society met, and Lord Byron left.",
    ]
    assert list(in_rows(shown))[-1].endswith("suggested ORG “Lord Byron Society”")
    assert shown.apply.text() == "&Mark 5 places"


def test_enter_changes_what_is_ticked_in_one_edit(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    assert shown.apply.text() == "&Mark 4 places"

    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    wait_for_jobs(hands.window, qtbot)

    assert labelled(filled) == [["PERSON", "PERSON"], *[["PERSON"]] * 3]
    assert hands.window.status.told.text() == (
        "“Lord Byron” PERSON: 4 more in 4 articles."
    )
    hands.press("u")
    assert labelled(filled) == [["PERSON"], [], [], []]


def test_space_on_an_article_ticks_all_of_its_places(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()

    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    without = shown.model.number
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)
    partly = shown.model.index(0).data(Qt.ItemDataRole.CheckStateRole)
    qtbot.keyClick(shown.list, Qt.Key.Key_Up)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)

    assert (without, shown.model.number) == (3, 5)
    assert partly is Qt.CheckState.PartiallyChecked


def test_a_click_on_the_box_ticks(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    row = shown.list.visualRect(shown.model.index(1))

    at = row.topLeft() + row.center() - row.topLeft()
    at.setX(row.left() + 40)
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    at.setX(row.center().x())
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert shown.model.number == 4


def test_all_and_none(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()

    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(shown.list, Qt.Key.Key_A, ctrl | SHIFT)
    none = shown.model.number, shown.apply.isEnabled()
    qtbot.keyClick(shown.list, Qt.Key.Key_A, ctrl)

    assert none == (0, False)
    assert shown.model.number == 5


def test_options_look_again_and_keep_the_exceptions(
    hands: Hands, dialog: Callable[[], PropagationDialog], qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Space)

    shown.case.click()
    any_case = shown.apply.text()
    shown.this.click()

    assert any_case == "&Mark 5 places"
    assert shown.apply.text() == "&Mark 2 places"
    assert not shown.done_too.isEnabled()


def test_finished_articles_come_only_when_asked_for(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path
) -> None:
    with opened(filled) as store:
        finish(hands.window, store.article_ids(Query(), "ann")[1])
    decide(hands)
    shown = dialog()
    without = shown.model.number

    shown.done_too.click()

    assert (without, shown.model.number) == (4, 5)
    assert "No. 1, 1 place · done" in set(in_rows(shown))


def finish(window: Window, article_id: ArticleId) -> None:
    """Finish another article and come back."""
    workspace = window.workspace
    assert workspace.desk is not None
    here = workspace.desk.article.id
    workspace.open_article(article_id)
    window.commands.reviewing.done_and_next()
    workspace.open_article(here)
    assert workspace.counts()[Review.DONE] == 1


def test_of_a_single_letter_nothing_is_ticked_and_the_dialog_says_why(
    hands: Hands, dialog: Callable[[], PropagationDialog]
) -> None:
    view = hands.window.view
    start = TEXT.index("A came")
    view.select_span(Span(start, start + 1))
    hands.press("g")

    shown = dialog()

    assert shown.model.number == 0
    assert not shown.apply.isEnabled()
    assert "“A” is a single character" in shown.summary.text()


def test_escape_changes_nothing(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()

    qtbot.keyClick(shown.list, Qt.Key.Key_Escape)

    assert labelled(filled) == [["PERSON"], [], [], []]


def decide_elsewhere(project: Path) -> None:
    """Decide in a second window under the same name."""
    with opened(project) as store:
        session = Session(store, annotator="ann")
        desk = session.open(store.article_ids(Query(), "ann")[1])
        span = builders.span("Lord Byron", desk.article.text)
        session.perform(Action.ADD, "Add", review.add(desk.layer, span, "ORG"))


def test_what_was_decided_meanwhile_is_left_and_said(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    decide_elsewhere(filled)

    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    wait_for_jobs(hands.window, qtbot)

    told = hands.window.status.told.text()
    assert told == "“Lord Byron” PERSON: 4 more in 3 articles; 1 decided meanwhile."


@pytest.mark.parametrize("size", [ENOUGH])
def test_keys_pressed_meanwhile_are_obeyed_in_order(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    shown = dialog()
    with opened(filled) as other, other.bulk():  # the worker waits for this
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
        take_the_keyboard(hands.window, qtbot)
        hands.press("x", "u", "u")
        before = hands.marks()
    wait_for_jobs(hands.window, qtbot)

    assert "rejected" not in {state for *_, state in before}
    assert labelled(filled) == [["PERSON"], *[[]] * (ENOUGH - 1)]
    history = hands.window.workspace.project.session.history  # type: ignore[union-attr]
    assert [entry.action for entry in history.undone] == [
        Action.REJECT,
        Action.PROPAGATE,
    ]


@pytest.mark.parametrize("size", [ENOUGH])
def test_what_touches_many_articles_is_undone_and_redone_by_a_worker(
    hands: Hands, dialog: Callable[[], PropagationDialog], filled: Path, qtbot: QtBot
) -> None:
    decide(hands)
    qtbot.keyClick(dialog().list, Qt.Key.Key_Return)
    wait_for_jobs(hands.window, qtbot)
    with qtbot.waitSignal(hands.window.jobs.started):
        hands.press("u")
    wait_for_jobs(hands.window, qtbot)
    undone = hands.window.status.told.text(), labelled(filled)[1:]
    hands.press("u", mods=SHIFT)
    wait_for_jobs(hands.window, qtbot)

    title = f"“Lord Byron” PERSON in {ENOUGH + 1} places"
    assert undone == (f"Undone: {title}", [[]] * (ENOUGH - 1))
    assert hands.window.status.told.text() == f"Done again: {title}"
    assert labelled(filled)[1:] == [["PERSON"]] * (ENOUGH - 1)
