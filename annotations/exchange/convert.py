"""From one format to another, without a project."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.export import export, forecast
from annotations.exchange.format import Format
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Misfit, settled
from annotations.exchange.sources import files_in, guessed, read_as, unpacked
from annotations.exchange.summary import ExportSummary
from annotations.exchange.units import Unit
from annotations.progress import Progress
from annotations.readers.reader import Refusal, name_of
from annotations.wording import counted

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What to convert: a file, folder or .zip, as what, and how offsets are counted.

    Without a ``from_format`` it is told of each file by its name and beginning.
    """

    source: Path
    from_format: Format | None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvertSummary:
    """What was written, and what of the source could not be taken over."""

    written: ExportSummary
    from_formats: tuple[str, ...]
    to_format: str
    refused: tuple[Refusal, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    left_aside: tuple[str, ...] = ()
    better: Unit | None = None
    rebuilt: int = 0

    def sentence(self) -> str:
        """Sum it up."""
        return self.written.sentence()

    def lines(self) -> list[str]:
        """Say what was written, what it lost, and what was not taken over."""
        told = [one.line() for one in self.misfits]
        return [
            f"Read as {' and '.join(self.from_formats)}, written as {self.to_format}.",
            *self.written.lines(),
            *_named("part", [f"{one.where}: {one.why}" for one in self.refused]),
            *_named("span", told),
            *self.left_aside,
            *self._rebuilt(),
            *self._offer(),
        ]

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            **self.written.as_dict(),
            "read_as": list(self.from_formats),
            "written_as": self.to_format,
            "refused": [{"where": x.where, "why": x.why} for x in self.refused],
            "misfits": [
                {"where": x.where, "words": x.words, "label": x.label, "why": x.why}
                for x in self.misfits
            ],
            "left_aside": list(self.left_aside),
            "better_offsets": self.better,
            "rebuilt": self.rebuilt,
        }

    def _rebuilt(self) -> Iterator[str]:
        if self.rebuilt:
            yield (
                f"The white space of {counted(self.rebuilt, 'article')} was put in by "
                "Copydesk: the file has tokens only."
            )

    def _offer(self) -> Iterator[str]:
        if self.better is not None:
            yield (
                f"All of them fit if offsets are counted in {self.better.said}: try "
                f"--offsets {self.better}."
            )


def convert(
    order: Conversion,
    formats: Sequence[Format],
    to_format: Format,
    target: Path | None,
) -> Generator[Progress | ConvertSummary, None, None]:
    """Read one format and write another, proven; without a target only look.

    Raises:
        CopydeskError: nothing in the source can be read, or the target not written.
    """
    if not order.source.exists():
        raise CopydeskError(f"There is no {order.source}; check its name and folder.")
    taken = _Taken(order, formats)
    with ExitStack() as stack:
        articles = taken.articles(stack)
        steps = (
            forecast(articles, to_format)
            if target is None
            else export(articles, to_format, target)
        )
        try:
            for step in steps:
                yield (
                    taken.summary(step, to_format)
                    if isinstance(step, ExportSummary)
                    else step
                )
        except CopydeskError as error:
            # Anything else is about the target, or about the source as a whole.
            if taken.articles_read or not taken.is_through:
                raise
            raise taken.trouble() from error


@dataclass(slots=True)
class _Taken:
    """What came out of a source, and what did not."""

    order: Conversion
    formats: Sequence[Format]
    articles_read: int = 0
    refused: list[Refusal] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)
    left_aside: dict[str, None] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    better: Unit | None = None
    rebuilt: int = 0
    is_through: bool = False

    def articles(self, stack: ExitStack) -> Iterator[AnnotatedArticle]:
        root = stack.enter_context(unpacked(self.order.source))
        only = self.order.from_format
        unknown: list[Path] = []
        belonging: set[Path] = set()
        for path in files_in(root, [only] if only else self.formats):
            # A pipe or a device may never come to an end.
            of_format = (only or self._guess(path)) if path.is_file() else None
            if of_format is None:
                unknown.append(path)
                continue
            if of_format.is_spread:
                belonging.add(path.with_suffix(""))
            self.used[of_format.title] = None
            yield from self._read(path, of_format)
        # What goes along with an article is no part by itself.
        self._refuse(x for x in unknown if not {x, x.with_suffix("")} & belonging)
        self.is_through = True

    def _guess(self, path: Path) -> Format | None:
        try:
            return guessed(path, self.formats)
        except OSError:
            return None

    def _refuse(self, paths: Iterable[Path]) -> None:
        for path in paths:
            why = "It is no file that can be read; copy what it holds into one."
            if path.is_file():
                why = "Its format cannot be told; name it with --from."
            self.refused.append(Refusal(name_of(path), why))

    def _read(self, path: Path, of_format: Format) -> Iterator[AnnotatedArticle]:
        for found in read_as(path, of_format, self.formats):
            if isinstance(found, Refusal):
                self.refused.append(found)
            elif found.text is None:
                why = "It has spans without their text; put the text beside it."
                self.refused.append(Refusal(found.where, why))
            else:
                yield self._settled(found)

    def _settled(self, found: FoundArticle) -> AnnotatedArticle:
        outcome = settled(found, unit=self.order.unit)
        self.articles_read += 1
        self.rebuilt += found.is_rebuilt
        self.misfits += outcome.misfits
        self.left_aside |= dict.fromkeys(outcome.found.left_aside)
        self.better = outcome.better or self.better
        return outcome.annotated

    def summary(self, written: ExportSummary, to_format: Format) -> ConvertSummary:
        return ConvertSummary(
            written=written,
            to_format=to_format.title,
            from_formats=tuple(self.used),
            refused=tuple(self.refused),
            misfits=tuple(self.misfits),
            left_aside=tuple(self.left_aside),
            better=self.better,
            rebuilt=self.rebuilt,
        )

    def trouble(self) -> CopydeskError:
        """Say why there was nothing to convert."""
        if not self.refused:
            name = self.order.source.name
            return CopydeskError(f"{name} holds no files to convert; name another.")
        first, more = self.refused[0], len(self.refused) - 1
        rest = f" {counted(more, 'more part')} of it could not be read either."
        return CopydeskError(f"{first.where}: {first.why}{rest if more else ''}")


def _named(what: str, told: list[str]) -> Iterator[str]:
    if told:
        yield f"{counted(len(told), what).capitalize()} not taken over:"
        yield from (f"  {one}" for one in told[:_SHOWN])
        if (more := len(told) - _SHOWN) > 0:
            yield f"  and {more:,} more"
