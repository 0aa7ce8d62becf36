"""Files of gold, whatever their format."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Self

from annotations.errors import CopydeskError
from annotations.evaluate.docbin import read_docbin
from annotations.evaluate.exchanged import format_of, read_exchanged
from annotations.evaluate.gold import GoldArticle
from annotations.evaluate.records import gold_from
from annotations.evaluate.scores import in_order
from annotations.readers.json_text import json_lines, json_object

_DOCBIN = ".spacy"


@dataclass(frozen=True, slots=True)
class GoldFiles:
    """The articles of some files, their number, and the labels that they have.

    The files are read anew each time they are gone over.
    """

    paths: tuple[Path, ...]
    count: int
    labels: tuple[str, ...]

    @classmethod
    def checked(cls, paths: Iterable[Path]) -> Self:
        """Read files to their ends, so that what is wrong there is found beforehand.

        Raises:
            CopydeskError: a file cannot be read, or a line in it is no gold.
        """
        paths = tuple(paths)
        count, labels = 0, set[str]()
        for path in paths:
            for article in read_gold(path):
                count += 1
                labels.update(entity.label for entity in article.entities)
                labels |= article.exhaustive or frozenset()
        return cls(paths, count, tuple(in_order(labels)))

    def __iter__(self) -> Iterator[GoldArticle]:
        for path in self.paths:
            yield from read_gold(path)

    def __len__(self) -> int:
        return self.count


def read_gold(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a file, one at a time.

    Raises:
        CopydeskError: the file cannot be read, or a line in it is no gold.
    """
    with _world(path):
        if not S_ISREG(path.stat().st_mode):
            raise CopydeskError(f"“{path}” is no file; choose a file of gold.")
        if path.suffix.lower() == _DOCBIN:
            yield from read_docbin(path)
        elif (of_format := format_of(path)) is not None:
            yield from _begun(path, read_exchanged(path, of_format))
        else:
            yield from _begun(path, _read_lines(path))


def _begun(path: Path, read: Iterable[GoldArticle | None]) -> Iterator[GoldArticle]:
    """Leave out what nobody has begun, if that is not all."""
    articles = begun = 0
    for gold in read:
        articles += 1
        if gold is not None:
            begun += 1
            yield gold
    if not begun:
        raise _nothing(path, articles)


def _read_lines(path: Path) -> Iterator[GoldArticle | None]:
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            with _placed(f"{path.name}, line {number}"):
                gold = gold_from(json_object(line), source=str(path))
            yield gold


def _lines(path: Path) -> Iterator[bytes]:
    with _placed(path.name):
        yield from json_lines(path)


@contextmanager
def _placed(where: str) -> Iterator[None]:
    try:
        yield
    except CopydeskError as error:
        raise CopydeskError(f"{where}: {error}") from error


@contextmanager
def _world(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise CopydeskError(
            f"There is no file “{path}”; check its name and folder."
        ) from error
    except OSError as error:
        raise CopydeskError(
            f"“{path}” could not be read ({error.strerror}); check that you may."
        ) from error


def _nothing(path: Path, articles: int) -> CopydeskError:
    if not articles:
        return CopydeskError(f"{path.name} is empty; check that it was saved whole.")
    return CopydeskError(
        f"Nobody has begun any of the articles in {path.name}; mark some done and "
        "export them again."
    )
