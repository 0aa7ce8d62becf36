"""The command line as a user has it: words in, exit code and what was said out."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from main import cli

ROOT = Path(__file__).parents[1]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PATIENCE = 300
"""Seconds after which what has not come about on a busy machine never will."""
SOUND = "All is well: the file is sound and agrees with its record of edits.\n"

# The program hears Ctrl-C, to which those who run in the background are deaf; and with
# so many articles done it waits for whoever is to stop it, however late they come.
HELD = """
import signal, sys, time
from annotations.progress import Progress
from commands import terminal

def held(steps):
    for step in steps:
        yield step
        if isinstance(step, Progress) and step.done >= int(sys.argv[1]):
            time.sleep(600)

last = terminal.last
terminal.last = lambda steps: last(held(steps))
signal.signal(signal.SIGINT, signal.default_int_handler)
from main import cli
cli(sys.argv[2:])
"""


@dataclass(frozen=True)
class Said:
    code: object
    out: str
    err: str


def run(*words: object) -> Said:
    """Run a command in this very process."""
    out, err = StringIO(), StringIO()
    code: object = "it never ended"
    with redirect_stdout(out), redirect_stderr(err):
        try:
            cli([str(word) for word in words])
        except SystemExit as end:
            code = end.code
    return Said(code, out.getvalue(), err.getvalue())


def well(*words: object) -> str:
    """Run a command that must succeed in silence but for what it prints."""
    said = run(*words)
    assert (said.code, said.err) == (0, "")
    return said.out


def start(*words: object, home: Path, code: str = "") -> subprocess.Popen[str]:
    """Run a command in a process and a home of its own, without a display."""
    program = ["-c", code] if code else ["main.py"]
    kept = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, *program, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**kept, **dict.fromkeys(homes, str(home)), "PYTHONIOENCODING": "utf-8"},
        text=True,
        encoding="utf-8",
    )


def ended(program: subprocess.Popen[str]) -> Said:
    """Wait for a process and hear it out."""
    with program:
        try:
            out, err = program.communicate(timeout=PATIENCE)
        finally:
            program.kill()
    return Said(program.returncode, out, err)


def until(
    done: Callable[[], bool], program: subprocess.Popen[str] | None = None
) -> None:
    """Wait for what a process does, which must not end before."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline
        assert program is None or program.poll() is None
        time.sleep(0.002)


def write_articles(folder: Path, texts: Iterable[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder
