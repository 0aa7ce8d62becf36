"""The text of a TEI document, and where its elements are in it.

Text that says it is kept as it stands (``xml:space="preserve"``) is. In any other,
white space is the editor's: runs of it become a space, blocks such as ``p`` are parted
by an empty line, notes by a space, and ``lb`` ends a line. A word that says that it is
joined to the next (``join``) has no space there.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLOCKS = frozenset(
    {"p", "ab", "head", "l", "lg", "div", "body", "front", "back", "item", "list"}
    | {"label", "row", "cell", "byline", "dateline", "opener", "closer", "trailer"}
    | {"salute", "signed", "epigraph", "quote", "figure", "figDesc", "sp", "speaker"}
    | {"u", "titlePage", "docTitle", "docAuthor", "docDate", "argument", "table"}
)
# What an editor put beside what stands in the source.
_BESIDE = frozenset({"corr", "reg", "expan"})
# What is said of the text, rather than in it.
_APART = frozenset({"spanGrp", "linkGrp", "standOff", "fs", "fvLib", "interpGrp"})
_NOTE = frozenset({"note"})
# Characters that no XML can have stand for the ends of blocks, lines and notes, and for
# where there is no space.
_BLOCK, _LINE, _GAP, _JOIN = "\x1e", "\x1f", "\x1d", "\x1c"
_MARKS = (_BLOCK, _GAP, _JOIN)
_RUN = re.compile(f"[ \t\r\n{_BLOCK}{_LINE}{_GAP}{_JOIN}]+")


@dataclass
class Laid:
    """A text, the places of elements in it, and what of it was left out."""

    text: str
    places: dict[Any, tuple[int, int]]
    skipped: list[Any] = field(default_factory=list)
    is_kept: bool = False


def laid_out(content: Any) -> Laid:
    """Read the text inside an element, whose names are without namespaces."""
    is_kept = any(one.get(_SPACE) == "preserve" for one in content.iter())
    raw = _raw(content)
    return _kept(raw) if is_kept else _collapsed(raw)


def _raw(content: Any) -> Laid:
    from lxml import etree

    pieces: list[str] = []
    length = 0
    starts: dict[Any, int] = {}
    made = Laid("", {})
    walk: Any = etree.iterwalk(content, events=("start", "end"))
    for event, element in walk:
        mark = _mark(element, event)
        if event == "start":
            starts[element] = length + len(mark)
            if element.tag in _APART:
                walk.skip_subtree()
                piece = ""
            elif _is_beside(element):
                made.skipped.append(element)
                walk.skip_subtree()
                piece = ""
            else:
                piece = mark + _break(element) + (element.text or "")
        else:
            made.places[element] = starts[element], length
            piece = mark + (element.tail or "" if element is not content else "")
        pieces.append(piece)
        length += len(piece)
    made.text = "".join(pieces)
    return made


def _mark(element: Any, event: str) -> str:
    """Say how the text goes on where an element starts or ends."""
    if element.tag in _BLOCKS:
        return _BLOCK
    if element.tag in _NOTE:
        return _GAP
    sides = {"both", "left" if event == "start" else "right"}
    return _JOIN if element.get("join") in sides else ""


def _is_beside(element: Any) -> bool:
    around = element.getparent()
    if around is None:
        return False
    is_struck = element.tag == "del" and around.tag == "subst"
    return is_struck or (element.tag in _BESIDE and around.tag == "choice")


def _break(element: Any) -> str:
    return _LINE if element.tag == "lb" and element.get("break") != "no" else ""


def _kept(raw: Laid) -> Laid:
    """Take the text as it stands, without the marks of blocks."""
    before = list(accumulate((char not in _MARKS for char in raw.text), initial=0))
    raw.places = {
        one: (before[start], before[end]) for one, (start, end) in raw.places.items()
    }
    for mark in _MARKS:
        raw.text = raw.text.replace(mark, "")
    raw.text = raw.text.replace(_LINE, "\n")
    raw.is_kept = True
    return raw


class _Run(NamedTuple):
    """White space from start to end, and where it begins and ends from now on."""

    start: int
    end: int
    before: int
    behind: int


def _collapsed(raw: Laid) -> Laid:
    pieces: list[str] = []
    runs = [_Run(0, 0, 0, 0)]
    for found in _RUN.finditer(raw.text):
        last = runs[-1]
        words = raw.text[last.end : found.start()]
        is_inner = found.end() < len(raw.text) and (words or last.behind)
        space = _space(found[0]) if is_inner else ""
        pieces += [words, space]
        before = last.behind + len(words)
        runs.append(_Run(*found.span(), before, before + len(space)))
    raw.text = "".join((*pieces, raw.text[runs[-1].end :]))
    raw.places = {
        one: (_start(start, runs), _end(end, runs))
        for one, (start, end) in raw.places.items()
    }
    return raw


def _space(run: str) -> str:
    if _BLOCK in run:
        return "\n\n"
    if _JOIN in run:
        return ""
    return "\n" if _LINE in run else " "


def _start(point: int, runs: list[_Run]) -> int:
    """Move the beginning of an element past white space."""
    run = _last(point, runs)
    return run.behind + max(0, point - run.end)


def _end(point: int, runs: list[_Run]) -> int:
    """Move the end of an element before white space."""
    run = _last(point, runs)
    return run.before if point <= run.end else run.behind + point - run.end


def _last(point: int, runs: list[_Run]) -> _Run:
    return runs[bisect_right(runs, point, key=lambda run: run.start) - 1]
