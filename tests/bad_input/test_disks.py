"""Projects that are locked or read-only, and disks that are full."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from db.connection import connect
from tests.commandline import PATIENCE, ROOT, SOUND, ended, run, start, well
from tests.trouble import as_an_ordinary_user, have_wait, refused, rows, sentence

LONG = "Nobody knew where the ferry went. " * 3000


LOCK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA locking_mode = " + sys.argv[2])
db.execute("BEGIN EXCLUSIVE")
db.execute("DELETE FROM labels")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked(path: Path, mode: str) -> Iterator[None]:
    """Have another process hold a project until the end."""
    with subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-c", LOCK, str(path), mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
        other.communicate()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Many articles, too long for a small disk."""
    path = tmp_path / "wire.jsonl"
    texts = (f"Article {number}. {LONG}" for number in range(120))
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return path


def test_a_project_that_another_program_writes_to_is_left_alone(
    press: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_wait(monkeypatch, seconds=0.05)

    with locked(press, "NORMAL"):
        for words in (("import", press, source), ("suggest", press)):
            assert "Another program is writing to this project" in refused(*words)
        assert "1 unseen" in well("stats", press)


def test_a_project_that_another_program_keeps_to_itself_is_left_alone(
    press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_wait(monkeypatch, seconds=0.05)

    with locked(press, "EXCLUSIVE"):
        for command in ("stats", "labels", "log", "check"):
            assert "Another program is writing" in refused(command, press)


def test_a_full_disk_ends_an_import_with_whole_articles(
    press: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path, **how: Any) -> Any:
        db = connect(path, **how)
        db.execute("PRAGMA max_page_count = 1600")
        return db

    monkeypatch.setattr("db.project.connect", small)

    said = refused("import", press, source)

    monkeypatch.undo()
    assert "The disk is full; free some space" in said
    whole_batches(press)
    assert "articles added" in well("import", press, source)


def whole_batches(path: Path) -> None:
    """Check that some articles came in, and each of them whole."""
    texts = [row[-1] for row in rows(path) if row[0] == "articles"]
    long = [text for text in texts if isinstance(text, str) and LONG in text]
    assert len(long) in {50, 100}  # 120 are 50, 50 and 20


LIMITED = """
import resource, sys
from main import cli
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
cli(sys.argv[2:])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_a_disk_that_fails_ends_an_import_with_its_sentence(
    press: Path, source: Path, tmp_path: Path
) -> None:
    limit = 8_000_000

    said = ended(start(limit, "import", press, source, home=tmp_path, code=LIMITED))

    assert "The disk failed while the project was in use" in sentence(said)
    assert said.out == ""
    whole_batches(press)


NO_DISK = 99
FULL = """
mount -t tmpfs -o size=9m none "$1" || exit 99
cp "$2" "$1/news.copydesk"
"$4" main.py import "$1/news.copydesk" "$3"; echo "import: $?"
"$4" main.py check "$1/news.copydesk"; echo "check: $?"
"$4" main.py export "$1/news.copydesk" "$1/out.jsonl"; echo "export: $?"
ls -A "$1" | grep -v ^news.copydesk
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="no disk can be made here")
def test_a_disk_that_is_really_full_costs_nothing_but_what_does_not_fit(
    press: Path, source: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    words = ["unshare", "--map-root-user", "--mount", "sh", "-c", FULL, "sh"]
    with subprocess.Popen(  # noqa: S603  our own words
        [*words, disk, press, source, sys.executable],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        encoding="utf-8",
    ) as program:
        out, err = program.communicate(timeout=PATIENCE)
    if program.returncode == NO_DISK or "import:" not in out:
        pytest.skip(f"no disk can be made here: {err}")

    full, no_room = err.splitlines()
    assert full == "copydesk: The disk is full; free some space, then do this again."
    assert "The disk has no room for" in no_room
    assert out.splitlines() == [
        "import: 1",
        SOUND.strip(),
        "check: 0",
        "export: 1",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions differently")
def test_a_read_only_project_is_refused_by_every_command(press: Path) -> None:
    commands = (["stats"], ["labels"], ["log"], ["check"], ["import", "a.txt"])
    with TemporaryDirectory() as folder:
        path = Path(folder, "news.copydesk")
        shutil.copy(press, path)
        for name, *words in commands:
            run(name, path, *words)  # which loads what an ordinary user may not read
        path.chmod(0o444)
        Path(folder).chmod(0o755)
        with as_an_ordinary_user():
            said = [refused(name, path, *words) for name, *words in commands]

    assert all("is read-only; allow writing to it" in one for one in said)
