"""Where a decision can be repeated, place by place, each with its tick."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    Qt,
    Signal,
)
from typing_extensions import override

from annotations.article import ArticleId
from annotations.consistency import in_context
from annotations.edit import Review
from annotations.elsewhere import Chosen, Found, noted
from annotations.propagate import Conflict, Place
from annotations.span import Span
from annotations.wording import counted
from gui.models.index import ROOT, AnyIndex

_TEXTS = 256
_LEFT = "Left as they are: something else stands there"
LINE = Qt.ItemDataRole.UserRole
_CHECK = Qt.ItemDataRole.CheckStateRole


class Kind(Enum):
    """What a row is about."""

    ARTICLE = auto()
    PLACE = auto()
    SECTION = auto()
    OTHERS = auto()
    CONFLICT = auto()


class Line(NamedTuple):
    """What a row shows: words in their sentence, or a title; and a note."""

    kind: Kind
    before: str = ""
    words: str = ""
    after: str = ""
    note: str = ""


class _Row(NamedTuple):
    kind: Kind
    article: int = -1
    place: int = -1


class PlacesModel(QAbstractListModel):
    """Lists articles with their places, then what is left as it was decided.

    ``texts`` fetches a text when one of its places is first looked at.
    """

    ticked = Signal()

    def __init__(self, texts: Callable[[ArticleId], str]) -> None:
        super().__init__()
        self._texts = lru_cache(maxsize=_TEXTS)(texts)
        self._found: Sequence[Found] = ()
        self._rows: list[_Row] = []
        self._off: set[tuple[ArticleId, Span]] = set()
        self._on: list[set[int]] = []

    def show(self, found: Sequence[Found], *, ticked: bool) -> None:
        """Show other places; what was unticked one by one stays so."""
        self.beginResetModel()
        self._found = found
        self._rows = _rows(found)
        self._on = [self._wanted(one) if ticked else set() for one in found]
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> Chosen:
        """Give the places that are ticked."""
        pairs = zip(self._found, self._on, strict=True)
        return {
            one.places.article_id: frozenset(one.places.changes[n].span for n in on)
            for one, on in pairs
            if on
        }

    @property
    def number(self) -> int:
        """Count the places that are ticked."""
        return sum(map(len, self._on))

    def toggle(self, index: AnyIndex) -> None:
        """Tick a place or untick it; at an article, all of its places."""
        row = self._rows[index.row()]
        if row.kind is Kind.ARTICLE:
            self._tick(row.article, on=self._state(row) is not Qt.CheckState.Checked)
        elif row.kind is Kind.PLACE:
            on = self._on[row.article]
            on ^= {row.place}
            self._note(row.article, row.place)
        self._tell()

    def tick_all(self, *, on: bool) -> None:
        """Tick every place, or none."""
        for article in range(len(self._found)):
            self._tick(article, on=on)
        self._tell()

    @override
    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == _CHECK:
            return self._state(row)
        if role == LINE:
            return self._line(row)
        if role == Qt.ItemDataRole.DisplayRole:
            line = self._line(row)
            return f"{line.before}{line.words}{line.after}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self._line(row)
            return f"{line.before}{line.words}{line.after}, {line.note}".strip(", ")
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticks = self._rows[index.row()].kind in (Kind.ARTICLE, Kind.PLACE)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def _wanted(self, one: Found) -> set[int]:
        id_ = one.places.article_id
        places = enumerate(one.places.changes)
        return {n for n, place in places if (id_, place.span) not in self._off}

    def _tick(self, article: int, *, on: bool) -> None:
        every = set(range(len(self._found[article].places.changes)))
        self._on[article] = every if on else set()
        for place in every:
            self._note(article, place)

    def _note(self, article: int, place: int) -> None:
        """Remember exceptions by where they are, for when other places are shown."""
        places = self._found[article].places
        key = places.article_id, places.changes[place].span
        if place in self._on[article]:
            self._off.discard(key)
        else:
            self._off.add(key)

    def _tell(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [_CHECK])
        self.ticked.emit()

    def _state(self, row: _Row) -> Qt.CheckState | None:
        if row.kind is Kind.PLACE:
            is_on = row.place in self._on[row.article]
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if row.kind is not Kind.ARTICLE:
            return None
        on = len(self._on[row.article])
        if not on:
            return Qt.CheckState.Unchecked
        whole = on == len(self._found[row.article].places.changes)
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def _line(self, row: _Row) -> Line:
        if row.kind is Kind.SECTION:
            number = sum(len(one.places.conflicts) for one in self._found)
            told = counted(number, "place")
            return Line(row.kind, words=_LEFT, note=told)
        one = self._found[row.article]
        if row.kind in (Kind.ARTICLE, Kind.OTHERS):
            return Line(row.kind, words=one.title, note=_told(one, row.kind))
        of_kind = one.places.changes if row.kind is Kind.PLACE else one.places.conflicts
        return self._placed(row.kind, one.places.article_id, of_kind[row.place])

    def _placed(self, kind: Kind, id_: ArticleId, place: Place | Conflict) -> Line:
        text = self._texts(id_)
        return Line(kind, *in_context(text, place.span), noted(text, place))


def _rows(found: Sequence[Found]) -> list[_Row]:
    rows: list[_Row] = []
    for at, one in enumerate(found):
        if one.places.changes:
            rows.append(_Row(Kind.ARTICLE, at))
            rows += [_Row(Kind.PLACE, at, n) for n in range(len(one.places.changes))]
    left = [(at, one.places) for at, one in enumerate(found) if one.places.conflicts]
    rows += [_Row(Kind.SECTION)] if left else []
    for at, places in left:
        rows.append(_Row(Kind.OTHERS, at))
        rows += [_Row(Kind.CONFLICT, at, n) for n in range(len(places.conflicts))]
    return rows


def _told(one: Found, kind: Kind) -> str:
    if kind is Kind.OTHERS:
        return ""
    places = counted(len(one.places.changes), "place")
    return f"{places} · done" if one.review is Review.DONE else places
