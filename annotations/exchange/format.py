"""What every exchange format gives."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from annotations.annotated import AnnotatedArticle
from annotations.exchange.fitting import Fitted, fitted
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.traits import Trait
from annotations.exchange.units import Unit
from annotations.readers.reader import Refusal
from annotations.selection import GOOD_STATES

Reading = Iterator[FoundArticle | Refusal]
Held = Iterator[bytes | FoundArticle | Refusal]
Beside = Callable[[Iterable[str], Iterable[str]], Mapping[str, bytes]]


class Writer(Protocol):
    """Puts articles into one file as they come, or each into files of its own.

    ``files`` are, of a format with a file an article, those in their order.
    """

    @property
    def files(self) -> list[Path]:
        """The files for the articles so far, in order; empty if it is one for all."""

    def add(self, fitted: Fitted) -> None:
        """Write an article."""

    def finish(self) -> None:
        """Write whatever has been held back, and close what is open."""

    def close(self) -> None:
        """Let go of everything, finished or not; closing twice does nothing."""


class NumberedWriter(Protocol):
    """Makes a writer that numbers some labels first, in order."""

    def __call__(self, path: Path, /, labels: Iterable[str]) -> Writer:
        """Make it."""


class Entity(NamedTuple):
    """A span as the format's own library sees it; offsets as ``Seen`` has the text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a format's own library finds: the text, and entities in reading order."""

    text: str
    entities: tuple[Entity, ...]


def seen(annotated: AnnotatedArticle) -> Seen:
    """Say what anybody should find in an article: text and standing spans."""
    entities = (
        Entity(one.span.start, one.span.end, one.label)
        for one in annotated.spans
        if one.state in GOOD_STATES
    )
    return Seen(annotated.article.text, tuple(sorted(entities)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write articles down.

    ``suffixes`` are small and dotted, the first is written; ``is_spread`` has a file
    for each article, so that many are a folder. Of a format that ``is_joined``, files
    put one after another are a file; if it is spread, folders put into one are a
    folder, as files of one name are alike in all. ``carries`` says what it has a place
    for beyond text and standing spans, ``loses`` in words what else it cannot carry.

    ``shape`` goes on where the traits leave off, if the format bends text or labels.
    ``read`` takes a file; it raises ``CopydeskError`` if the file is none of this
    format, and ``OSError``. ``knows`` tells its own files by their beginning.

    ``held`` reads for the proof, where there is a shorter way: of an article, it may
    give what ``facts.line_of`` says of it, with ids if the format carries them.

    ``library`` reads a file with what the format's users read it with, to be held
    against what ``shows`` expects of it. ``needs`` names the extra that is to be
    installed for it, if any; if it ``is_read_bare``, only to write it.

    ``beside`` makes small files from the labels in use, and those of relations, each in
    order, that its users need along with the one for all articles, by what follows the
    stem of its name. They hold the word Copydesk, by which they are known when they are
    to be replaced.
    ``numbered`` makes a writer that numbers some labels first, in order, so that
    numbers mean the same in files that belong together.
    ``helpers`` are, in small letters, names of files that go with its own, whoever
    wrote them, and hold no articles.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    carries: frozenset[Trait]
    loses: tuple[str, ...] = ()
    is_spread: bool = False
    is_joined: bool = False
    unit: Unit = Unit.CODE_POINTS
    writer: Callable[[Path], Writer] | None
    read: Callable[[Path], Reading]
    held: Callable[[Path], Held] | None = None
    knows: Callable[[Head], bool]
    shape: Callable[[Fitted], Fitted] = lambda found: found
    library: Callable[[Path], Iterator[Seen]] | None = None
    shows: Callable[[AnnotatedArticle], Seen] = seen
    needs: str = ""
    is_read_bare: bool = False
    beside: Beside = lambda _, __: {}
    helpers: tuple[str, ...] = ()
    numbered: NumberedWriter | None = None

    def fit(self, annotated: AnnotatedArticle) -> Fitted:
        """Take what it can carry of an article; what it loses goes with it."""
        return self.shape(fitted(annotated, self.carries))

    def for_labels(self, labels: Iterable[str]) -> "Format":
        """Write each of several files with the same numbers for labels, if any."""
        if self.numbered is None:
            return self
        return replace(self, writer=partial(self.numbered, labels=sorted(set(labels))))

    def what_it_loses(self) -> list[str]:
        """List in words what it cannot carry."""
        return [*(one.said for one in Trait if one not in self.carries), *self.loses]
