"""Finding an action, a label or an article by what somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

_LEAST = 62.0
_STARTS, _FOUND = 200.0, 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found.

    ``where`` is the menu or the kind of thing, ``also`` more words to find it by;
    ``lacks`` says what must be there first, and is empty if it can be done now.
    """

    id: str
    title: str
    where: str
    keys: str = ""
    also: str = ""
    lacks: str = ""
    colour: str = ""


def found(
    entries: Sequence[Entry], typed: str, recent: Sequence[str]
) -> tuple[Entry, ...]:
    """List what fits best first; with nothing typed, what was used last comes first.

    What cannot be done now is listed all the same, after what can be.
    """
    if not typed.strip():
        return tuple(sorted(entries, key=lambda e: _age(e, recent)))
    scored = [(score(entry, typed), entry) for entry in entries]
    fitting = [(points, entry) for points, entry in scored if points >= _LEAST]
    fitting.sort(key=lambda p: (-p[0], bool(p[1].lacks), _age(p[1], recent)))
    return tuple(entry for _, entry in fitting)


def score(entry: Entry, typed: str) -> float:
    """Say how well an entry fits what was typed, from 0 up to 200 and a little.

    Words that begin as typed beat words that contain it, and both beat likeness.
    """
    wanted = utils.default_process(typed).split()
    if not wanted:
        return _FOUND if typed.strip() == entry.keys else 0.0
    title = utils.default_process(entry.title)
    whole = utils.default_process(f"{entry.title} {entry.where} {entry.also}")
    near = fuzz.ratio(" ".join(wanted), title) / 10
    if all(any(w.startswith(one) for w in whole.split()) for one in wanted):
        first = title.startswith(wanted[0])
        return _STARTS + near + 5 * first
    if all(one in whole for one in wanted):
        return _FOUND + near
    return fuzz.WRatio(" ".join(wanted), title, score_cutoff=_LEAST)


def _age(entry: Entry, recent: Sequence[str]) -> int:
    return recent.index(entry.id) if entry.id in recent else len(recent)
