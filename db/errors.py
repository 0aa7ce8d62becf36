"""Store failures, split by whether the user can help it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from annotations.errors import CopydeskError, UnusableTextError


class StoreError(CopydeskError):
    """The disk, the file or another program got in the way."""


_BUSY = "Another program is writing to this project; let it finish, then do this again."
_READ_ONLY = (
    "This project is read-only; allow writing to the file and its folder, or copy it "
    "to a place where you may write."
)
_DAMAGED = (
    "The project file is damaged; put a copy of it in its place, or try to mend it "
    "with “check --repair”."
)
_WORLD = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    # So SQLite says it where too many open a file at once on too slow a machine.
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: (
        "The project file cannot be opened; check that you may write to it and to its "
        "folder."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the project was in use; check the disk and the "
        "connection to it, then open the project again."
    ),
    sqlite3.SQLITE_FULL: "The disk is full; free some space, then do this again.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        "This file is not a Copydesk project; choose another, or create a new project."
    ),
}


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the world does to us into StoreError; let our bugs through."""
    try:
        yield
    except sqlite3.Error as error:
        if message := _message(error):
            raise StoreError(message) from error
        raise
    except UnicodeEncodeError as error:
        raise UnusableTextError(
            "There is half a character in this text (a lone surrogate), which no file "
            "can hold; mend the text where it comes from."
        ) from error


def _message(error: sqlite3.Error) -> str | None:
    # Python finds broken UTF-8 by itself and gives no code with it.
    if str(error).startswith("Could not decode to UTF-8"):
        return _DAMAGED
    return _WORLD.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
