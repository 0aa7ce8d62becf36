"""Point and press: keys act on what a mouse that was moved points at."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.article.overlays import Over
from gui.window import Window
from tests.gui.conftest import Hands
from tests.gui.mouse import Mouse


def test_space_confirms_what_is_under_the_mouse(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(" ")

    assert hands.state_of("London") == ("ORG", "confirmed")
    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert hands.current == "London"


def test_the_target_is_outlined(mouse: Mouse) -> None:
    mouse.point("London")
    assert mouse.outlined == ["London"]

    mouse.point("Royal")

    assert mouse.outlined == ["Royal Society"]


def test_a_label_relabels_and_stays(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press("g", "l")

    assert hands.state_of("London") == ("LOC", "corrected")
    assert hands.current == "London"


def test_a_label_adds_the_whole_unmarked_name(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Society")
    hands.press("o")

    assert hands.state_of("Royal Society") == ("ORG", "added")
    assert hands.current == "Royal Society"


def test_a_label_adds_a_single_word(hands: Hands, mouse: Mouse) -> None:
    mouse.point("together")
    hands.press("e")

    assert hands.state_of("together") == ("EVENT", "added")


def test_what_was_added_is_what_further_keys_act_on(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Society")
    hands.press("o", "[", "{", "g", "x")

    assert hands.state_of("Ada Lovelace")[1] == "pending"
    assert "GPE" not in [label for _, label, state in hands.marks() if state == "added"]
    assert mouse.outlined == ["Royal Society"]


def test_edges_move_under_the_mouse(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Byron")
    hands.press("{")

    assert hands.state_of("Lord Byron") == ("PERSON", "corrected")


def test_navigating_ends_pointing(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(Qt.Key.Key_Tab)
    hands.press(" ")

    assert hands.state_of("London")[1] == "pending"
    assert mouse.outlined == []


def test_space_twice_goes_on_from_there(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(" ", " ")

    assert hands.current == "on Friday"
    assert mouse.outlined == []


def test_a_trembling_desk_points_at_nothing(hands: Hands, mouse: Mouse) -> None:
    mouse.point("London")
    hands.press(Qt.Key.Key_Tab)
    mouse.move(mouse.place("London") + QPoint(1, 1))

    assert mouse.outlined == []


def test_keys_act_on_the_current_span_where_nothing_is_marked(
    hands: Hands, mouse: Mouse
) -> None:
    mouse.point("together")
    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
    assert hands.current == "Byron"


def test_undo_gives_the_words_under_the_mouse_back(hands: Hands, mouse: Mouse) -> None:
    mouse.point("Royal")
    hands.press("o", "u", "e")

    assert hands.state_of("Royal Society") == ("EVENT", "added")


def test_it_can_be_switched_off(window: Window, hands: Hands, mouse: Mouse) -> None:
    window.actions_by_id["view.points"].trigger()
    mouse.point("London")
    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"
    assert mouse.outlined == []
    assert not window.actions_by_id["view.points"].isChecked()


def test_keys_work_on_what_is_pointed_at_though_nothing_is_current(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.press(" ", " ", " ", " ", " ")
    window.workspace.select(None)
    mouse.point("London")
    hands.press("x")

    assert hands.state_of("London")[1] == "rejected"


def test_a_cursor_is_dropped_where_the_mouse_is_moved(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    hands.press(Qt.Key.Key_Right)
    mouse.point("together")
    hands.press("e")

    assert window.view.over(Over.CURSOR) == ()
    assert hands.state_of("together") == ("EVENT", "added")


def test_beside_the_text_keys_act_on_the_current_span(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    mouse.point("London")
    mouse.move(QPoint(2, window.view.viewport().height() - 2))
    hands.press(" ")

    assert hands.state_of("Ada Lovelace")[1] == "confirmed"


def test_what_is_pending_or_stands_comes_before_what_was_rejected(
    hands: Hands, mouse: Mouse
) -> None:
    hands.go_to("Byron")
    hands.press("x")
    hands.press(Qt.Key.Key_Escape)
    mouse.point("Lord")
    hands.press("w", "]")
    mouse.point("Byron")
    hands.press("p")

    assert hands.state_of("Lord Byron") == ("PERSON", "added")
    assert hands.state_of("Byron") == ("PERSON", "rejected")


def test_what_is_selected_over_a_paragraph_end_is_refused(
    window: Window, hands: Hands
) -> None:
    window.view.selectAll()
    hands.press("p")

    assert "paragraph" in window.banner.text.text()
    assert len(hands.marks()) == 5


def test_a_click_goes_on_pointing_at_what_was_clicked(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    QTest.mouseClick(
        window.view.viewport(), Qt.MouseButton.LeftButton, pos=mouse.place("London")
    )
    hands.press(" ")

    assert hands.state_of("London") == ("ORG", "confirmed")
    assert hands.current == "London"


def test_what_was_suggested_and_is_hidden_is_taken_up_where_one_points(
    window: Window, hands: Hands, mouse: Mouse
) -> None:
    window.commands.sighting.set_threshold(90)
    mouse.point("London")
    hands.press("g")

    assert hands.state_of("London") == ("GPE", "corrected")
    assert hands.current == "London"
    assert mouse.outlined == ["London"]
