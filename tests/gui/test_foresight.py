from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from annotations.errors import CopydeskError
from annotations.progress import Progress
from gui.foresight import Foresight
from gui.jobs import Job, Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:  # noqa: ARG001  needs the application
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def settled(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)


def test_what_is_asked_last_is_told(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    begun = Event()
    told: list[object] = []

    def look(order: str) -> Iterator[object]:
        begun.set()
        while order == "first":
            yield Progress(1, 2)
        yield order

    foresight = Foresight(jobs, look, owner)
    foresight.told.connect(told.append)
    foresight.ask("first")
    begun.wait()
    foresight.ask("second")
    settled(jobs, qtbot)

    assert told == ["second"]


def test_once_stopped_nothing_is_told(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    told: list[object] = []
    foresight = Foresight(jobs, iter, owner)
    foresight.told.connect(told.append)
    foresight.failed.connect(told.append)
    foresight.ask(["outcome"])
    foresight.stop()
    settled(jobs, qtbot)

    assert told == []


def test_what_the_world_will_not_have_is_said(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    def look(_: object) -> Iterator[object]:
        yield Progress(1, 2)
        raise CopydeskError("There is nothing; import something.")

    foresight = Foresight(jobs, look, owner)
    with qtbot.waitSignal(foresight.failed) as said:
        foresight.ask("order")
    settled(jobs, qtbot)

    assert said.args == ["There is nothing; import something."]


def test_whoever_cancels_everything_is_told_how_to_go_on(
    jobs: Jobs, owner: QObject, qtbot: QtBot
) -> None:
    def look(_: object) -> Iterator[object]:
        while True:
            yield Progress(1, 2)

    foresight = Foresight(jobs, look, owner)
    with qtbot.waitSignal(foresight.advanced):
        foresight.ask("order")
    with qtbot.waitSignal(foresight.failed) as said:
        jobs.cancel()
    settled(jobs, qtbot)

    assert said.args is not None
    assert "begins again" in said.args[0]


def test_other_jobs_go_on(jobs: Jobs, owner: QObject, qtbot: QtBot) -> None:
    done: list[object] = []
    foresight = Foresight(jobs, iter, owner)
    jobs.submit(
        Job(title="Other", work=lambda: iter(["kept"]), done=done.append, failed=print)
    )
    foresight.ask(["dropped"])
    foresight.stop()
    settled(jobs, qtbot)

    assert done == ["kept"]
