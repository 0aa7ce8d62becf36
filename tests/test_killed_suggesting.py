"""Suggesting is killed halfway, stopped, or done twice at once: no article has two.

``make killed`` does the first with 1,000 articles.
"""

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks import news
from tests.commandline import SOUND, ended, start, until, well
from tests.killing import (
    check_killed,
    children,
    covered,
    halfway,
    kill_halfway,
    runs,
    sets,
)

NUMBER = 120
# A program with threads does not fork: its processes start anew.
THREADED = """
import threading, time
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
"""
on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux lists a process's children"
)
on_unix = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")


@pytest.fixture
def full(project: Path) -> Path:
    """A project of sample-built articles that nothing has read."""
    news.make_project(project, NUMBER)
    return project


def test_killed_halfway_and_called_again_it_ends_with_one_set_for_each_article(
    full: Path, tmp_path: Path
) -> None:
    check_killed(full, NUMBER, tmp_path)


@on_linux
@pytest.mark.parametrize("first", ["", THREADED], ids=["forked", "spawned"])
def test_no_process_outlives_one_that_was_killed(
    full: Path, tmp_path: Path, first: str
) -> None:
    left = kill_halfway(full, NUMBER, tmp_path, first=first)

    assert len(left) >= 2
    until(lambda: not any(map(runs, left)))


@on_unix
def test_ctrl_c_stops_it_in_a_sentence_that_says_how_to_go_on(
    full: Path, tmp_path: Path
) -> None:
    program = halfway(full, NUMBER, tmp_path)
    left = children(program.pid) if sys.platform == "linux" else []
    for pid in (program.pid, *left):  # as a terminal does
        os.kill(pid, signal.SIGINT)
    said = ended(program)

    assert (said.code, said.out) == (130, "")
    assert said.err == (
        "copydesk: Stopped. What was finished is kept; call this again, and it goes on "
        "with the rest.\n"
    )
    assert 0 < (done := covered(full)) < NUMBER
    assert not any(map(runs, left))
    assert json.loads(well("suggest", full, "--json"))["articles"] == NUMBER - done


def test_two_at_once_double_nothing_and_do_not_stumble(
    full: Path, tmp_path: Path
) -> None:
    both = [start("suggest", full, "--jobs", "1", home=tmp_path) for _ in range(2)]
    said = [ended(program) for program in both]

    assert [(one.code, one.err) for one in said] == [(0, ""), (0, "")]
    assert sets(full) == [(1, 0, 0)]
    assert json.loads(well("stats", full, "--json"))["runs"] == 1
    assert well("check", full) == SOUND
