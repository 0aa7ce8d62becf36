"""Readers of article files: each one file, and one line in READERS."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from annotations.errors import CopydeskError
from annotations.readers.jsonl import JSONL
from annotations.readers.reader import Found, Reader, Refusal, name_of
from annotations.readers.txt import TXT

READERS: tuple[Reader, ...] = (TXT, JSONL)


def article_files(paths: Iterable[Path]) -> list[Path]:
    """List the files given, and those in the folders given that we can read.

    A folder without any stays in the list, for ``read`` to say so.
    """
    found = (file for path in paths for file in _expanded(path))
    return list(dict.fromkeys(found))


def read(path: Path) -> Iterator[Found | Refusal]:
    """Yield the articles of a file, and a refusal for each thing that is none."""
    try:
        yield from _reader(path).read(path)
    except (CopydeskError, OSError) as error:
        yield Refusal(name_of(path), _sentence(error))


def _expanded(path: Path) -> list[Path]:
    if not _is_folder(path):
        return [path]
    return list(_walked(path)) or [path]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walked(folder: Path) -> Iterator[Path]:
    """Yield the files we can read, and the folders we may not look into."""
    closed: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: closed.append(Path(error.filename)))
    for parent, folders, names in walk:
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _reads(name):
                yield Path(parent, name)
    yield from closed


def _reads(name: str) -> bool:
    return any(name.lower().endswith(reader.suffixes) for reader in READERS)


def _reader(path: Path) -> Reader:
    kind = path.stat().st_mode  # what is not there has no kind either
    if S_ISDIR(kind):
        os.scandir(path).close()
        raise CopydeskError(
            f"The folder holds no files to read; {_what_can_be_read()}."
        )
    if not S_ISREG(kind):  # a pipe or a device may never come to an end
        raise CopydeskError("It is no ordinary file; copy what it gives into one.")
    for reader in READERS:
        if path.suffix.lower() in reader.suffixes:
            return reader
    raise CopydeskError(f"Files of this kind cannot be read; {_what_can_be_read()}.")


def _what_can_be_read() -> str:
    kinds = [f"{one.name.lower()} ({', '.join(one.suffixes)})" for one in READERS]
    return f"what can be read is {', '.join(kinds)} and what “formats” lists"


def _sentence(error: CopydeskError | OSError) -> str:
    match error:
        case CopydeskError():
            return str(error)
        case FileNotFoundError():
            return "There is no such file; check its name and folder."
        case PermissionError():
            return "It may not be read; ask its owner for permission to read it."
    reason = (error.strerror or str(error)).lower()
    return f"It could not be read ({reason}); copy it to another disk and try again."
