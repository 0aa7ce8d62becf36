"""What an export would write and replace, said before it is done."""

from collections.abc import Sequence
from pathlib import Path

from annotations.exchange.format import Format
from annotations.exchange.places import Place, foreseen, place_for
from annotations.wording import counted

_NOUNS = {
    Place.FILE: "file",
    Place.SINGLE: "file",
    Place.FOLDER: "folder",
    Place.PACKED: "packed folder",
}


def outlook(number: int, targets: Sequence[Path], to_format: Format) -> str:
    """Say where so many articles go: ``This writes 2 articles to the file a.jsonl.``.

    ``targets`` are the places of all parts, one at least.

    Raises:
        CopydeskError: it would be refused, as far as a glance can tell.
    """
    noun = _NOUNS[place_for(targets[0], to_format)]
    nouns = noun if len(targets) == 1 else f"{noun}s"
    where = f"the {nouns} {_listed(targets)}"
    told = f"This writes {counted(number, 'article')} to {where}"
    old = [one for one in targets if foreseen(one, to_format)]
    if not old:
        return f"{told}."
    what = "what is there" if len(old) == len(targets) else _listed(old)
    return f"{told}, and replaces {what}."


def _listed(targets: Sequence[Path]) -> str:
    *others, last = (one.name for one in targets)
    return f"{', '.join(others)} and {last}" if others else last
