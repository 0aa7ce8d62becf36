"""The program is killed between keys, and nothing that was decided is gone."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

from annotations.listing import Query
from annotations.span import Span
from annotations.suggestion import Proposal
from db.project import opened
from tests import builders
from tests.commandline import PATIENCE

DECISIONS = 10
TEXT = " ".join(f"Ada met Byron{number}." for number in range(DECISIONS + 5))

REVIEWER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gui import application
from main import cli

def press():
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "view"))
    if keys and window.isActiveWindow() and window.workspace.desk is not None:
        edits = len(window.workspace.project.session.history.done)
        QTest.keyClick(window.view, keys.pop(0))
        if len(window.workspace.project.session.history.done) > edits:
            print("decided", flush=True)

keys = [*" xgoxp nx  x", *"   "]
timer = QTimer(interval=20)
timer.timeout.connect(press)
application.application()
timer.start()
cli(["window", sys.argv[1]])
"""


def suggest_names(project: Path) -> None:
    with opened(project) as store:
        run = store.continued_run(builders.pipeline())
        article = store.add(builders.article(TEXT))
        found = []
        for number in range(DECISIONS + 5):
            start = TEXT.index(f"Byron{number}.")
            end = start + len(f"Byron{number}")
            found.append(Proposal(Span(start, end), "PERSON"))
        store.add_suggestions(run, [(article, found)])


def test_ten_decisions_outlive_a_kill(project: Path, tmp_path: Path) -> None:
    suggest_names(project)
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", REVIEWER, str(project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent,
        env={**environment, "USER": "ann", "LOGNAME": "ann"},
        text=True,
    )
    assert program.stdout is not None
    # A program that never decides must not hold up the tests for ever.
    overdue = Timer(PATIENCE, program.kill)
    overdue.start()
    with program.stdout as said:
        told = [said.readline() for _ in range(DECISIONS)]
        program.send_signal(signal.SIGKILL)
        # A key or two more may have come through before the signal did.
        told += said.readlines()
    overdue.cancel()
    overdue.join()
    program.wait(timeout=PATIENCE)

    assert len(told) >= DECISIONS
    assert set(told) == {"decided\n"}
    assert program.returncode == -signal.SIGKILL
    with opened(project) as store:
        article = store.article_ids(Query(), "ann")[0]
        # The last decision may be on disk, and not yet told.
        assert 0 <= len(store.layer(article, "ann").by_id) - len(told) <= 1
        assert store.check() == []
