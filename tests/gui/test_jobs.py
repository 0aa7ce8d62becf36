import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from annotations.progress import Progress
from gui.jobs import Job, Jobs, Work


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:  # noqa: ARG001  needs the application
    jobs = Jobs()
    yield jobs
    jobs.close()


class Heard:
    """Notes which of a job's callbacks was called, on which thread."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Exception] = []
        self.cancelled = 0
        self.threads: list[threading.Thread] = []

    def job(self, work: Work) -> Job:
        return Job(
            title="Test",
            work=work,
            done=self._done,
            failed=self.failed.append,
            cancelled=self._cancelled,
        )

    def _done(self, outcome: object) -> None:
        self.threads.append(threading.current_thread())
        self.done.append(outcome)

    def _cancelled(self) -> None:
        self.cancelled += 1


def test_the_last_thing_yielded_lands_on_the_ui_thread(
    jobs: Jobs, qtbot: QtBot
) -> None:
    heard = Heard()

    def work() -> Iterator[object]:
        yield Progress(0, 1)
        yield threading.current_thread().name

    jobs.submit(heard.job(work))

    qtbot.waitUntil(lambda: bool(heard.done))
    assert heard.done == ["job_0"]
    assert heard.threads == [threading.main_thread()]


def test_a_failure_is_handed_over_whole(jobs: Jobs, qtbot: QtBot) -> None:
    heard = Heard()

    def work() -> Iterator[object]:
        yield Progress(0, 1)
        raise RuntimeError("no model")

    jobs.submit(heard.job(work))

    qtbot.waitUntil(lambda: bool(heard.failed))
    assert str(heard.failed[0]) == "no model"


def test_a_cancelled_job_stops_between_steps_and_cleans_up(
    jobs: Jobs, qtbot: QtBot
) -> None:
    heard, cleaned = Heard(), threading.Event()

    def work() -> Iterator[object]:
        try:
            while True:
                yield Progress(0, 0)
        finally:
            cleaned.set()

    jobs.submit(heard.job(work))
    jobs.cancel()

    qtbot.waitUntil(lambda: heard.cancelled == 1)
    assert cleaned.is_set()
    assert not heard.done
    assert not jobs.busy


def test_a_queued_job_can_be_cancelled_before_it_begins(
    jobs: Jobs, qtbot: QtBot
) -> None:
    heard, release = Heard(), threading.Event()

    def wait() -> Iterator[object]:
        release.wait(60)
        yield "waited"

    jobs.submit(heard.job(wait))
    jobs.submit(heard.job(wait))
    jobs.cancel()
    release.set()

    qtbot.waitUntil(lambda: heard.cancelled == 2)
    assert not heard.done


def test_progress_comes_at_most_ten_times_a_second(jobs: Jobs, qtbot: QtBot) -> None:
    heard, seen = Heard(), []
    jobs.progressed.connect(lambda _, progress: seen.append(progress))

    def work() -> Iterator[object]:
        for number in range(5_000):
            yield Progress(number, 5_000)
        yield "done"

    jobs.submit(heard.job(work))

    qtbot.waitUntil(lambda: bool(heard.done))
    assert 1 <= len(seen) < 500


def test_an_edit_waits_for_no_other_kind_and_is_not_cancelled(
    jobs: Jobs, qtbot: QtBot
) -> None:
    other, edit, free = Heard(), Heard(), threading.Event()

    def slow() -> Iterator[object]:
        free.wait(60)
        yield "slow"

    jobs.submit(other.job(slow))
    jobs.submit(replace(edit.job(lambda: iter(["edit"])), decides=True))
    jobs.cancel()
    qtbot.waitUntil(lambda: edit.done == ["edit"])
    free.set()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert (other.done, other.cancelled) == ([], 1)
