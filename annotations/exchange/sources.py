"""Opening what others wrote: a file, a folder of files, a packed folder."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile, copytree

from annotations.errors import CopydeskError
from annotations.exchange.format import Format, Reading
from annotations.exchange.halves import whole
from annotations.exchange.head import Head
from annotations.exchange.places import MARK
from annotations.exchange.projects import Work, chosen, is_project, refuse_java
from annotations.exchange.unpacking import ZIP, unpack, unpack_inside
from annotations.leftovers import temporary
from annotations.readers.reader import Refusal, name_of

_APPLE = "__MACOSX"


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """Give a folder with what is in a .zip while it is looked at, or the path itself.

    What is packed inside is unpacked, too: in a .zip, and in the folder of a project
    of INCEpTION, of which a copy is given.

    Raises:
        CopydeskError: a .zip is damaged, too large, or would not stay in its folder.
    """
    is_packed = path.suffix.lower() == ZIP and not path.is_dir()
    if not is_packed and not is_project(path):
        yield path
        return
    with temporary() as made:
        folder = made / "in"
        if is_packed:
            unpack(path, folder)
        else:
            copytree(path, folder, copy_function=_linked)
            unpack_inside(folder)
        refuse_java(folder)
        yield folder


def _linked(source: str, target: str) -> None:
    """Copy a file without its contents, where the disk can."""
    try:
        os.link(source, target)
    except OSError:
        copyfile(source, target)


def files_in(path: Path, formats: Sequence[Format]) -> list[Path]:
    """List the files that may be of some formats, in order; a file is one by itself."""
    if not path.is_dir():
        return [path]
    suffixes = tuple(suffix for one in formats for suffix in one.suffixes)
    others = {MARK, *(name for one in formats for name in one.helpers)}
    found = []
    for parent, folders, names in os.walk(path):
        # Among them what macOS packs along, under the same names as the files.
        folders[:] = sorted(
            name for name in folders if name != _APPLE and not name.startswith(".")
        )
        found += [
            Path(parent, name)
            for name in sorted(names)
            if _named(name).endswith(suffixes)
            and name.lower() not in others
            and not name.startswith(".")
        ]
    return chosen(found)


def guessed(path: Path, formats: Sequence[Format]) -> Format | None:
    """Tell of which format a file is, by its name and its beginning; or none.

    Raises:
        OSError: it cannot be read.
    """
    head = Head.of(path)
    name = _named(path.name)
    return next(
        (one for one in formats if name.endswith(one.suffixes) and one.knows(head)),
        None,
    )


def _named(name: str) -> str:
    """Give a name as formats know it; stores call JSON by a number alone."""
    return f"{name}.json" if name.isdecimal() else name.lower()


def read_as(path: Path, of_format: Format, formats: Sequence[Format]) -> Reading:
    """Read a file as one format; if it is none, say what it looks like.

    In a project of INCEpTION, articles are named for the document, spans for the user.
    """
    found = _read_as(path, of_format, formats)
    work = Work.of(path)
    yield from found if work is None else map(work.told, found)


def _read_as(path: Path, of_format: Format, formats: Sequence[Format]) -> Reading:
    is_empty = True
    try:
        for found in of_format.read(path):
            is_empty = False
            yield found if isinstance(found, Refusal) else whole(found)
    except CopydeskError as error:
        yield Refusal(name_of(path), f"{error}{_looks(path, of_format, formats)}")
    except OSError as error:
        yield Refusal(
            name_of(path), f"It could not be read ({error.strerror}); check the file."
        )
    else:
        if is_empty:
            hint = _looks(path, of_format, formats)
            why = f"It holds no articles as {of_format.title}; check the format.{hint}"
            yield Refusal(name_of(path), why)


def _looks(path: Path, of_format: Format, formats: Sequence[Format]) -> str:
    try:
        other = guessed(path, formats)
    except OSError:
        return ""
    if other is None or other is of_format:
        return ""
    return f" It looks like {other.title}: --format {other.name}."
