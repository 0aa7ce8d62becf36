"""What is built beside its place, and cleared away if whoever built it was killed.

Each name says whose it is: the machine, the process, and when that process began, for
numbers of processes are given out again.
"""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final
from uuid import uuid4

_NAME: Final = re.compile(
    r"\.?copydesk-(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,9})-(?P<began>\d+)-\w+"
    r"(?:\.part|\.(?P<kept>[0-9a-f]{8})\.old)?"
)
_STATE, _BEGAN = 0, 19
"""Where these stand in Linux' list of what a process is, behind its name."""


def draft_of(target: Path) -> Path:
    """Give a place to build in, in the same folder."""
    # Not made from the target's name, which may be as long as names can be.
    return target.with_name(f".{_ours()}-{uuid4().hex}.part")


def old_of(target: Path) -> Path:
    """Give a place to keep what a target was, in the same folder."""
    return target.with_name(f".{_ours()}-{uuid4().hex}.{_digest(target.name)}.old")


@contextmanager
def temporary(folder: Path | None = None) -> Iterator[Path]:
    """Make a folder that goes away again, hidden in another or where such things go."""
    where = folder or Path(gettempdir())
    hidden, suffix = (".", ".part") if folder else ("", "")
    clear(where)
    with TemporaryDirectory(
        prefix=f"{hidden}{_ours()}-", suffix=suffix, dir=where
    ) as made:
        yield Path(made)


def clear(folder: Path, target: Path | None = None) -> None:
    """Remove from a folder what processes built there that are no more.

    What they kept of a target that is gone stays, until it is known which target that
    was: if it is this one, it is put back.
    """
    with suppress(OSError):
        left = list(_left(folder))
        names = (path.name for path in folder.iterdir() if left)
        there = set(map(_digest, names))
        for path, kept in left:
            if kept is None or kept in there:
                _remove(path)
            elif target is not None and kept == _digest(target.name):
                path.rename(target)
                there.add(kept)


def _left(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Find what has been left, with the digest of the name that it had before."""
    for path in sorted(folder.iterdir()):
        match = _NAME.fullmatch(path.name)
        if match is None or match["machine"] != _machine():
            continue
        if not any(map(_is_at_work, (path.name, *_inside(path)))):
            yield path, match["kept"]


def _inside(path: Path) -> list[str]:
    found: list[str] = []
    with suppress(OSError):  # no folder, or somebody else's
        found = [one.name for one in path.iterdir()]
    return found


def _is_at_work(name: str) -> bool:
    """Tell whether a name is given by a process that runs."""
    match = _NAME.fullmatch(name)
    return match is not None and _runs(int(match["process"]), int(match["began"]))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):  # somebody else's may stay
            path.unlink()


def _ours() -> str:
    """Begin a name that says it is this process's."""
    pid = os.getpid()
    return f"copydesk-{_machine()}-{pid}-{_began(pid) or 0}"


@cache
def _machine() -> str:
    """Tell this machine from others; a container is one by itself."""
    told = [platform.node()]
    with suppress(OSError):  # many are called localhost
        told.append(Path("/etc/machine-id").read_text("ascii", "replace"))
    with suppress(OSError):
        told.append(str(Path("/proc/self/ns/pid").readlink()))
    return _digest(" ".join(told))


def _digest(text: str) -> str:
    return sha256(os.fsencode(text)).hexdigest()[:8]


def _runs(pid: int, began: int) -> bool:
    """Tell whether a process runs; where that cannot be told, it is taken to."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        pass
    return began == 0 or _began(pid) in {None, began}


def _began(pid: int) -> int | None:
    """Tell when a process began, in a count of Linux; one that has ended never did."""
    try:
        told = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return None
    fields = told.rpartition(b")")[2].split()
    return -1 if fields[_STATE] in {b"Z", b"X"} else int(fields[_BEGAN])
