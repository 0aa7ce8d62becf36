"""The folder of a release: built beside its place, then put there whole."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.draft import world
from annotations.exchange.places import followed, refuse_folder
from annotations.leftovers import clear, draft_of, old_of
from annotations.release.files import MANIFEST, SUMS

_AT_ONCE = 1 << 20


@contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """Give a folder to fill, which takes the target's place if all goes well.

    Raises:
        CopydeskError: the target is no folder that a release may replace, or the disk
            will not have it.
    """
    target = followed(target)
    clear(target.parent, target)
    refuse(target)
    made = draft_of(target)
    with world(target):
        made.mkdir()
    try:
        yield made
        with world(target):
            write(made / SUMS, list(_sums(made)))
            _put(made, target)
    finally:
        if made.exists():
            shutil.rmtree(made)


def refuse(target: Path) -> None:
    """Refuse a target that is more than a release, a changed one, or something else.

    Raises:
        CopydeskError: it is.
    """
    if not foreseen(target):
        return
    with world(target):
        listed = _listed(target)
        if others := sorted({*_files(target)} - {*listed, SUMS}):
            raise CopydeskError(
                f"{target} holds what no release has put there, such as {others[0]}; "
                "move it away, or name a new folder."
            )
        for line in _sums(target):
            digest, _, name = line.rstrip("\n").partition("  ")
            if name != SUMS and digest != listed[name]:
                raise CopydeskError(
                    f"{name} in {target} has changed since it was released; move it "
                    "away, or name a new folder."
                )


def foreseen(target: Path) -> bool:
    """Tell at a glance whether a release would replace another; read no file for it.

    Raises:
        CopydeskError: it would be refused, as far as a glance can tell.
    """
    if not target.name:
        raise CopydeskError(f"“{target}” cannot be replaced; name a folder in it.")
    with world(target):
        refuse_folder(followed(target).parent)
        if target.exists() and not target.is_dir():
            raise CopydeskError(f"{target} is a file; name a folder to fill.")
        found = target.iterdir() if target.is_dir() else ()
        names = {path.name for path in found}
    if names and not {SUMS, MANIFEST} <= names:
        raise CopydeskError(
            f"{target} holds other files; name a new folder, or an empty one."
        )
    return bool(names)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a text to the disk; the same lines make the same bytes everywhere."""
    with path.open("xb") as file:
        for line in lines:
            file.write(line.encode("utf-8", "surrogatepass"))
        file.flush()
        os.fsync(file.fileno())


def _put(made: Path, target: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    old = old_of(target)
    target.rename(old)  # a full folder cannot be written over
    try:
        made.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _sums(folder: Path) -> Iterator[str]:
    """Write down what ``sha256sum -c`` checks."""
    for name in _files(folder):
        digest = sha256()
        with (folder / name).open("rb") as file:
            while data := file.read(_AT_ONCE):
                digest.update(data)
        yield f"{digest.hexdigest()}  {name}\n"


def _listed(folder: Path) -> dict[str, str]:
    """Read the digests that a release was written with, by the names of its files."""
    text = (folder / SUMS).read_text(encoding="utf-8", errors="replace")
    pairs = (line.partition("  ") for line in text.splitlines())
    return {name: digest for digest, _, name in pairs}


def _files(folder: Path) -> list[str]:
    """List what is in a folder, but for empty folders, in order."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    )
