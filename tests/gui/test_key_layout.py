"""Nothing that takes a decision away lies beside a key that is pressed all the time."""

import pytest

from gui.actions import ACTIONS, Use
from tests.gui.conftest import Hands

ROWS = (
    ("`", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "=", "Backspace"),
    ("Tab", "Q", "W", "E", "R", "T", "Y", "U", "I", "O", "P", "[", "]", "\\"),
    ("Caps", "A", "S", "D", "F", "G", "H", "J", "K", "L", ";", "'", "Return"),
    ("Shift", "Z", "X", "C", "V", "B", "N", "M", ",", ".", "/", "Right Shift"),
)
"""A US keyboard; the space bar below is the thumbs', who press nothing else."""

BLOCK = (("Ins", "Home", "PgUp"), ("Del", "End", "PgDown"), ("", "Up", ""))
SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
DESTRUCTIVE = ("review.delete",)
FREQUENT = {Use.DECIDE, Use.EDGES, Use.SAME, Use.WALK, Use.ADD}
"""Uses whose keys without Ctrl and Alt are pressed all the time."""


def under(key: str) -> str:
    """Name the physical key; with Ctrl or Alt nobody presses one by the way."""
    return SHIFTED.get(key, key.removeprefix("Shift+"))


def neighbours(key: str) -> set[str]:
    found = set()
    for rows in (ROWS, BLOCK):
        places = [(r, c) for r, row in enumerate(rows) for c, k in enumerate(row) if k]
        here = next((at for at in places if rows[at[0]][at[1]] == key), None)
        if here is not None:
            near = [
                (r, c)
                for r, c in places
                if abs(r - here[0]) <= 1 and abs(c - here[1]) <= 1
            ]
            found |= {rows[r][c] for r, c in near}
    return found - {key}


def test_what_takes_a_decision_away_has_no_frequent_neighbour() -> None:
    frequent = {
        under(key)
        for spec in ACTIONS
        if spec.use in FREQUENT and spec.id not in DESTRUCTIVE
        for key in spec.keys
        if "Ctrl" not in key and "Alt" not in key and not spec.id.startswith("cursor.")
    }
    lying = {
        near
        for spec in ACTIONS
        if spec.id in DESTRUCTIVE
        for key in spec.keys
        for near in neighbours(under(key))
    }

    assert frequent & lying == set()


def test_rejecting_lies_apart_from_confirming_undoing_and_the_edges() -> None:
    keys = {spec.id: spec.keys for spec in ACTIONS}
    near = {one for key in keys["review.reject"] for one in neighbours(under(key))}
    others = ("review.confirm", "edit.undo", "review.grow_right", "review.next")

    assert not near & {under(key) for id_ in others for key in keys[id_]}


@pytest.mark.parametrize("action", ["review.delete", "review.reject"])
def test_whatever_takes_something_away_can_be_undone(hands: Hands, action: str) -> None:
    hands.press(" ", "h")
    before = hands.marks()
    hands.window.actions_by_id[action].trigger()
    gone = hands.marks()
    hands.press("u")

    assert gone != before
    assert hands.marks() == before
