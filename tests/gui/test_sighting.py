"""Second opinions, from the keyboard on a real file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotations.listing import Query
from db.project import opened
from gui.window import Window
from tests.gui.conftest import FIRST, Hands
from tests.gui.second_run import NEWER, add_second_run, words

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def filled(filled: Path) -> Path:
    """The filled project after a second run: it found no “left”, and less noise."""
    add_second_run(filled)
    return filled


def test_the_inspector_says_how_sure_who_and_what_the_other_run_said(
    hands: Hands, window: Window
) -> None:
    hands.go_to("Lord Byron")
    span = window.inspector.span

    assert span.score.text() == "62 % sure"
    assert span.why.text() == "Proposed by the model of second_look 3.8.0."
    assert span.others_heading.text() == "≠ OTHER RUNS DISAGREE"
    assert span.others.text() == "PERSON “Byron”, 80 % · en_core_web_sm 3.8.0"


def test_a_run_that_says_the_same_is_heard_without_alarm(
    hands: Hands, window: Window
) -> None:
    assert hands.current == "Ada Lovelace"
    assert window.inspector.span.others_heading.text() == "OTHER RUNS"
    assert window.inspector.span.others.text().startswith("the same, 80 %")


def test_the_newest_run_alone_is_pending(hands: Hands) -> None:
    assert words(hands) == ["Ada Lovelace", "Lord Byron", "London", "on Friday"]


def test_ctrl_d_goes_to_the_next_disagreement_and_with_shift_back(
    hands: Hands,
) -> None:
    hands.press("d", mods=CTRL)
    assert hands.current == "Lord Byron"
    hands.press("d", mods=CTRL)
    assert hands.current == "London"

    hands.press("d", mods=CTRL | SHIFT)

    assert hands.current == "Lord Byron"


def test_ctrl_2_shows_what_only_the_earlier_run_found(
    hands: Hands, window: Window
) -> None:
    hands.press("2", mods=CTRL)
    shown = words(hands)
    hands.press("2", mods=CTRL)

    assert shown[-1] == "left"
    assert "left" not in words(hands)
    assert window.sight.only_earlier.text() == "1 second opinion"


def test_a_second_opinion_is_confirmed_like_any_other(
    hands: Hands, filled: Path
) -> None:
    hands.press("2", mods=CTRL)
    hands.go_to("left")
    hands.press(" ")
    hands.press("2", mods=CTRL)

    assert hands.state_of("left") == ("GPE", "confirmed")
    with opened(filled) as store:
        (kept,) = store.layer(store.article_ids(Query(), "ann")[0], "ann")
        assert kept.suggestion is not None
        assert store.pipelines()[kept.suggestion.run_id].name == "en_core_web_sm"


def test_an_undone_second_opinion_stays_in_sight(hands: Hands) -> None:
    hands.press("2", mods=CTRL)
    hands.go_to("left")
    hands.press("x")
    hands.press("2", mods=CTRL)
    hands.press("u")

    assert hands.state_of("left") == ("GPE", "pending")
    assert hands.current == "left"


def test_confirming_the_rest_leaves_second_opinions_alone(
    hands: Hands, window: Window, filled: Path
) -> None:
    hands.press("2", mods=CTRL)
    window.actions_by_id["article.confirm_rest"].trigger()

    with opened(filled) as store:
        layer = store.layer(store.article_ids(Query(), "ann")[0], "ann")
    assert [a.span.of(FIRST) for a in layer] == [w for w, _, _ in NEWER]


def test_the_last_disagreements_are_pointed_to_when_they_are_out_of_sight(
    hands: Hands, window: Window
) -> None:
    for disputed in ("Lord Byron", "London"):
        hands.go_to(disputed)
        hands.press(" ")
    hands.press("d", mods=CTRL)

    assert "An earlier run alone found 1 span" in window.status.told.text()


def test_an_equals_sign_takes_the_other_runs_word(hands: Hands) -> None:
    hands.go_to("Lord Byron")
    hands.press("=")

    assert hands.state_of("Byron") == ("PERSON", "confirmed")
    assert "Lord Byron" not in words(hands)
    assert hands.current == "London"


def test_where_the_other_run_agrees_there_is_no_word_to_take(
    hands: Hands, window: Window
) -> None:
    hands.press("=")

    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert "No other run has another word" in window.status.told.text()


def test_the_list_keeps_articles_that_runs_disagree_about(
    hands: Hands, window: Window
) -> None:
    hands.press(".", mods=CTRL)

    assert len(window.workspace.queue) == 1
    assert window.articles.disputed.isChecked()
    assert window.actions_by_id["view.disputed"].isChecked()
    assert window.articles.disputed.text() == "≠ Disputed 1"


def test_the_chip_filters_too_and_counts_what_is_left(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    window.articles.disputed.click()
    filtered = len(window.workspace.queue)
    hands.press("2", mods=CTRL)
    for disputed in ("Lord Byron", "London", "left"):
        hands.go_to(disputed)
        hands.press(" ")

    assert filtered == 1
    chip = window.articles.disputed
    qtbot.waitUntil(lambda: chip.text() == "≠ Disputed 0")


def test_a_line_of_the_list_tells_scores_and_disagreements(window: Window) -> None:
    model = window.articles.model
    role = Qt.ItemDataRole.AccessibleTextRole

    told = str(model.data(model.index(0), role))

    assert "4 pending, least sure 35 %, on average 72 %, about 1.1 mistaken" in told
    assert told.endswith("3 disputed")


def test_the_spans_can_be_listed_by_score_and_chosen_from(
    hands: Hands, window: Window, qtbot: QtBot
) -> None:
    hands.press(Qt.Key.Key_F7)
    spans = window.inspector.foot.spans
    in_order = [spans.model().index(row, 0).data() for row in range(4)]
    window.actions_by_id["view.spans_order"].trigger()
    by_score = [spans.model().index(row, 0).data() for row in range(4)]
    qtbot.keyClick(spans, Qt.Key.Key_Up)

    assert in_order == ["Ada Lovelace", "Lord Byron", "London", "on Friday"]
    assert by_score == ["on Friday", "Lord Byron", "London", "Ada Lovelace"]
    assert hands.current == "London"


def test_without_scores_and_with_one_run_nothing_is_said_of_either(
    window: Window, hands: Hands
) -> None:
    hands.press(Qt.Key.Key_PageDown)
    for _ in range(2):
        hands.press("x", "u")

    assert hands.current == "Mary Somerville"
    assert not window.sight.disputed.isVisible()
    assert not window.inspector.span.others.isVisible()
