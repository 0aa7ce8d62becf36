"""Scores, the threshold and second opinions, from the keyboard on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from annotations.listing import Query
from annotations.suggestion import Proposal
from db.project import opened
from gui.settings import Settings
from gui.window import Window
from tests import builders
from tests.gui.conftest import FIRST, Hands

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NEWER = (
    ("Ada Lovelace", "PERSON", 0.97),
    ("Lord Byron", "PERSON", 0.62),
    ("London", "GPE", 0.96),
    ("on Friday", "DATE", 0.35),
)


@pytest.fixture
def filled(filled: Path) -> Path:
    """The filled project after a second run: it found no “left”, and less noise."""
    with opened(filled) as store:
        run = store.continued_run(builders.pipeline("second_look", digest="d2"))
        first, *_ = store.article_ids(Query(), "ann")
        found = [
            Proposal(builders.span(words, FIRST), label, score)
            for words, label, score in NEWER
        ]
        store.add_suggestions(run, [(first, found)])
    return filled


def words(hands: Hands) -> list[str]:
    return [shown for shown, _, _ in hands.marks()]


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


def test_a_dot_goes_to_the_next_disagreement_and_a_comma_back(hands: Hands) -> None:
    hands.press(".")
    assert hands.current == "Lord Byron"
    hands.press(".")
    assert hands.current == "London"

    hands.press(",")

    assert hands.current == "Lord Byron"


def test_a_slash_shows_what_only_the_earlier_run_found(
    hands: Hands, window: Window
) -> None:
    hands.press("/")
    shown = words(hands)
    hands.press("/")

    assert shown[-1] == "left"
    assert "left" not in words(hands)
    assert window.sight.only_earlier.text() == "1 second opinion"


def test_a_second_opinion_is_confirmed_like_any_other(
    hands: Hands, filled: Path
) -> None:
    hands.press("/")
    hands.go_to("left")
    hands.press(" ", "/")

    assert hands.state_of("left") == ("GPE", "confirmed")
    with opened(filled) as store:
        (kept,) = store.layer(store.article_ids(Query(), "ann")[0], "ann")
        assert kept.suggestion is not None
        assert store.pipelines()[kept.suggestion.run_id].name == "en_core_web_sm"


def test_an_undone_second_opinion_stays_in_sight(hands: Hands) -> None:
    hands.press("/")
    hands.go_to("left")
    hands.press("x", "/", "u")

    assert hands.state_of("left") == ("GPE", "pending")
    assert hands.current == "left"


def test_confirming_the_rest_leaves_second_opinions_alone(
    hands: Hands, window: Window, filled: Path
) -> None:
    hands.press("/")
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
    hands.press(".")

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


def test_doubt_is_walked_from_the_least_sure_on(hands: Hands) -> None:
    walked = []
    for _ in range(5):
        hands.press(">")
        walked.append(hands.current)
    hands.press("<")

    # The article opens at the surest.
    assert walked[:4] == ["on Friday", "Lord Byron", "London", "Ada Lovelace"]
    assert (walked[4], hands.current) == ("on Friday", "Ada Lovelace")


def test_the_threshold_hides_counts_and_is_remembered(
    hands: Hands, window: Window, settings: Settings
) -> None:
    for _ in range(13):
        hands.press(")")

    assert words(hands) == ["Ada Lovelace", "London"]
    assert window.sight.hidden.text() == "2 hidden"
    assert settings.threshold == window.sight.slider.value() == 65
    assert window.status.decided.text() == "0 of 4 decided"


def test_an_asterisk_shows_what_is_hidden_and_hides_it_again(hands: Hands) -> None:
    for _ in range(13):
        hands.press(")")
    hands.press("*")
    shown = words(hands)
    hands.press("*")

    assert "on Friday" in shown
    assert "on Friday" not in words(hands)


def test_the_slider_sets_the_threshold_and_brackets_move_it_back(
    hands: Hands, window: Window
) -> None:
    window.sight.slider.setValue(63)
    hidden = words(hands)
    hands.press("(")

    assert "Lord Byron" not in hidden
    assert "Lord Byron" in words(hands)
    assert window.sight.slider.value() == 60


def test_a_remembered_threshold_holds_from_the_first_article_on(
    settings: Settings, new_window: Callable[[], Window], filled: Path
) -> None:
    settings.threshold = 50
    window = new_window()
    window.open(filled)

    assert window.workspace.shown.hidden == 1


def test_what_is_confirmed_last_may_be_hidden_but_what_is_undone_is_seen(
    hands: Hands,
) -> None:
    hands.go_to("on Friday")
    hands.press(" ", *")" * 13, "u")

    assert hands.current == "on Friday"
    assert hands.state_of("on Friday")[1] == "pending"


def test_those_that_are_sure_are_confirmed_as_one_edit(
    hands: Hands, window: Window
) -> None:
    action = window.actions_by_id["review.confirm_sure"]
    offered = action.text().replace("&", "")
    hands.press(Qt.Key.Key_Return, mods=ALT)
    decided = [w for w, _, state in hands.marks() if state == "confirmed"]
    hands.press("u")

    assert offered == "Confirm those of 95 % and more (2)"
    assert decided == ["Ada Lovelace", "London"]
    assert {state for _, _, state in hands.marks()} == {"pending"}


def test_what_counts_as_sure_can_be_set(window: Window, settings: Settings) -> None:
    window.actions_by_id["review.sure"].trigger()
    (dialog,) = window.findChildren(QInputDialog)
    dialog.setIntValue(60)
    dialog.accept()

    assert settings.sure == 60
    assert window.sight.sure.text() == "Confirm 3 of ≥ 60 %"


def test_nothing_sure_is_said(hands: Hands, window: Window) -> None:
    window.commands.sighting.set_sure(99)
    hands.press(Qt.Key.Key_Return, mods=ALT)

    assert window.status.told.text() == "Nothing pending here has 99 % or more."


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
    hands.press("/")
    for disputed in ("Lord Byron", "London", "left"):
        hands.go_to(disputed)
        hands.press(" ")

    assert filtered == 1
    chip = window.articles.disputed
    qtbot.waitUntil(lambda: chip.text() == "≠ Disputed 0")


def test_a_line_of_the_list_tells_scores_and_disagreements(window: Window) -> None:
    model = window.articles.model
    role = Qt.ItemDataRole.AccessibleTextRole

    assert str(model.data(model.index(0), role)).endswith(
        "4 pending, least sure 35 %, on average 72 %, 3 disputed"
    )


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
