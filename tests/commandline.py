"""The command line as a user has it: words in, exit code and what was said out."""

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from main import cli

ROOT = Path(__file__).parents[1]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SOUND = "All is well: the file is sound and agrees with its record of edits.\n"


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
        out, err = program.communicate(timeout=60)
    return Said(program.returncode, out, err)


def write_articles(folder: Path, texts: Iterable[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder
