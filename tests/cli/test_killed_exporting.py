"""Exports that are killed leave nothing behind for longer than to the next one."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commandline import ended, start, until, well

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")

# The program goes on until it has begun to build, and then never ends by itself.
BUILDING = """
import sys, time
from pathlib import Path
from commands import terminal

def held(steps):
    for step in steps:
        yield step
        if any(Path(sys.argv[1]).glob(".copydesk-*")):
            print("building", flush=True)
            time.sleep(600)

last = terminal.last
terminal.last = lambda steps: last(held(steps))
from main import cli
cli(sys.argv[2:])
"""
KINDS = {
    "a file": ("export", "out.jsonl", "--format", "jsonl"),
    "a folder": ("export", "out", "--format", "brat"),
    "a release": ("release", "out", "--split", "train=1.0"),
}


def words(project: Path, folder: Path, kind: str) -> list[object]:
    verb, name, *rest = KINDS[kind]
    return [verb, project, folder / name, *rest, "--states", "all"]


@contextmanager
def building(project: Path, folder: Path, kind: str) -> Iterator[subprocess.Popen[str]]:
    """Have a process at work on an export, until it is killed."""
    order = words(project, folder, kind)
    program = start(folder, *order, home=folder.parent, code=BUILDING)
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "building\n"
        yield program
    finally:
        program.send_signal(signal.SIGKILL)
        ended(program)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_killed_export_left_is_gone_with_the_next_one(
    press: Path, out: Path, kind: str
) -> None:
    with building(press, out, kind):
        pass
    left = names(out)

    well(*words(press, out, "a file"))

    assert [name[:10] for name in left] == [".copydesk-"]
    assert names(out) == ["out.jsonl"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_being_built_is_left_alone(press: Path, out: Path, kind: str) -> None:
    with building(press, out, kind):
        before = names(out)
        well(*words(press, out, "a file"))

        assert names(out) == [*before, "out.jsonl"]


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="as Linux has it")
def test_what_was_killed_but_not_yet_buried_builds_no_more(
    press: Path, out: Path
) -> None:
    with building(press, out, "a file") as program:
        program.send_signal(signal.SIGKILL)
        until(lambda: not Path(f"/proc/{program.pid}/cmdline").read_bytes())
        well(*words(press, out, "a file"))

        assert names(out) == ["out.jsonl"]
