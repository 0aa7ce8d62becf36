"""Decide once: the same words in this article, with one key."""

from pytestqt.qtbot import QtBot

from annotations.wording import LEFT_TO_RIGHT
from tests.gui.conftest import Hands
from tests.gui.propagating.conftest import decide, open_dialogs


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
    assert open_dialogs(hands.window) == []


def test_an_undone_decision_is_not_repeated(hands: Hands) -> None:
    decide(hands)
    hands.press("u", ".")

    assert {state for *_, state in hands.marks()} == {"pending"}
