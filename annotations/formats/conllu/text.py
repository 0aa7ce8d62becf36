"""White space and labels in the MISC column of CoNLL-U.

``SpaceAfter=No``, ``SpacesAfter`` and ``SpacesBefore`` as UDPipe writes them; in
``Entity`` what would part it is percent-encoded, as in the GUM corpus.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

BLANK = "Blank=Yes"
"""What marks the token of an article that has none."""

_ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
_PLAIN = {escape: char for char, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})|\\.")
_RESERVED = re.compile(r"[%|=()\[\]\-\s]|^_$")
_NO_LETTER = re.compile(r"[^A-Z_]")


def misc_of(cell: str) -> dict[str, str]:
    """Read the MISC column; what has no value has an empty one."""
    if cell in {"", "_"}:
        return {}
    pairs = (part.partition("=") for part in cell.split("|"))
    return {key.strip(): value for key, _, value in pairs}


def space_after(misc: Mapping[str, str]) -> str | None:
    """Tell what follows a token, if that is said."""
    if "SpacesAfter" in misc:
        return unescaped(misc["SpacesAfter"])
    return "" if misc.get("SpaceAfter") == "No" else None


def said_after(space: str, *, is_last: bool) -> list[str]:
    """Say what follows a token; one space goes without saying within a sentence."""
    if not space:
        return ["SpaceAfter=No"]
    if space == " " and not is_last:
        return []
    return [f"SpacesAfter={escaped(space)}"]


def escaped(space: str) -> str:
    """Write white space visibly."""
    return "".join(_ESCAPES.get(char) or f"\\u{ord(char):04x}" for char in space)


def unescaped(said: str) -> str:
    """Read white space; what is no escape stays as it is."""
    return _ESCAPED.sub(_character, said)


def in_entity(label: str) -> str:
    """Write a label as ``Entity`` can have it."""
    return _RESERVED.sub(lambda match: _quoted(match[0]), label)


def from_entity(said: str) -> str:
    """Read a label out of ``Entity``."""
    return unquote(said)


def for_spacy(label: str) -> str:
    """Write a label as spaCy's reader takes it: in capitals and underscores."""
    return _NO_LETTER.sub("_", label.upper())


def _character(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _PLAIN.get(match[0], match[0])


def _quoted(char: str) -> str:
    # What is safe for a URL would part an entity.
    return {"-": "%2D", "_": "%5F"}.get(char) or quote(char, safe="")
