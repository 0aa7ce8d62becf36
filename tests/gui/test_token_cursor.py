"""The token cursor: adding without a mouse, with real keys in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotations.article import Article, NewsMetadata
from db.project import opened
from gui.article.overlays import Over
from gui.window import Window
from tests.gui.conftest import Hands

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
HOME, END = Qt.Key.Key_Home, Qt.Key.Key_End
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
FAMILY = "👩‍👩‍👧"


@pytest.fixture
def show(window: Window, hands: Hands, filled: Path) -> Callable[[str], Hands]:
    """Open an article of one's own, on which nothing is marked."""

    def show(text: str) -> Hands:
        with opened(filled) as store:
            added = store.add(Article(text=text, news=NewsMetadata()))
        window.workspace.refresh()
        window.workspace.open_article(added)
        return hands

    return show


def under_cursor(window: Window) -> list[str]:
    text = window.view.places.tokens.text
    return [span.of(text) for span in window.view.over(Over.CURSOR)]


def test_a_missed_name_of_two_tokens_takes_three_keys(hands: Hands) -> None:
    hands.go_to("left")
    hands.press(RIGHT)
    hands.press(RIGHT, mods=SHIFT)
    hands.press("o")

    assert hands.state_of("together for") == ("ORG", "added")
    assert hands.current == "together for"


def test_who_takes_back_what_was_added_goes_on_from_there(hands: Hands) -> None:
    hands.go_to("London")
    hands.press(RIGHT, RIGHT, "o", "u")
    assert hands.current == ""

    hands.press(Qt.Key.Key_Tab)

    assert hands.current == "left"


def test_the_cursor_starts_from_the_current_span(hands: Hands, window: Window) -> None:
    hands.press(RIGHT)
    assert under_cursor(window) == ["met"]

    hands.press(Qt.Key.Key_Escape, LEFT)

    assert under_cursor(window) == ["🎻"]
    assert hands.current == "Ada Lovelace"


def test_an_unmarked_name_is_taken_whole(hands: Hands, window: Window) -> None:
    hands.press(RIGHT, mods=CTRL)
    assert under_cursor(window) == ["Royal Society"]

    hands.press("o")

    assert hands.state_of("Royal Society") == ("ORG", "added")


def test_with_no_further_name_the_window_says_so(hands: Hands, window: Window) -> None:
    hands.press(RIGHT, RIGHT, mods=CTRL)

    assert under_cursor(window) == ["Royal Society"]
    assert "nothing marks" in window.status.told.text()


def test_a_label_relabels_what_stands_on_these_words(hands: Hands) -> None:
    hands.go_to("Byron")
    hands.press(RIGHT, RIGHT, "l")

    assert hands.state_of("London") == ("LOC", "corrected")


def test_other_keys_act_on_the_current_span(hands: Hands, window: Window) -> None:
    hands.press(RIGHT, "]")

    assert hands.current == "Ada Lovelace met"
    assert under_cursor(window) == []


def test_going_on_drops_the_cursor(hands: Hands, window: Window) -> None:
    hands.press(RIGHT, Qt.Key.Key_Tab, "l")

    assert under_cursor(window) == []
    assert hands.state_of("Byron") == ("LOC", "corrected")


def test_a_label_is_given_once(hands: Hands, window: Window) -> None:
    hands.press(RIGHT, "o")

    assert under_cursor(window) == []
    assert hands.state_of("met") == ("ORG", "added")


def test_shift_lets_go_again(hands: Hands, window: Window) -> None:
    hands.press(RIGHT)
    hands.press(RIGHT, RIGHT, LEFT, mods=SHIFT)

    assert under_cursor(window) == ["met Lord"]


def test_the_cursor_is_told_of(hands: Hands, window: Window) -> None:
    hands.press(RIGHT)

    assert "“met”" in window.status.told.text()
    assert "“met”" in window.view.accessibleDescription()


def test_no_cursor_runs_over_the_end_of_a_paragraph(
    hands: Hands, window: Window
) -> None:
    hands.go_to("on Friday")
    hands.press(RIGHT)
    hands.press(RIGHT, mods=SHIFT)
    assert under_cursor(window) == ["."]
    assert "paragraph" in window.status.told.text()

    hands.press(RIGHT)

    assert under_cursor(window) == ["They"]


def test_lines_are_those_that_are_seen(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("Ada met Byron in London. " * 20)
    hands.press(RIGHT, DOWN)
    below = window.view.over(Over.CURSOR)[0]
    hands.press(UP)
    above = window.view.over(Over.CURSOR)[0]

    assert above.start == 0
    assert 40 < below.start < 120


def test_home_and_end_go_to_the_ends_of_the_line(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("Ada met Byron.\nThey left.")
    hands.press(RIGHT, END)
    assert under_cursor(window) == ["."]

    hands.press(HOME, mods=SHIFT)
    assert under_cursor(window) == ["Ada met Byron."]

    hands.press(DOWN, HOME)
    assert under_cursor(window) == ["They"]


def test_empty_lines_are_passed_over(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("Ada met Byron.\n\n\nThey left.")
    hands.press(RIGHT, DOWN)

    assert under_cursor(window) == ["They"]


def test_left_goes_left_where_one_reads_leftwards(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("قال محمد بن سلمان في الرياض")
    hands.press(RIGHT)
    hands.press(LEFT)
    assert under_cursor(window) == ["محمد"]

    hands.press(LEFT, mods=SHIFT)
    hands.press(LEFT, mods=SHIFT)
    hands.press("p")

    assert hands.state_of("محمد بن سلمان") == ("PERSON", "added")


def test_left_is_what_is_seen_on_the_left(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("قال محمد في Riyadh City يوم")
    hands.press(LEFT)
    seen = []
    for _ in range(6):
        (words,) = window.view.over(Over.CURSOR)
        (piece,) = window.view.boxes(words)
        seen.append(piece.box.center().x())
        hands.press(LEFT)

    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 6


def test_words_from_left_to_right_are_taken_in_to_the_right(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("قال محمد في Riyadh City يوم")
    hands.press(LEFT, LEFT, LEFT, LEFT, LEFT)
    assert under_cursor(window) == ["Riyadh"]

    hands.press(RIGHT, mods=SHIFT)

    assert under_cursor(window) == ["Riyadh City"]


def test_an_emoji_with_joiners_is_one_step(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show(f"Ada {FAMILY} Byron 👍🏽 here")
    hands.press(RIGHT, RIGHT)
    assert under_cursor(window) == [FAMILY]

    hands.press(RIGHT, mods=SHIFT)
    hands.press("o")

    assert hands.state_of(f"{FAMILY} Byron") == ("ORG", "added")


@pytest.mark.parametrize(
    ("text", "first", "grown"),
    [("他在北京市工作", "在", "在北京"), ("เขาอยู่กรุงเทพ", "ข", "ขาอ")],
)
def test_without_spaces_each_character_is_a_step(
    show: Callable[[str], Hands], window: Window, text: str, first: str, grown: str
) -> None:
    hands = show(text)
    hands.press(RIGHT, RIGHT)
    assert under_cursor(window) == [first]

    hands.press(RIGHT, RIGHT, mods=SHIFT)
    hands.press("g")

    assert hands.state_of(grown) == ("GPE", "added")


def test_in_an_empty_text_the_keys_do_nothing(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show(" \n ")
    hands.press(RIGHT, DOWN, END)
    hands.press(RIGHT, mods=CTRL)
    hands.press(RIGHT, mods=SHIFT)

    assert under_cursor(window) == []


def test_in_a_long_text_the_cursor_stays_in_sight(
    show: Callable[[str], Hands], window: Window
) -> None:
    hands = show("Ada met Byron in London.\n" * 60)
    hands.press(*[DOWN] * 50)
    (here,) = window.view.over(Over.CURSOR)

    assert window.view.places.is_visible(here)


def test_what_was_told_of_the_cursor_goes_with_it(hands: Hands, window: Window) -> None:
    hands.press(RIGHT, Qt.Key.Key_Tab)

    assert window.status.told.text() == ""


def test_only_what_was_told_of_the_cursor_goes_with_it(
    hands: Hands, window: Window
) -> None:
    hands.press(RIGHT)
    window.workspace.told.emit("Something else.")
    hands.press(Qt.Key.Key_Tab)

    assert window.status.told.text() == "Something else."
