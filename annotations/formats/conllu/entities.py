"""Nested entities in MISC, ``Entity=(e1-PERSON-1`` to ``Entity=e1)``: GUM and CorefUD.

``# global.Entity`` names what stands between the hyphens. A part of an entity with
gaps says which it is: ``(e1[1/2]-PERSON-1``. An id stands for one entity throughout
the file, whichever article it is in; CorefUD's tools need to be told which of its words
is the head, for which we, who know no syntax, give the first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotations.annotated import AnnotatedSpan
from annotations.formats.conllu.text import from_entity, in_entity
from annotations.formats.parts.tokenising import Tokens
from annotations.wording import counted

OURS = "eid-etype-head"
"""What we write of an entity."""

_BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<at_once>\))?|(?P<closed>[^()]+)\)")
_HEAD = 1
_PART = re.compile(r"(?P<id>.*)\[(?P<part>\d+)/(?P<parts>\d+)\]")
_LABELS = ("etype", "type", "entity")
_NOTHING = frozenset({"", "_"})


class Mention(NamedTuple):
    """An entity: its id, its label, its pieces in words (last inclusive), and more."""

    id: str
    label: str
    pieces: tuple[tuple[int, int], ...]
    more: dict[str, str]


@dataclass(slots=True)
class Mentions:
    """Reads brackets in the order of the words they stand at."""

    names: Sequence[str]
    done: list[Mention] = field(default_factory=list)
    unopened: int = 0
    wordless: int = 0
    _open: defaultdict[str, list["_Opened"]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _gapped: defaultdict[tuple[str, int], list["_Piece"]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def take(self, said: str, first: int, last: int) -> None:
        """Read what stands at a word.

        At an empty node, what begins there begins with the next word, and what ends
        there ends with the last.
        """
        for match in _BRACKET.finditer(said):
            if match["closed"]:
                self._close(match["closed"], last)
                continue
            opened = _opened(match["opened"], first)
            self._open[opened.key].append(opened)
            if match["at_once"]:
                self._close(opened.key, last)

    def left_aside(self) -> Iterator[str]:
        """Say what could not be made out."""
        unclosed = sum(map(len, self._open.values())) + len(self._gapped)
        if broken := self.unopened + unclosed:
            yield (
                f"{counted(broken, 'bracket')} of Entity without the other half; what "
                "they were to mark is left out."
            )
        if self.wordless:
            yield (
                f"{counted(self.wordless, 'mention')} at empty nodes, which have no "
                "words in the text, left out."
            )

    def _close(self, key: str, last: int) -> None:
        if not self._open[key]:
            self.unopened += 1
            return
        opened = self._open[key].pop()
        if opened.first > last:
            self.wordless += 1
            return
        match = _PART.fullmatch(key)
        piece = _Piece((opened.first, last), opened.cells)
        if match is None:
            self._finish(key, [piece])
            return
        group = match["id"], int(match["parts"])
        self._gapped[group].append(piece)
        if len(self._gapped[group]) >= group[1]:
            self._finish(match["id"], self._gapped.pop(group))

    def _finish(self, key: str, pieces: Sequence["_Piece"]) -> None:
        cells = next((one.cells for one in pieces if one.cells), [])
        more = {
            name: from_entity(cell)
            for name, cell in zip(self.names, [key, *cells], strict=False)
            if cell not in _NOTHING
        }
        label = next((more.pop(name) for name in _LABELS if name in more), "")
        if not label and cells:
            label = from_entity(cells[0])
        places = tuple(sorted(one.words for one in pieces))
        self.done.append(Mention(key, label, places, more))


class _Opened(NamedTuple):
    key: str
    first: int
    cells: list[str]


class _Piece(NamedTuple):
    words: tuple[int, int]
    cells: list[str]


def _opened(said: str, first: int) -> _Opened:
    key, *cells = said.split("-")
    return _Opened(key, first, cells)


def brackets(
    spans: Iterable[AnnotatedSpan], tokens: Tokens, article: str
) -> dict[int, str]:
    """Write spans as brackets at the tokens they begin and end with.

    Their ids begin with that of the ``article``.
    """
    first_at = {start: at for at, start in enumerate(tokens.starts)}
    last_at = {end: at for at, end in enumerate(tokens.ends)}
    opening: defaultdict[int, list[str]] = defaultdict(list)
    closing: defaultdict[int, list[str]] = defaultdict(list)
    single: defaultdict[int, list[str]] = defaultdict(list)
    for key, one in enumerate(spans, start=1):
        parts = one.parts or (one.span,)
        for number, part in enumerate(parts, start=1):
            name = f"{article}.{key}"
            if one.parts:
                name += f"[{number}/{len(parts)}]"
            first, last = first_at[part.start], last_at[part.end]
            opened = f"({name}-{in_entity(one.label)}-{_HEAD}"
            if first == last:
                single[first].append(f"{opened})")
            else:
                opening[first].append(opened)
                closing[last].insert(0, f"{name})")
    places = sorted({*opening, *closing, *single})
    return {
        # What is one word is within what ends there, or within what begins there.
        at: "".join(
            (*closing[at], *opening[at], *single[at])
            if at in opening
            else (*single[at], *closing[at])
        )
        for at in places
    }
