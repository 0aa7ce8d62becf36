import ast
import re
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.ontonotes import ONTONOTES
from gui.actions import ACTIONS, Use
from gui.keyboard import usual_keys
from gui.keymap import Keymap, Usual, restored
from gui.keys import tidied

ROOT = Path(__file__).parents[2]
USUAL = {
    "confirm": Usual(title="Confirm", keys=("Space",)),
    "undo": Usual(title="Undo", keys=("U", "Ctrl+Z")),
    "walk": Usual(title="Walk", keys=("Tab",), in_article=True),
    "quiet": Usual(title="Do the quiet thing"),
}
KEYMAP = Keymap(USUAL)


def test_an_action_has_its_usual_keys_until_it_is_given_others() -> None:
    changed = KEYMAP.with_keys("undo", ["Z"])

    assert KEYMAP.keys("undo") == ("U", "Ctrl+Z")
    assert changed.keys("undo") == ("Z",)
    assert changed.keys("confirm") == ("Space",)


def test_only_what_differs_is_kept() -> None:
    back = KEYMAP.with_keys("undo", ["Z"]).with_keys("undo", ["U", "Ctrl+Z"])

    assert back.changed == {}


def test_a_sentence_names_the_present_key() -> None:
    changed = KEYMAP.with_keys("undo", ["Z"]).with_keys("confirm", ["Ctrl+Return"])

    assert changed.said("{undo} undoes, {confirm} confirms.") == (
        "Z undoes, Ctrl+Enter confirms."
    )


def test_a_sentence_names_the_action_if_it_has_no_key() -> None:
    assert KEYMAP.said("{quiet} is in the menu.") == (
        "“Do the quiet thing” is in the menu."
    )


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("Space", "Space is taken: Confirm."),
        ("P", "P is taken: the label PERSON."),
        ("Ctrl+C", "belongs to copying and typing"),
        ("Return", "needed to move in lists"),
        ("Down", "needed to move in lists"),
        ("Alt+E", "opens a menu"),
        ("", "is no key"),
    ],
)
def test_a_key_that_somebody_else_has_is_refused(key: str, why: str) -> None:
    keymap = KEYMAP.with_labels({"P": "PERSON"})

    with pytest.raises(CopydeskError, match=why):
        keymap.with_keys("undo", [key])


def test_what_works_in_the_article_only_may_have_keys_that_fields_need() -> None:
    assert KEYMAP.with_keys("walk", ["Down"]).keys("walk") == ("Down",)


def test_an_action_may_have_no_key_and_the_key_is_free_then() -> None:
    changed = KEYMAP.with_keys("undo", []).with_keys("quiet", ["U"])

    assert changed.owner("U") == "quiet"
    assert "Ctrl+Z" not in changed.taken


def test_stored_keys_come_back() -> None:
    stored = KEYMAP.with_keys("undo", ["Z"]).changed

    keymap, nonsense = restored(USUAL, stored)

    assert (keymap.keys("undo"), nonsense) == (("Z",), ())


def test_two_actions_may_swap_their_keys() -> None:
    keymap, nonsense = restored(USUAL, {"undo": ["Space"], "confirm": ["U"]})

    assert keymap.owner("Space") == "undo"
    assert nonsense == ()


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        ({"undo": ["Space"]}, "Undo: Space would have two actions."),
        ({"undo": ["Hyper+Q"]}, "Undo: That is no key."),
        ({"undo": ["A, B"]}, "Undo: That is no key."),
        ({"undo": ["Shift"]}, "Undo: That is no key."),
        ({"undo": ["Return"]}, "Undo: Enter is needed to move"),
        ({"fly": ["Z"]}, "There is no action “fly”."),
    ],
)
def test_nonsense_in_the_settings_is_left_out_and_named(
    stored: dict[str, list[str]], why: str
) -> None:
    keymap, (said,) = restored(USUAL, stored)

    assert keymap.keys("undo") == ("U", "Ctrl+Z")
    assert said.startswith(why)


def test_one_clash_leaves_the_other_changes_alone() -> None:
    stored = {"undo": ["Space"], "quiet": ["Z"]}

    keymap, nonsense = restored(USUAL, stored)

    assert keymap.keys("quiet") == ("Z",)
    assert len(nonsense) == 1


def test_a_key_bound_to_two_actions_in_the_settings_is_bound_to_one() -> None:
    keymap, nonsense = restored(USUAL, {"undo": ["Z"], "quiet": ["Z"]})

    assert [id_ for id_ in USUAL if "Z" in keymap.keys(id_)] == ["quiet"]
    assert len(nonsense) == 1


def test_no_key_of_the_table_has_two_actions_and_none_is_a_labels() -> None:
    keys = [key for spec in ACTIONS for key in spec.keys]

    assert len(keys) == len(set(keys))
    assert not {label.key.upper() for label in ONTONOTES} & set(keys)


def test_every_key_of_the_table_is_one_that_the_dialog_would_allow() -> None:
    empty = {id_: usual for id_, usual in usual_keys().items() if id_ != "view.dismiss"}
    refused = {
        (id_, key): why
        for id_, usual in empty.items()
        for key in usual.keys
        if tidied(key) != key or (why := Keymap(empty).refusal(id_, key))
    }

    assert refused == {}


def test_ids_and_titles_of_the_table_are_unique() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    assert len({spec.title for spec in ACTIONS}) == len(ACTIONS)


def test_whatever_has_a_key_without_ctrl_or_alt_is_on_the_cheat_sheet() -> None:
    minor = ("cursor.", "view.")
    bare = [
        spec.id
        for spec in ACTIONS
        if any(len(key) == 1 for key in spec.keys) and not spec.id.startswith(minor)
    ]

    assert [s.id for s in ACTIONS if s.id in bare and s.use not in set(Use)] == []


def test_no_sentence_spells_a_key_that_may_have_changed() -> None:
    spelt = re.compile(r"\b(Ctrl|Shift|Alt)\+|\bpress [A-Z]\b|\bTab goes\b")
    table = ("actions", "keys.py", "propagation.py")  # a dialog's own keys stay
    sentences = (
        (path.name, node.value)
        for path in sorted((ROOT / "gui").rglob("*.py"))
        if path.parent.name not in table and path.name not in table
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    told = [(name, text) for name, text in sentences if " " in text.strip()]

    assert [each for each in told if spelt.search(each[1])] == []
