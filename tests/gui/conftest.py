from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker
from typing_extensions import override

from annotations.article import Article, NewsMetadata
from annotations.span import Span
from annotations.suggest.crew import Load
from annotations.suggestion import Proposal
from db import gold, work
from db.project import opened
from gui.settings import Settings
from gui.window import Window
from tests import builders
from tests.gui.mouse import Mouse

FIRST = (
    "🎻 Ada Lovelace met Lord Byron in London on Friday.\n\n"
    "They left together for the Royal Society, and 𝄞 was played."
)
SECOND = "Nobody knew Mary Somerville in Jedburgh."
PROPOSED = (
    (FIRST, (("Ada Lovelace", "PERSON"), ("Byron", "PERSON"), ("London", "ORG"))),
    (FIRST, (("on Friday", "DATE"), ("left", "GPE"))),
    (SECOND, (("Mary Somerville", "PERSON"),)),
)

_PATIENCE = 300_000


class PatientBot(QtBot):
    """Waits as long as anything may take on a busy machine."""

    @override
    def waitUntil(
        self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE
    ) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(
        self, signal: Any, *, timeout: int = _PATIENCE, **how: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001  there must be one
    return PatientBot(request)


@pytest.fixture(scope="session")
def filled_pattern(pattern: Path) -> Path:
    path = copyfile(pattern, pattern.with_name("filled.copydesk"))
    with opened(path) as store:
        run = store.continued_run(builders.pipeline())
        for text, headline in ((FIRST, "Poets meet"), (SECOND, "Unknown")):
            article = Article(text=text, news=NewsMetadata(headline=headline))
            found = [p for t, pairs in PROPOSED if t == text for p in _found(t, pairs)]
            store.add_suggestions(run, [(store.add(article), found)])
    return path


@pytest.fixture
def filled(project: Path, filled_pattern: Path) -> Path:
    """A project of two articles; the five spans of the first want five decisions."""
    return copyfile(filled_pattern, project)


def _found(text: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[Proposal]:
    for words, label in pairs:
        start = text.index(words)
        yield Proposal(Span(start, start + len(words)), label, score=0.8)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.ini")
    settings.annotator = "ann"
    return settings


@pytest.fixture
def new_window(
    qapp: QApplication, settings: Settings, tmp_path: Path
) -> Iterator[Callable[[], Window]]:
    """Open windows as `main.py` does; they are closed and gone at the end.

    Windows that stay would go on watching every event of the tests that follow.
    """
    windows: list[Window] = []

    def make() -> Window:
        window = Window(settings, tmp_path / "samples")
        windows.append(window)
        window.show()
        window.activateWindow()
        window.view.setFocus()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(new_window: Callable[[], Window], filled: Path) -> Window:
    """The window on the filled project, its first span current."""
    window = new_window()
    window.open(filled)
    return window


class _AtHand:
    """Stands for a crew, and reads in this process."""

    def __init__(self, load: Load, *, lasting: bool) -> None:
        assert lasting
        suggester = load()
        self.pipeline, self.labels = suggester.pipeline, suggester.labels
        self.suggest = suggester.suggest

    def close(self) -> None:
        """Nobody has to go home."""


_loaded = cache(work.load_chosen)


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pipelines read in this process: to start another takes seconds.

    Where it is the other process that matters, as in `test_idle.py`, there is one.
    """
    monkeypatch.setattr(gold, "Crew", _AtHand)
    monkeypatch.setattr(work, "Crew", _AtHand)
    monkeypatch.setattr(work, "load_chosen", _loaded)


@pytest.fixture
def empty_project(tmp_path: Path, pattern: Path) -> Path:
    return copyfile(pattern, tmp_path / "empty.copydesk")


class Hands:
    """A reviewer's hands: they press keys and look at what is there."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def press(
        self, *keys: str | Qt.Key, mods: Qt.KeyboardModifier | None = None
    ) -> None:
        for key in keys:
            held = mods or Qt.KeyboardModifier.NoModifier
            self._qtbot.keyClick(self.window.view, key, held)

    def marks(self) -> list[tuple[str, str, str]]:
        """List what stands on the article: words, label, state."""
        desk = self.window.workspace.desk
        assert desk is not None
        return [(m.span.of(desk.article.text), m.label, m.state) for m in desk.marks]

    def state_of(self, words: str) -> tuple[str, str]:
        return next((label, state) for w, label, state in self.marks() if w == words)

    @property
    def current(self) -> str:
        workspace = self.window.workspace
        if workspace.current is None or workspace.desk is None:
            return ""
        return workspace.current.span.of(workspace.desk.article.text)

    def go_to(self, words: str) -> None:
        """Walk to a span with the keyboard."""
        for _ in self.marks():
            if self.current == words:
                return
            self.press("j")
        assert self.current == words


@pytest.fixture
def hands(window: Window, qtbot: QtBot) -> Hands:
    return Hands(window, qtbot)


@pytest.fixture
def mouse(window: Window) -> Mouse:
    return Mouse(window)
