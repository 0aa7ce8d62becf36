"""What a label may be called, which key may give it, and how it may be coloured."""

import re
from collections.abc import Iterable
from unicodedata import category

from annotations.errors import CopydeskError
from annotations.label import Label, LabelScheme

WINDOW_KEYS = frozenset("BHJUVXY")
"""The letters that the window's actions usually have, in capitals."""

_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_LONGEST = 80
_SHORT = 4


def checked(labels: tuple[Label, ...]) -> LabelScheme:
    """Make a scheme of labels that anybody can tell apart.

    Raises:
        CopydeskError: a name or key is none, or two differ at most in case.
    """
    for label in labels:
        _refuse_name(label.name)
        _refuse_key(label)
    _refuse_twins("name", [label.name for label in labels])
    _refuse_twins("key", [label.key for label in labels if label.key])
    return LabelScheme(labels)


def tidy_colour(text: str) -> str:
    """Write a colour as ``#rrggbb``.

    Raises:
        CopydeskError: it is none.
    """
    found = _COLOUR.fullmatch(text.strip())
    if found is None:
        raise CopydeskError(f"“{text}” is no colour; write one like #3fbf8a.")
    digits = found[1].lower()
    return "#" + (digits if len(digits) > _SHORT else "".join(d * 2 for d in digits))


def _refuse_name(name: str) -> None:
    if not name.strip():
        raise CopydeskError("A label needs a name; give it one.")
    if name != name.strip():
        raise CopydeskError(
            f"The label “{name}” begins or ends with a blank; leave that out."
        )
    # Cc, Cf, Cs, Zl, Zp: what cannot be seen, stored or typed again.
    if any(category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in name):
        raise CopydeskError(
            f"The label “{name!a}” holds characters that cannot be seen; write its "
            "name with letters, digits and signs."
        )
    if len(name) > _LONGEST:
        raise CopydeskError(
            f"The label “{name[:_LONGEST]}…” is longer than {_LONGEST} characters; "
            "shorten its name, and put the rest into its description."
        )


def _refuse_key(label: Label) -> None:
    key = label.key
    if not key:
        return
    visible = key.isprintable() and not key.isspace() and category(key[0])[0] != "M"
    if len(key) > 1 or len(key.upper()) > 1 or not visible:
        raise CopydeskError(
            f"“{key}” cannot be the key of {label.name}: a key is one visible "
            "character; choose a letter or digit, or none."
        )


def _refuse_twins(what: str, values: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for value in values:
        if (folded := value.casefold()) in seen:
            raise CopydeskError(_twins(what, seen[folded], value))
        seen[folded] = value


def _twins(what: str, first: str, second: str) -> str:
    if first == second:
        return f"Two labels share the {what} “{first}”; change one of them."
    return (
        f"Two labels have {what}s that differ only in case, “{first}” and “{second}”; "
        "change one of them."
    )
