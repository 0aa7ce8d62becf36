"""Keys as they are pressed, written and read."""

from html import escape

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MODIFIERS = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}  # those that are no key by themselves
_ALONE = frozenset({"Shift", "Control", "Alt", "AltGr", "Meta", "CapsLock", "NumLock"})
_MOVING = frozenset({"Up", "Down", "Left", "Right", "Home", "End", "Tab", "Backtab"})
_BETWEEN_FIELDS = frozenset(
    {
        *("Return", "Enter", "Esc", *_MOVING),
        *(f"Shift+{key}" for key in _MOVING),
        *(f"Ctrl+{key}" for key in ("Left", "Right", "Home", "End")),
    }
)
_OF_FIELDS = frozenset(
    {
        *(f"Ctrl+{key}" for key in ("A", "C", "X", "V", "Insert")),
        *("Shift+Insert", "Shift+Del"),
    }
)
_OF_MENUS = frozenset(f"Alt+{letter}" for letter in "PEARGCLSVH")


def tidied(key: str) -> str:
    """Write a key always alike, in the way settings keep it; nothing if it is none."""
    sequence = QKeySequence(key)
    text = sequence.toString(_PORTABLE)
    return "" if sequence.count() != 1 or text in _ALONE else text


def pressed(event: QKeyEvent) -> str:
    """Tell the key that was pressed; nothing for Shift, Ctrl and their like alone."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    # Shift counts only where it is not what types the sign: “?”, yet “Shift+U”.
    text = event.text()
    if text and text.isprintable() and not text.isalnum() and not text.isspace():
        modifiers &= ~_SHIFT
    if event.key() == Qt.Key.Key_Backtab:
        return "Shift+Tab"
    if event.key() in _MODIFIERS:
        return ""
    return tidied(
        QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString()
    )


def bold(key: str) -> str:
    """Let a key stand out in a sentence that is rich text."""
    return f"<b>{escape(key)}</b>"


def written(keys: tuple[str, ...]) -> str:
    """Write keys for people, as this system writes them."""
    each = (QKeySequence(key).toString(_NATIVE) for key in keys if key)
    # A keyboard's two keys for “go on” both bear that word.
    return ", ".join(dict.fromkeys(one.replace("Return", "Enter") for one in each))


def named(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Write keys in the same way on every system, as manuals do."""
    return tuple(dict.fromkeys(key.replace("Return", "Enter") for key in keys))


def short(keys: tuple[str, ...]) -> str:
    """Write the first of some keys as it stands on a keycap."""
    return written(keys[:1]).replace("Enter", "↵")


def refusal(key: str, *, in_article: bool) -> str:
    """Say why no action can have a key; nothing if one can."""
    if not key:
        return "That is no key."
    if key in _OF_FIELDS:
        return f"{written((key,))} belongs to copying and typing."
    if key in _OF_MENUS:
        return f"{written((key,))} opens a menu."
    if key in _BETWEEN_FIELDS and not in_article:
        return f"{written((key,))} is needed to move in lists, fields and dialogs."
    return ""
