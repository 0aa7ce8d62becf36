"""Tags of tokens: spans as B-, I- and O, and whatever else is in use, read leniently.

Schemes differ in what begins and what ends a span: IO, IOB1 (B- only between
neighbours of one label), IOB2, IOE, and those that mark both ends and single tokens
(BILUO, IOBES, BMEWO). A sequence that breaks its scheme is read as far as it makes
sense, and said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

OUTSIDE = "O"
_BLANK = frozenset({OUTSIDE, "o", "_", "-", "*", ""})
_PARTED = re.compile(r"([BILUEMSW])[-_](.+)", re.DOTALL)
_LETTERS = frozenset("BILUEMSW")
_ENDS, _ALONE, _INNER = frozenset("LE"), frozenset("USW"), frozenset("IMLE")
_STARTS = frozenset("BUSWO")
_BOTH_ENDS = frozenset("LUSWM")
# What CoNLL-2000 and what came after it know.
_CHUNKS = frozenset(
    {"NP", "VP", "PP", "ADJP", "ADVP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP"}
    | {"NC", "VC", "PC", "AC", "CC", "NX", "PX", "S", "-NONE-"}
)
_NAMELESS = "ENTITY"
_SHOWN = 3


class Tagged(NamedTuple):
    """A span of tokens, from the first to behind the last."""

    first: int
    behind: int
    label: str


@dataclass(frozen=True, slots=True)
class Tags:
    """Spans in order, and in sentences what of the tags broke their scheme."""

    spans: tuple[Tagged, ...]
    breaches: tuple[str, ...] = ()


def tags_read(sentences: Iterable[Sequence[str]]) -> Tags:
    """Find the spans in the tags of an article; none goes over a sentence's end.

    Tokens are counted through the whole article.
    """
    sentences = list(sentences)
    kinds = {tag: _parted(tag) for tag in set().union(*sentences)}
    rows = [[kinds[tag] for tag in tags] for tags in sentences]
    reading = _Reading(_Scheme.of(kinds.values(), rows))
    for row in rows:
        reading.take_all(row)
        reading.shut()
    return Tags(tuple(reading.spans), tuple(_said(reading)))


def is_tag(value: str) -> bool:
    """Tell whether a value looks like a tag."""
    return value == OUTSIDE or _PARTED.fullmatch(value) is not None


def is_chunks(tags: Iterable[str]) -> bool:
    """Tell phrases of a sentence, such as B-NP, from spans; they are tagged alike."""
    labels = {match[2] for tag in tags if (match := _PARTED.fullmatch(tag)) is not None}
    return bool(labels) and labels <= _CHUNKS


@lru_cache(maxsize=4096)
def written_label(label: str) -> str:
    """Write a label without white space, which would begin another column."""
    return "_".join(label.split())


class _Tag(NamedTuple):
    prefix: str
    label: str
    said: str


@lru_cache(maxsize=4096)
def _parted(tag: str) -> _Tag:
    """Part a tag; what has no prefix is all label."""
    if tag in _BLANK:
        return _Tag(OUTSIDE, "", tag)
    if tag in _LETTERS:
        return _Tag(tag, _NAMELESS, tag)
    match = _PARTED.fullmatch(tag)
    return _Tag(match[1], match[2], tag) if match else _Tag("", tag, tag)


@dataclass(frozen=True, slots=True)
class _Scheme:
    """What a scheme asks for, as its tags tell."""

    begins: bool
    ends: bool

    @classmethod
    def of(cls, kinds: Iterable[_Tag], rows: Iterable[Sequence[_Tag]]) -> "_Scheme":
        """Go by the tags there are, and where they stand."""
        prefixes = {one.prefix for one in kinds}
        ends = bool(prefixes & _BOTH_ENDS) or {"B", "E"} <= prefixes
        return cls(begins=ends or any(map(_is_needless, rows)), ends=ends)


def _is_needless(row: Sequence[_Tag]) -> bool:
    """Tell whether a B- stands where IOB1 would have an I-."""
    before = ["", *(one.label for one in row)]
    return any(
        one.prefix == "B" and one.label != label
        for one, label in zip(row, before, strict=False)
    )


@dataclass(slots=True)
class _Reading:
    scheme: _Scheme
    spans: list[Tagged] = field(default_factory=list)
    unbegun: list[str] = field(default_factory=list)
    unended: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    _at: int = 0
    _first: int = 0
    _label: str = ""

    def take_all(self, row: Sequence[_Tag]) -> None:
        """Go on by the tokens of a sentence."""
        first = self._at
        for at, tag in enumerate(row, start=first):
            if tag.label or self._label:
                self._at = at
                self._take(tag)
        self._at = first + len(row)

    def _take(self, tag: _Tag) -> None:
        goes_on = tag.prefix not in _STARTS and tag.label == self._label
        if not goes_on:
            self.shut()
            if tag.label:
                self._begin(tag)
        self._at += 1
        if tag.prefix in _ENDS or tag.prefix in _ALONE:
            self._add()

    def shut(self) -> None:
        """End what is open, as a sentence does."""
        if self._label and self.scheme.ends:
            self.unended.append(self._label)
        self._add()

    def _begin(self, tag: _Tag) -> None:
        self._first, self._label = self._at, tag.label
        if not tag.prefix:
            self.bare.append(tag.said)
        elif tag.said in _LETTERS:
            self.nameless.append(tag.said)
        elif self.scheme.begins and tag.prefix in _INNER:
            self.unbegun.append(tag.said)

    def _add(self) -> None:
        if self._label:
            self.spans.append(Tagged(self._first, self._at, self._label))
        self._label = ""


def _said(reading: _Reading) -> Iterator[str]:
    if reading.unbegun:
        yield (
            f"{_listed(reading.unbegun)} came without a tag that begins a span; each "
            "was read as its beginning."
        )
    if reading.unended:
        yield (
            f"The ends of {len(reading.unended):,} spans are not marked "
            f"({_listed(reading.unended)}); they were read to their last token."
        )
    if reading.bare:
        yield (
            f"{_listed(reading.bare)} are tags of no scheme that Copydesk knows; they "
            "were read as labels, tokens of one label in a row as one span."
        )
    if reading.nameless:
        yield f"{_listed(reading.nameless)} name no label; “{_NAMELESS}” was taken."


def _listed(tags: Sequence[str]) -> str:
    different = list(dict.fromkeys(tags))
    shown = ", ".join(f"“{one}”" for one in different[:_SHOWN])
    more = "" if len(different) <= _SHOWN else " and others"
    return f"{shown}{more}"
