"""Annotations out of the rows and columns of WebAnno TSV."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from annotations.formats.uima.layered import Mark, Tie
from annotations.formats.webanno.lines import Column, Holds, Row, Table
from annotations.formats.webanno.rebuilt import Rebuilt
from annotations.formats.webanno.text import (
    NO_VALUE,
    NOTHING,
    linked,
    numbered,
    stacked,
    value_of,
)

_ANY = "uima.tcas.Annotation"
_LINK = "referenceRelation"
SPANS = frozenset({Holds.FEATURE, Holds.NOTHING, Holds.ROLES})
"""What columns of spans hold."""


@dataclass(slots=True)
class _Open:
    """An annotation, as far as it has been seen."""

    layer: str
    id: str
    rows: list[Row] = field(default_factory=list)
    features: dict[str, str] = field(default_factory=dict)
    roles: list[str | None] = field(default_factory=list)
    chain: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """What a cell points to: a row, and the number of one of its annotations."""

    row: str
    number: str
    layer: str


@dataclass(slots=True)
class Gathered:
    """All annotations, and what joins them."""

    _open: dict[tuple[str, ...], _Open] = field(default_factory=dict)
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)
    _ties: list[tuple[str, dict[str, str], _Pointer | str, _Pointer]] = field(
        default_factory=list
    )
    disagreeing: dict[str, None] = field(default_factory=dict)
    """The rows that say otherwise of an annotation than one before them."""

    def take(self, table: Table) -> None:
        """Go through a file."""
        layers: dict[str, list[Column]] = {}
        for column in table.columns:
            layers.setdefault(column.layer, []).append(column)
        for sentence in table.sentences:
            for row in sentence.rows:
                for columns in layers.values():
                    _Cells(self, row, columns).take()

    def marks(self, text: Rebuilt) -> list[Mark]:
        """Give the annotations in the order in which they begin in the file."""
        return [_mark(one, text) for one in self._open.values()]

    def ties(self) -> Iterator[Tie]:
        """Give what joins them."""
        for layer, features, head, child in self._ties:
            source = head if isinstance(head, str) else self._id(head)
            target = self._id(child)
            yield Tie(layer=layer, features=features, head=source, child=target)
        chained = (one for one in self._open.values() if one.chain != (0, 0))
        links = sorted(chained, key=lambda one: (one.layer, one.chain))
        for one, other in pairwise(links):
            if (one.layer, one.chain[0]) == (other.layer, other.chain[0]):
                said = one.features.get(_LINK)
                features = {"value": said} if said else {}
                yield Tie(
                    layer=one.layer, features=features, head=one.id, child=other.id
                )

    def opened(self, key: tuple[str, ...], row: Row) -> _Open:
        """Go on with an annotation, or begin it."""
        one = self._open.get(key)
        if one is None:
            one = self._open[key] = _Open(key[0], str(len(self._open) + 1))
            for layer in (key[0], _ANY):
                self._known.setdefault((layer, row.id), one.id)
                self._known.setdefault((layer, *key[1:]), one.id)
        if row not in one.rows[-1:]:
            one.rows.append(row)
        return one

    def join(
        self,
        layer: str,
        features: dict[str, str],
        head: _Pointer | str,
        child: _Pointer,
    ) -> None:
        """Note that two annotations are joined, of which either may come later."""
        self._ties.append((layer, features, head, child))

    def _id(self, pointer: _Pointer) -> str | None:
        what = _number(pointer.number) if pointer.number.strip("0") else (pointer.row,)
        known = self._known
        return known.get((pointer.layer, *what)) or known.get((_ANY, *what))


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one layer in one row; those at the same place belong together."""

    gathered: Gathered
    row: Row
    columns: list[Column]
    at: dict[int, _Open] = field(default_factory=dict)

    def take(self) -> None:
        ties: dict[int, tuple[dict[str, str], list[_Pointer]]] = {}
        # Links first, as only they say which element of which chain it is.
        ordered = sorted(self.columns, key=lambda one: one.holds is Holds.CHAIN_TYPE)
        for column in ordered:
            cell = self.row.cells[column.index]
            if cell == NOTHING:
                continue
            for place, part in enumerate(stacked(cell)):
                self._take(column, place, part, ties)
        for features, ends in ties.values():
            if ends:
                head, child = ends
                self.gathered.join(self.columns[0].layer, features, head, child)

    def _take(
        self,
        column: Column,
        place: int,
        part: str,
        ties: dict[int, tuple[dict[str, str], list[_Pointer]]],
    ) -> None:
        holds = column.holds
        if holds in SPANS:
            self._feature(column, place, part)
        elif holds is Holds.TARGETS:
            self._targets(column, place, part)
        elif holds is Holds.CHAIN_LINK:
            self._link(column, place, part)
        elif holds is Holds.CHAIN_TYPE:
            self._typed(column, place, part)
        else:
            self._related(column, part, ties.setdefault(place, ({}, [])))

    def _feature(self, column: Column, place: int, part: str) -> None:
        cell, number = numbered(part)
        if number:
            one = self.gathered.opened((column.layer, *_number(number)), self.row)
        else:
            key = column.layer, self.row.id, str(place)
            one = self.at.get(place) or self.gathered.opened(key, self.row)
        self.at.setdefault(place, one)
        if column.holds is Holds.ROLES:
            if cell != NOTHING:
                one.roles = [value_of(role) for role in stacked(cell, ";")]
        elif (value := value_of(cell)) is not None and (
            one.features.setdefault(column.name, value) != value
        ):
            self.gathered.disagreeing[self.row.id] = None

    def _targets(self, column: Column, place: int, part: str) -> None:
        if numbered(part)[0] == NO_VALUE:
            # It is there, and nothing is in its slot.
            self._feature(column, place, part)
        host = self.at.get(place)
        if host is None or not host.roles:
            return
        roles, host.roles = host.roles, []
        names = [one.name for one in self.columns if one.holds is Holds.ROLES]
        for role, target in zip_longest(roles, stacked(part, ";")):
            row, number = numbered(target or "")
            self.gathered.join(
                column.layer,
                {"value": role or names[0]},
                host.id,
                _Pointer(row, number, column.name),
            )

    def _link(self, column: Column, place: int, part: str) -> None:
        if (found := linked(part)) is None:
            return
        cell, chain, element = found
        key = column.layer, "chain", str(chain), str(element)
        one = self.at[place] = self.gathered.opened(key, self.row)
        one.chain = chain, element
        if (value := value_of(cell)) is not None:
            one.features[_LINK] = value

    def _typed(self, column: Column, place: int, part: str) -> None:
        value = value_of(numbered(part)[0])
        if place in self.at and value is not None:
            self.at[place].features[column.name] = value

    def _related(
        self, column: Column, part: str, tie: tuple[dict[str, str], list[_Pointer]]
    ) -> None:
        features, ends = tie
        if column.holds is Holds.SOURCE:
            source, numbers = numbered(part)
            first, _, second = numbers.partition("_")
            ends += [
                _Pointer(source, first, column.name),
                _Pointer(self.row.id, second, column.name),
            ]
        elif (value := value_of(part)) is not None:
            features[column.name] = value


def _number(number: str) -> tuple[str, str]:
    return "#", number


def gathered(table: Table) -> Gathered:
    """Gather the annotations of a file."""
    made = Gathered()
    made.take(table)
    return made


def _mark(one: _Open, text: Rebuilt) -> Mark:
    start = min(row.start for row in one.rows)
    end = max(row.end for row in one.rows)
    return Mark(
        layer=one.layer,
        id=one.id,
        start=start,
        end=end,
        features=one.features,
        words=text.words(start, end, _outermost(one.rows)),
    )


def _outermost(rows: Iterable[Row]) -> Iterator[Row]:
    """Leave out parts of tokens that are there whole."""
    rows = list(rows)
    whole = {row.id for row in rows if row.is_token}
    return (row for row in rows if row.is_token or row.id.split(".")[0] not in whole)
