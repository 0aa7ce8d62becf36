"""A project is one file: making it, opening it, and refusing what is none."""

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from stat import S_ISREG

from sqlite_utils import Database

from annotations.effort import utc_now
from annotations.ontonotes import ONTONOTES
from db import labels
from db.backup import copy_beside
from db.connection import APPLICATION_ID, BUSY_SECONDS, connect, transaction
from db.errors import StoreError, translated
from db.migrations import schema, steps_from_the_future
from db.store import SqliteStore

_SQLITE = b"SQLite format 3\0"
_HEADER = 100


def create(path: Path | str) -> None:
    """Make an empty project with the default labels.

    Raises:
        StoreError: there is a file already, or none can be made there.
    """
    path = Path(path)
    _claim(path)
    try:
        with translated(), closing(connect(path)) as db:
            db.enable_wal()
            # In one, so that nothing that is killed halfway passes for a project.
            with transaction(db):
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                schema.apply(db)
                labels.write(db, ONTONOTES)
    except BaseException:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        raise


def open_store(path: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> SqliteStore:
    """Open a project until its store is closed, for the calling thread.

    A project of an older version is brought up to date, after a copy of it was made.

    Raises:
        StoreError: there is no project, or it cannot be used as it is.
    """
    path = Path(path)
    _refuse_at_sight(path)
    with translated():
        db = connect(path, busy_seconds=busy_seconds)
        try:
            _refuse_foreign(db, path)
            db.enable_wal()
            _bring_up_to_date(db, path)
        except BaseException:
            db.close()
            raise
    return SqliteStore(db)


@contextmanager
def opened(
    path: Path | str, *, create: bool = False, busy_seconds: float = BUSY_SECONDS
) -> Iterator[SqliteStore]:
    """Hold a project open; with ``create``, make it first if there is none."""
    if create and not os.path.lexists(path):
        _create(path)
    with closing(open_store(path, busy_seconds=busy_seconds)) as store:
        yield store


_create = create


def refuse_to_overwrite(target: Path) -> None:
    """Raise ``StoreError`` if a file that is to be written to is a project's.

    The files that SQLite keeps beside a project in use are parts of it.
    """
    whole = target.parent / (re.sub("-(wal|shm|journal)$", "", target.name) or "-")
    if _is_project(target) or _is_project(whole):
        raise StoreError(
            f"“{target}” is a Copydesk project; choose another file to write to."
        )


def _is_project(path: Path) -> bool:
    """Tell by its header; what cannot be read is no project."""
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    return header.startswith(_SQLITE) and header[68:72] == APPLICATION_ID.to_bytes(4)


def _claim(path: Path) -> None:
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise StoreError(
            f"“{path}” exists already; open it, or choose another name."
        ) from error
    except OSError as error:
        raise StoreError(
            f"“{path}” cannot be made ({error.strerror}); choose a folder that exists "
            "and in which you may write."
        ) from error


def _refuse_at_sight(path: Path) -> None:
    status = _status(path)
    if not S_ISREG(status.st_mode):
        raise StoreError(f"“{path}” is not a file; choose a Copydesk project.")
    if status.st_size == 0:
        raise StoreError(
            f"“{path}” is empty and holds no project; delete it, then create a new one."
        )
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreError(
            f"“{path}” is read-only; allow writing to it and to its folder, or copy it "
            "to a place where you may write."
        )


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except FileNotFoundError as error:
        raise StoreError(
            f"There is no file “{path}”; check its name, or create a new project."
        ) from error
    except OSError as error:
        raise StoreError(
            f"“{path}” cannot be reached ({error.strerror}); check its name and that "
            "you may read its folder."
        ) from error


def _refuse_foreign(db: Database, path: Path) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreError(
            f"“{path}” is a database, but not a Copydesk project; choose another file, "
            "or create a new project."
        )


def _bring_up_to_date(db: Database, path: Path) -> None:
    _refuse_newer(db, path)
    if schema.pending(db):
        today = utc_now().astimezone().date()
        copy_beside(db, path, why="before an update", today=today)
        # Locked, as another program may be at it too: then nothing is pending here.
        with transaction(db):
            schema.apply(db)


def _refuse_newer(db: Database, path: Path) -> None:
    if steps_from_the_future(db):
        raise StoreError(
            f"“{path}” was last used by a newer Copydesk; install that version to open "
            "it."
        )
