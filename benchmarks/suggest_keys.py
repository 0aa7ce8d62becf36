"""Keys pressed while a job suggests in its process beside the window."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks import corpus, news
from benchmarks.desk import Desk, at_desk
from benchmarks.figures import Figure, show
from benchmarks.keys import BUDGET
from db.project import opened

_READ = 20
_UNREAD = 1_500
_ROUNDS = 20
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_U, Qt.Key.Key_U)
_LONGEST = 60.0


def measure() -> list[Figure]:
    """Decide and undo in an article of 45 spans, without a job and then with one."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        corpus.make_project(project, corpus.articles(_READ))
        with opened(project) as store, store.bulk():
            for article in news.articles(_UNREAD):
                store.add(article)
        with at_desk(project) as (desk, _):
            bare = list(_presses(desk))
            _start_job(desk)
            times = list(_presses(desk))
            if not desk.window.jobs.busy:
                raise RuntimeError("The job ended before the keys did.")
            desk.window.jobs.cancel()
    return [Figure(name="any key", times=times, bare=bare, budget=BUDGET)]


def _presses(desk: Desk) -> list[float]:
    return [sum(desk.press(key)) for _ in range(_ROUNDS) for key in _KEYS]


def _start_job(desk: Desk) -> None:
    """Have the job run, and wait until it stores what it finds."""
    stored: list[object] = []
    desk.window.jobs.progressed.connect(lambda _, progress: stored.append(progress))
    desk.window.commands.filling.suggest()
    end = monotonic() + _LONGEST
    while len(stored) < 2 and monotonic() < end:  # noqa: PLR2004  the first is a promise
        QApplication.processEvents()


if __name__ == "__main__":
    show(measure())
