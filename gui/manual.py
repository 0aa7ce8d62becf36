"""The list of keys that people read: made from the action table."""

from collections.abc import Iterator

from annotations.label import LabelScheme
from annotations.ontonotes import ONTONOTES
from gui.actions import ACTIONS, Menu
from gui.keyboard import usual_keys
from gui.keymap import Keymap, restored
from gui.keys import named
from gui.settings import Settings
from gui.sheet import WHOLE_NAME
from gui.shortcuts import bare

_HEAD = """\
# Keys

Every action and its usual keys, made from the table that menus and window are made of:
`python main.py keys --markdown` writes it. All of them can be changed under
*All keys* in the menu *Help*; the keys of labels belong to the label scheme of each
project. What has no key is in the menus, and in the palette by its name.
"""
_LABELS = """\
In the scheme that a new project has. `Shift` and a label's letter mark the whole name
around a span, in its place; if the span is the whole name already, or nothing is
marked, the part of the name under the mouse. While `Shift` is held, it is outlined.
"""
_TITLE, _KEYS = 42, 24


def usual() -> Keymap:
    """Give the keys that the program comes with."""
    return Keymap(usual_keys())


def present(settings: Settings) -> Keymap:
    """Give the keys as they are set on this machine."""
    return restored(usual_keys(), settings.keys)[0]


def lines(keymap: Keymap, scheme: LabelScheme = ONTONOTES) -> Iterator[str]:
    """Write the list for a terminal."""
    for menu in Menu:
        yield f"{bare(menu)}"
        for title, keys, tip in _rows(menu, keymap):
            yield f"  {title:<{_TITLE}} {', '.join(keys):<{_KEYS}} {tip}".rstrip()
    yield "Labels"
    yield f"  {f'{WHOLE_NAME}:':<{_TITLE}} Shift and the label's key"
    for label in scheme:
        yield f"  {label.name:<{_TITLE}} {label.key.upper()}"


def markdown(keymap: Keymap, scheme: LabelScheme = ONTONOTES) -> str:
    """Write the list as a page of the manual."""
    return "\n".join([_HEAD, *_tables(keymap, scheme)]) + "\n"


def _tables(keymap: Keymap, scheme: LabelScheme) -> Iterator[str]:
    for menu in Menu:
        yield f"## {bare(menu)}\n"
        yield "| key | action | |\n|---|---|---|"
        for title, keys, tip in _rows(menu, keymap):
            caps = " ".join(f"`{key}`" for key in keys)
            yield f"| {caps} | {title} | {tip} |"
        yield ""
    yield f"## Labels\n\n{_LABELS}"
    yield "| key | label | |\n|---|---|---|"
    for label in scheme:
        yield f"| `{label.key.upper()}` | {label.name} | {label.description} |"


def _rows(menu: Menu, keymap: Keymap) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for spec in ACTIONS:
        if spec.menu is menu:
            yield bare(spec.title), named(keymap.keys(spec.id)), spec.tip
