import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.session import Session
from db.project import create, opened
from db.store import SqliteStore
from tests import builders


@pytest.fixture(autouse=True)
def _silent_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning nobody asked for fails the test."""
    yield
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, f"logged: {[r.getMessage() for r in loud]}"


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Every worker comes home before the test ends."""
    before = set(threading.enumerate())
    yield
    # Python lists a thread of Qt's that has run Python code even after its end.
    left = {t for t in threading.enumerate() if not t.name.startswith("Dummy")}
    assert left <= before


@pytest.fixture
def clock() -> builders.Clock:
    return builders.Clock()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project."""
    path = tmp_path / "news.copydesk"
    create(path)
    return path


@pytest.fixture
def store(project: Path) -> Iterator[SqliteStore]:
    """An open, empty project."""
    with opened(project) as store:
        yield store


@pytest.fixture
def session(store: SqliteStore, clock: builders.Clock) -> Session:
    """Ann with one article on her desk, in which three spans are suggested."""
    session = Session(store, annotator="ann", clock=clock)
    session.open(builders.fill(store))
    return session
