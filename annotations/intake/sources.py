"""Which files are annotated and in what format, and which are plain articles."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.found import FoundArticle
from annotations.exchange.sources import files_in, guessed, read_as, unpacked
from annotations.formats import FORMATS, format_named
from annotations.intake.order import ARTICLES, AUTO, ImportOrder
from annotations.readers import article_files
from annotations.readers.reader import Refusal, name_of

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Files that belong together: one, or those of a format with a file an article.

    ``source`` is the file or folder that was named, ``name`` how people call it.
    """

    source: Path
    name: str
    format: Format
    files: tuple[Path, ...]

    def read(self) -> Reading:
        """Read the files in turn."""
        for path in self.files:
            yield from read_as(path, self.format, FORMATS)

    @property
    def size(self) -> int:
        """The bytes of all files, as far as they can be told."""
        return sum(path.stat().st_size for path in self.files if path.exists())

    def labels(self) -> Iterator[str]:
        """Walk the labels of all spans, doubles and all."""
        for found in self.read():
            if isinstance(found, FoundArticle):
                spans = found.checked.spans if found.checked else found.spans
                yield from (one.label for one in spans)

    def digest(self) -> str:
        """Compute a SHA-256 over what the files hold: of a single one, its own.

        Raises:
            OSError: one cannot be read.
        """
        digests = [_digest(path) for path in self.files]
        if len(digests) == 1:
            return digests[0]
        return sha256("".join(digests).encode()).hexdigest()


@dataclass(slots=True)
class Sources:
    """What there is to import: annotated parts, and plain articles.

    ``doubts`` name files that look like another format than the one chosen, and
    ``unknown`` are files of a folder that are called like those of a format, and are
    none.
    """

    parts: list[Part] = field(default_factory=list)
    plain: list[Path] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unknown: list[Path] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The bytes of all annotated files, as far as they can be told."""
        return sum(part.size for part in self.parts)


@contextmanager
def opened_sources(order: ImportOrder) -> Iterator[Sources]:
    """Find out what files are while they are looked at; a .zip is unpacked so long."""
    with ExitStack() as stack:
        found = Sources()
        for source in order.sources:
            try:
                folder = stack.enter_context(unpacked(source))
            except CopydeskError as error:
                found.refused.append(Refusal(name_of(source), str(error)))
            else:
                _sort_in(found, source, folder, order.format_for(source))
        belonging = {
            path.with_suffix("")
            for part in found.parts
            if part.format.is_spread
            for path in part.files
        }
        taken = {path for part in found.parts for path in part.files}
        found.plain, found.unknown = (
            [
                path
                for path in dict.fromkeys(paths)
                if path not in taken and path.with_suffix("") not in belonging
            ]
            for paths in (found.plain, found.unknown)
        )
        plain = set(found.plain)
        found.unknown = [path for path in found.unknown if path not in plain]
        yield found


def _sort_in(found: Sources, source: Path, place: Path, format_: str) -> None:
    """Sort what one source holds into parts and plain articles."""
    if format_ == ARTICLES:
        found.plain += article_files([place])
        return
    told = _told(place, format_)
    found.parts += _parts(source, told)
    if format_ != AUTO:
        found.doubts += _doubts(told)
    if format_ == AUTO and not (told and place.is_dir()):
        found.plain += article_files([place])
    elif format_ == AUTO:
        found.plain += [path for path in article_files([place]) if path != place]
        found.unknown += files_in(place, FORMATS)
    elif not told:
        title = format_named(format_).title
        why = f"The folder holds no files of {title}; choose another format."
        found.refused.append(Refusal(name_of(source), why))


def _told(place: Path, format_: str) -> list[tuple[Path, Format]]:
    """Pair files with their formats, those left out that are of none."""
    if format_ != AUTO:
        chosen = format_named(format_)
        return [(path, chosen) for path in files_in(place, [chosen])]
    pairs = ((path, _guessed(path)) for path in files_in(place, FORMATS))
    return [(path, one) for path, one in pairs if one is not None]


def _doubts(told: Iterable[tuple[Path, Format]]) -> Iterator[str]:
    for path, chosen in told:
        other = _guessed(path)
        if other is not None and other is not chosen:
            yield f"{name_of(path)}: {other.title} (--format {other.name})"


def _guessed(path: Path) -> Format | None:
    try:
        # A pipe or a device may never come to an end.
        return guessed(path, FORMATS) if path.is_file() else None
    except OSError:
        return None


def _parts(source: Path, told: Sequence[tuple[Path, Format]]) -> Iterator[Part]:
    """Put together what belongs together, in the order of the first of each."""
    spread: dict[str, list[Path]] = {}
    for path, one in told:
        if one.is_spread:
            spread.setdefault(one.name, []).append(path)
    for path, one in told:
        if not one.is_spread:
            yield _part(source, one, [path])
        elif files := spread.pop(one.name, None):
            yield _part(source, one, files)


def _part(source: Path, of_format: Format, files: Iterable[Path]) -> Part:
    files = tuple(files)
    name = name_of(files[0] if len(files) == 1 else source)
    return Part(source=source, name=name, format=of_format, files=files)


def _digest(path: Path) -> str:
    made = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            made.update(piece)
    return made.hexdigest()
