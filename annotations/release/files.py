"""How the files of a release are called."""

from collections.abc import Sequence

from annotations.exchange.format import Format

CARD = "README.md"
LABELS = "labels.json"
MANIFEST = "manifest.json"
CHANGES = "CHANGES.md"
CHANGES_JSON = "changes.json"
SUMS = "SHA256SUMS"

_RESERVED = frozenset({CARD, LABELS, MANIFEST, CHANGES, CHANGES_JSON, SUMS})


def names(part: str, formats: Sequence[Format]) -> list[tuple[Format, str]]:
    """Name the file, or for a file an article the folder, of each format of a part.

    Of formats with the same suffix all but the first put their names into it.
    """
    taken = {name.casefold() for name in _RESERVED}
    made = []
    for one in formats:
        name = f"{part}{one.suffixes[0]}"
        if one.is_spread:
            name = f"{part}-{one.name}"
        elif name.casefold() in taken:
            name = f"{part}-{one.name}{one.suffixes[0]}"
        taken.add(name.casefold())
        made.append((one, name))
    return made
