"""What to import, as what, and onto which articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from pathlib import Path
from types import MappingProxyType

from annotations.errors import CopydeskError
from annotations.exchange.units import Unit
from annotations.formats import format_named
from annotations.readers.reader import name_of
from annotations.wording import counted

AUTO = "auto"
"""Has the format of each file told by its beginning."""
ARTICLES = "articles"
"""Has a file read as plain articles, without its spans."""


class TakeAs(StrEnum):
    """What spans become."""

    SUGGESTIONS = auto()
    ANNOTATIONS = auto()
    ARTICLES = auto()


class Onto(StrEnum):
    """Which articles are taken."""

    NEW = auto()
    EXISTING = auto()


class Match(StrEnum):
    """By what an article is known that is there already."""

    TEXT = auto()
    ID = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What to import.

    ``format`` and, for single files, ``formats`` name a format, ``AUTO`` or
    ``ARTICLES``. ``user`` makes the edit; the annotations are those of ``annotator``
    or, if that is empty, of whom the file names, or else the user's. ``targets`` pair
    labels with what they become; nothing leaves a label out. A ``unit`` given is
    taken for granted, and of single files one of the ``units``. Whoever has looked
    at the files knows which labels are to be ``expected``.
    """

    sources: tuple[Path, ...]
    user: str
    take_as: TakeAs = TakeAs.SUGGESTIONS
    annotator: str = ""
    format: str = AUTO
    formats: Mapping[Path, str] = field(default_factory=lambda: MappingProxyType({}))
    onto: frozenset[Onto] = frozenset(Onto)
    match: frozenset[Match] = frozenset(Match)
    targets: tuple[tuple[str, str], ...] = ()
    unit: Unit | None = None
    expected: tuple[str, ...] = ()
    units: Mapping[Path, Unit] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        for name in (self.format, *self.formats.values()):
            if name not in {AUTO, ARTICLES}:
                format_named(name)

    @property
    def said(self) -> str:
        """Name what is imported: ``sample.jsonl``, ``3 files``."""
        if len(self.sources) == 1:
            return name_of(self.sources[0])
        return counted(len(self.sources), "file")

    def format_for(self, path: Path) -> str:
        """Name what a file is to be read as."""
        if self.take_as is TakeAs.ARTICLES:
            return ARTICLES
        return self.formats.get(path, self.format)

    def unit_for(self, path: Path) -> Unit | None:
        """Say what a file's offsets are taken to count, if that is given."""
        return self.units.get(path, self.unit)


def parse_choice(text: str, kind: type[StrEnum], option: str) -> frozenset[str]:
    """Read names with commas between them.

    Raises:
        CopydeskError: one is no name of the kind, or there is none.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = [one.value for one in kind]
    if not names or not set(names) <= set(known):
        raise CopydeskError(
            f"“{text}” is nothing for {option}; choose of {', '.join(known)}."
        )
    return frozenset(kind(name) for name in names)
