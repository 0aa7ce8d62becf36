"""Terminals, pipes and Ctrl-C."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commandline import (
    HELD,
    PATIENCE,
    ROOT,
    SOUND,
    ended,
    start,
    until,
    well,
    write_articles,
)
from tests.killing import covered

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
MANY = 3000


def heard(terminal: int) -> str:
    """Read all that comes to a terminal until its other end is closed."""
    said = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # how Linux says that nobody is there any more
            more = b""
        if not more:
            return said.decode()
        said += more


def on_terminal(*words: object) -> tuple[bytes, str]:
    """Run a command with a terminal for its errors and a pipe for what it says."""
    try:
        terminal, its_end = os.openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be made here: {error}")
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "main.py", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=its_end,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
    ) as program:
        os.close(its_end)
        shown = heard(terminal)
        os.close(terminal)
        out, _ = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    return out, shown


def test_on_a_terminal_a_bar_shows_how_far_it_is(project: Path, tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"[red]{number}.txt").write_text(f"Article {number}.")

    out, shown = on_terminal("import", project, tmp_path, "--json")

    assert json.loads(out)["added"] == 300
    assert "━" in shown
    assert "/300" in shown
    assert "[red]" in shown


def test_off_a_terminal_nothing_but_the_result_is_said(
    project: Path, folder: Path, tmp_path: Path
) -> None:
    said = ended(start("import", project, folder, home=tmp_path))

    assert (said.code, said.out, said.err) == (0, "5 articles added.\n", "")


def test_a_reader_that_goes_away_is_no_accident(project: Path, tmp_path: Path) -> None:
    program = start("labels", project, home=tmp_path)
    assert program.stdout is not None
    program.stdout.close()
    with program:
        assert program.stderr is not None
        err = program.stderr.read()

    assert "Traceback" not in err


def test_what_a_terminal_cannot_show_is_replaced(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    code = "import os, sys; from main import cli; cli(sys.argv[1:])"
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", code, "import", str(project), str(tmp_path / "né.txt")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as program:
        out, err = program.communicate(timeout=PATIENCE)

    assert b"n?.txt: There is no such file" in out
    assert err.count(b"\n") == 1


def stored(project: Path) -> list[str]:
    with closing(sqlite3.connect(project)) as db:
        return [row[0] for row in db.execute("SELECT text FROM articles")]


def test_an_interrupted_import_leaves_whole_articles(
    project: Path, tmp_path: Path
) -> None:
    texts = [f"Article {number} was printed in Lisbon." for number in range(MANY)]
    folder = write_articles(tmp_path / "many", texts)
    words = ("import", project, folder)
    program = start(MANY * 3 // 4, *words, home=tmp_path, code=HELD)
    until(lambda: len(stored(project)) > 0, program)
    program.send_signal(signal.SIGINT)
    said = ended(program)

    assert said.code not in {0, -signal.SIGINT}
    assert said.out == ""
    assert "Traceback" not in said.err
    left = stored(project)
    assert 0 < len(left) < MANY
    assert set(left) < set(texts)
    assert well("check", project) == SOUND
    assert f"{MANY - len(left):,} articles added" in well("import", project, folder)


def test_an_interrupted_suggestion_goes_on_where_it_stopped(
    project: Path, tmp_path: Path
) -> None:
    texts = [f"On Monday {number} people left Lisbon." * 9 for number in range(400)]
    well("import", project, write_articles(tmp_path / "many", texts))
    program = start(300, "suggest", project, home=tmp_path, code=HELD)
    until(lambda: covered(project) > 0, program)
    program.send_signal(signal.SIGINT)
    said = ended(program)

    assert said.code not in {0, -signal.SIGINT}
    assert "Traceback" not in said.err
    assert 0 < (done := covered(project)) < 400
    assert json.loads(well("suggest", project, "--json"))["articles"] == 400 - done
    assert json.loads(well("stats", project, "--json"))["runs"] == 1
