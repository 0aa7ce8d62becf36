"""WebAnno TSV 1 and 2: tokens without offsets, spans as B- and I- in columns.

In version 2 a line names layers and features, ``# layer | feature # …``; version 1 has
ten columns always, of which the fourth are parts of speech, the fifth named entities.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain

from annotations.errors import CopydeskError
from annotations.formats.tokens.rows import aligned
from annotations.formats.uima.layered import Mark, Tie
from annotations.formats.uima.layers import NAMED_ENTITY, POS
from annotations.wording import counted

_ROW = re.compile(r"\d+(-\d+)?\t.")
_ROW_OF_FIRST = re.compile(r"\d+\t.")
_HEADER = re.compile(r"[ \ufeff]?#\s*[\w$]+(\.[\w$]+)+\s*([|#].*)?")
_COMMENT = re.compile(r"#id=.*")
_TEXT = "#text="
_ATTACHED = "AttachTo="
_DEPENDENCY = "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency"
_NOTHING = frozenset({"_", "O", "-", ""})
_HELD = re.compile(r"[BIO]-_")
_MARKED = re.compile(r"([BI])[-_](.*)", re.DOTALL)
_LOOKED_AT = 50
_FIRST_WIDTH = 10


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer, its features with their columns, and for relations what it joins.

    ``source`` is the column with the token that a relation comes from.
    """

    name: str
    features: tuple[tuple[str, int], ...]
    base: str = ""
    source: int = -1


_OF_FIRST: tuple[Layer, ...] = (
    Layer(POS, (("PosValue", 3),)),
    Layer(NAMED_ENTITY, (("value", 4),)),
    Layer(_DEPENDENCY, (("DependencyType", 7),), "token", 6),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A token: how others call it, where it stands, and its columns."""

    id: str
    start: int
    end: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A text put together from tokens, and what is said of these."""

    text: str
    layers: tuple[Layer, ...]
    rows: tuple[Row, ...]


def is_older(lines: Sequence[str]) -> bool:
    """Tell the older versions by how they begin and what their first token is."""
    told = [line for line in lines[:_LOOKED_AT] if line.strip()]
    begins = told[:1] and (
        _HEADER.fullmatch(told[0])
        or _COMMENT.fullmatch(told[0])
        or told[0].startswith(_TEXT)
    )
    return bool(begins) and any(map(_ROW.match, told))


def may_be_older(lines: Sequence[str]) -> bool:
    """Tell what may be read as one, if somebody says that it is."""
    return any(map(_ROW.match, lines))


def page_of(lines: Sequence[str]) -> Page:
    """Take a file apart.

    Raises:
        CopydeskError: a line of it is not as it should be.
    """
    if any(map(_ROW_OF_FIRST.match, lines)):
        layers, width = _OF_FIRST, _FIRST_WIDTH
    else:
        header = next((line for line in lines if _HEADER.fullmatch(line)), "")
        layers = tuple(_layers(header))
        columns = (at for one in layers for _, at in one.features)
        width = max(chain(columns, (one.source for one in layers), [1])) + 1
    return _laid_out(list(_sentences(lines, width)), layers)


def _layers(header: str) -> Iterator[Layer]:
    at = 2
    for part in header.strip().removeprefix("\ufeff").split("#")[1:]:
        name, *names = (one.strip() for one in part.split("|"))
        features, base, source = list[tuple[str, int]](), "", -1
        for one in filter(None, names):
            if one.startswith(_ATTACHED):
                base, source = one.removeprefix(_ATTACHED), at
            else:
                features.append((one, at))
            at += 1
        yield Layer(name, tuple(features), base, source)


@dataclass(slots=True)
class _Sentence:
    texts: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [cells[1] for cells in self.rows]


def _sentences(lines: Sequence[str], width: int) -> Iterator[_Sentence]:
    sentence = _Sentence()
    for number, line in enumerate(lines, start=1):
        is_text = line.startswith(_TEXT)
        if sentence.rows and (not line.strip() or line.startswith("#")):
            yield sentence
            sentence = _Sentence()
        if is_text:
            sentence.texts.append(line.removeprefix(_TEXT))
        elif _ROW.match(line):
            sentence.rows.append(_cells(line, width, number))
        elif line.strip() and not line.startswith("#") and sentence.texts:
            # A sentence over several lines has but the first of them marked.
            sentence.texts.append(line)
    if sentence.texts or sentence.rows:
        yield sentence


def _cells(line: str, width: int, number: int) -> list[str]:
    cells = line.split("\t")
    if len(cells) < width:
        raise CopydeskError(
            f"Line {number} has {counted(len(cells), 'column')} for {width} announced; "
            "the file is damaged, export it again."
        )
    return [cell.strip() for cell in cells[:width]]


def _laid_out(sentences: Sequence[_Sentence], layers: tuple[Layer, ...]) -> Page:
    words = [word for one in sentences for word in one.words]
    whole = "\n".join(text for one in sentences for text in one.texts)
    places = aligned(words, whole)
    if places is None:
        whole, places = _joined([one for one in sentences if one.rows])
    cells = (row for one in sentences for row in one.rows)
    numbers = accumulate(row[0] == "1" for one in sentences for row in one.rows)
    rows = (
        Row(_name(row[0], number), *place, row)
        for row, place, number in zip(cells, places, numbers, strict=True)
    )
    return Page(whole, layers, tuple(rows))


def _name(said: str, sentence: int) -> str:
    """Name a token with its sentence, which version 1 does not."""
    return said if "-" in said else f"{sentence}-{said}"


def _joined(sentences: Iterable[_Sentence]) -> tuple[str, list[tuple[int, int]]]:
    pieces, places, length = list[str](), list[tuple[int, int]](), 0
    for one in sentences:
        text = " ".join(one.texts)
        found = aligned(one.words, text)
        if found is None:
            text = " ".join(one.words)
            found = aligned(one.words, text) or []
        pieces.append(text)
        places += [(length + start, length + end) for start, end in found]
        length += len(text) + 1
    return "\n".join(pieces), places


@dataclass(slots=True)
class _Open:
    layer: str
    id: str
    start: int
    end: int
    features: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    """All annotations, and what joins them."""

    done: list[_Open] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    _open: dict[tuple[str, int], _Open] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Gathered":
        """Go through a file."""
        made = cls()
        spans = [one for one in page.layers if not one.base]
        for row in page.rows:
            for layer in spans:
                made._take(layer, row)
        for layer in page.layers:
            if layer.base:
                made.ties += chain.from_iterable(
                    made._tied(layer, row) for row in page.rows
                )
        return made

    def marks(self) -> list[Mark]:
        """Give the annotations in the order in which they begin."""
        return [
            Mark(
                layer=one.layer,
                id=one.id,
                start=one.start,
                end=one.end,
                features=one.features,
            )
            for one in self.done
        ]

    def _take(self, layer: Layer, row: Row) -> None:
        """Go on with what is open in a layer; what the row does not name ends."""
        here: dict[int, _Open] = {}
        for name, column in layer.features:
            for place, part in enumerate(row.cells[column].split("|")):
                if part in _NOTHING or _HELD.fullmatch(part):
                    continue
                one = here.get(place) or self._opened(layer, row, place, part)
                here[place] = one
                if value := _value(part, layer):
                    one.features.setdefault(name, value)
        for key in [key for key in self._open if key[0] == layer.name]:
            if key[1] not in here:
                del self._open[key]

    def _opened(self, layer: Layer, row: Row, place: int, part: str) -> _Open:
        key = layer.name, place
        match = _MARKED.fullmatch(part)
        one = self._open.get(key) if match and match[1] == "I" else None
        if one is None:
            name = str(len(self.done) + 1)
            one = self._open[key] = _Open(layer.name, name, row.start, row.end)
            self.done.append(one)
        one.end = row.end
        self._known.setdefault((layer.name, row.id), one.id)
        return one

    def _tied(self, layer: Layer, row: Row) -> Iterator[Tie]:
        for place, source in enumerate(row.cells[layer.source].split("|")):
            said = {
                name: parts[place]
                for name, column in layer.features
                if place < len(parts := row.cells[column].split("|"))
            }
            if source in _NOTHING or any(one.startswith("I-") for one in said.values()):
                continue
            values = {name: _value(part, layer) for name, part in said.items()}
            yield Tie(
                layer=layer.name,
                features={name: value for name, value in values.items() if value},
                head=self._known.get((layer.base, source)),
                child=self._known.get((layer.base, row.id)),
            )


def _value(part: str, layer: Layer) -> str:
    """Read a value; where there is none, the name of the layer stands for it."""
    match = _MARKED.fullmatch(part)
    value = match[2] if match else part
    return "" if value.startswith(layer.name) or value in _NOTHING else value
