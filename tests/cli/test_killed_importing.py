"""Imports that are killed leave no copies behind for longer than to the next one."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.commandline import HELD, ended, start, until, well
from tests.importing import article, span, written

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_copy_that_a_trial_is_made_on_goes_with_the_next_one(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path = written(tmp_path / "sample.jsonl", [article(span("London", "GPE"))])
    words = ("import", project, path, "--dry-run")

    program = start(0, *words, home=tmp_path, code=HELD)
    until(lambda: any(scratch.glob("copydesk-*")), program)
    program.kill()
    ended(program)
    left = names(scratch)
    well(*words)

    assert [name[:9] for name in left] == ["copydesk-"]
    assert names(scratch) == []
