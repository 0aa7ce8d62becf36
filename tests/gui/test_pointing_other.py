"""Shift and a label's key: the other words that may be meant, outlined meanwhile."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotations.article import Article, NewsMetadata
from db.project import opened
from gui.article.overlays import Over
from gui.keymap import Keymap
from gui.window import Window
from tests.gui.conftest import Hands
from tests.gui.mouse import Mouse

SHIFT = Qt.KeyboardModifier.ShiftModifier


def hold(window: Window) -> None:
    QTest.keyPress(window.view, Qt.Key.Key_Shift)


def let_go(window: Window) -> None:
    QTest.keyRelease(window.view, Qt.Key.Key_Shift)


def texts(hands: Hands) -> list[str]:
    return [words for words, *_ in hands.marks()]


def test_shift_outlines_the_longer_name_around_what_is_marked(
    window: Window, mouse: Mouse
) -> None:
    mouse.point("Byron")
    hold(window)
    assert mouse.outlined == ["Lord Byron"]

    let_go(window)

    assert mouse.outlined == ["Byron"]


def test_shift_outlines_the_one_word_of_an_unmarked_name(
    window: Window, mouse: Mouse
) -> None:
    mouse.point("Society")
    hold(window)

    assert mouse.outlined == ["Society"]


def test_the_outline_follows_the_mouse_while_shift_is_held(
    window: Window, mouse: Mouse
) -> None:
    mouse.point("Society")
    hold(window)
    mouse.point("Byron")

    assert mouse.outlined == ["Lord Byron"]


def test_shift_and_the_label_mark_the_longer_name_in_one_edit(
    hands: Hands, mouse: Mouse
) -> None:
    mouse.point("Byron")
    hands.press("g", mods=SHIFT)
    assert hands.state_of("Lord Byron") == ("GPE", "corrected")
    assert "Byron" not in texts(hands)

    hands.press("u")

    assert hands.state_of("Byron") == ("PERSON", "pending")
    assert "Lord Byron" not in texts(hands)


def test_its_own_label_mends_the_ends_alone(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Byron")
    hands.press("p", mods=SHIFT)

    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")
    assert hands.current == "Lord Byron"


def test_an_end_too_far_is_mended_as_well(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Friday")
    hands.press("d", mods=SHIFT)

    assert hands.state_of("Friday") == ("DATE", "corrected")


def test_what_was_decided_is_mended_and_given_back(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Byron")
    hands.press(" ")
    hands.press("p", mods=SHIFT)
    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")

    hands.press("u")

    assert hands.state_of("Byron") == ("PERSON", "confirmed")


def test_without_the_mouse_it_is_the_name_around_the_current_span(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.go_to("Byron")
    hold(window)
    assert mouse.outlined == ["Lord Byron"]

    hands.press("p", mods=SHIFT)

    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")
    assert hands.current == "London"


def test_the_outline_goes_on_with_the_current_span(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.go_to("Byron")
    hold(window)
    hands.press("p", mods=SHIFT)

    assert mouse.outlined == []


def test_the_word_alone_is_added(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Society")
    hands.press("o", mods=SHIFT)

    assert hands.state_of("Society") == ("ORG", "added")


def test_a_rejected_span_stays_so_beside_the_longer_name(
    hands: Hands, mouse: Mouse
) -> None:
    mouse.point("Byron")
    hands.press("x")
    hands.press("p", mods=SHIFT)

    assert hands.state_of("Lord Byron") == ("PERSON", "added")
    assert hands.state_of("Byron") == ("PERSON", "rejected")


def test_the_longer_name_around_the_token_cursor_is_added(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    hands.press("w", mods=SHIFT)

    assert hands.state_of("Lord Byron") == ("WORK_OF_ART", "added")
    assert hands.state_of("Ada Lovelace") == ("PERSON", "pending")


def test_each_label_has_its_own_key(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Byron")
    hands.press("w", mods=SHIFT)
    hands.press(Qt.Key.Key_Escape)
    mouse.point("Society")
    hands.press("n", mods=SHIFT)

    assert hands.state_of("Lord Byron") == ("WORK_OF_ART", "corrected")
    assert hands.state_of("Society") == ("NORP", "added")


def test_where_nothing_else_can_be_meant_the_window_says_so(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    before = hands.marks()
    mouse.point("together")
    hands.press("e", mods=SHIFT)

    assert hands.marks() == before
    assert "no part" in window.status.told.text()


def test_beside_the_words_nothing_is_marked(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.go_to("London")
    before = hands.marks()
    mouse.point("together")
    mouse.move(QPoint(2, window.view.viewport().height() - 2))
    hands.press("g", mods=SHIFT)

    assert hands.marks() == before


def with_shift_p(keymap: Keymap) -> Keymap:
    """Give Shift+P to an action, as another project's labels may have allowed."""
    return replace(keymap, changed=MappingProxyType({"review.next": ("Shift+P",)}))


def test_a_letter_that_an_action_has_with_shift_stays_its_own(
    window: Window, hands: Hands
) -> None:
    window.keyboard.change(with_shift_p(window.keyboard.keymap))
    before = hands.marks()
    hands.press("p", mods=SHIFT)

    assert hands.current == "Byron"
    assert hands.marks() == before


def test_a_letter_that_an_action_gives_up_is_its_labels_again(
    window: Window, hands: Hands
) -> None:
    usual = window.keyboard.keymap
    window.keyboard.change(with_shift_p(usual))
    window.keyboard.change(usual)
    hands.go_to("Byron")
    hands.press("p", mods=SHIFT)

    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")


def test_what_is_decided_beside_it_is_not_taken_in(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Lord")
    hands.press("e")
    mouse.point("Byron")
    hands.press("p", mods=SHIFT)

    assert hands.state_of("Lord") == ("EVENT", "added")
    assert "Lord Byron" not in texts(hands)


def test_the_outline_goes_when_another_article_is_opened_by_shift_and_enter(
    window: Window, hands: Hands, filled: Path
) -> None:
    with opened(filled) as store:
        text = "Nothing here. " * 60 + "They saw Lord Melbourne."
        store.add(Article(text=text, news=NewsMetadata()))
    window.workspace.refresh()
    hands.go_to("Byron")
    hold(window)
    hands.press(Qt.Key.Key_Return, mods=SHIFT)

    assert window.view.over(Over.POINTED) == ()


def test_leaving_the_text_ends_the_offer(window: Window, mouse: Mouse) -> None:
    mouse.point("Byron")
    hold(window)
    window.view.clearFocus()

    assert mouse.outlined == ["Byron"]
