import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, settings

from annotations.session import Session
from db.project import create, opened
from db.store import SqliteStore
from tests import builders

# Windows that pop up would take the keyboard from whoever sits there.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# How long a case takes says more of what else the machine does than of the case.
settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")


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


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project to copy: that takes a hundredth of making another."""
    path = tmp_path_factory.mktemp("pattern") / "empty.copydesk"
    create(path)
    return path


@pytest.fixture
def project(tmp_path: Path, pattern: Path) -> Path:
    """An empty project."""
    return copyfile(pattern, tmp_path / "news.copydesk")


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
