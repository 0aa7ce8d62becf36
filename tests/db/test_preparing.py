"""Large imports, which another process reads ahead for: they end like any other."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.intake.names import Names
from annotations.intake.order import Onto, TakeAs
from annotations.intake.proposing import machine
from annotations.intake.sources import opened_sources
from annotations.intake.summary import Intake
from annotations.ontonotes import ONTONOTES
from annotations.processes import Hands
from annotations.progress import Progress
from annotations.session import Session
from db import preparing, remembering
from db.fresh import Basis, Prepared
from db.intake import importing as import_job
from db.making import Terms
from db.project import create, opened
from db.tracing import Told, left
from tests import importing
from tests.db.varied import LATER, plain, varied
from tests.importing import take, written

FORKED = """
import sys
from pathlib import Path
from db import preparing
from tests.importing import decided

preparing.WORTH_IT = preparing.WORTH_SENDING = 0
preparing.cores = lambda: 2
decided(*map(Path, sys.argv[1:]))
"""
ROOT = Path(__file__).parents[2]
# Moments, and ids made at random, are others each time.
_TIMES = re.compile("_at$|^at$")
_RANDOM = re.compile("[0-9a-f]{32}(?![0-9a-f])")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = written(tmp_path / "varied.jsonl", varied())
    with path.open("a") as file:
        file.write('{"format": "copydesk", "version": 1}\n')
    return path


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every import read ahead by another process."""
    monkeypatch.setattr(preparing, "WORTH_IT", 0)
    monkeypatch.setattr(preparing, "WORTH_SENDING", 0)
    monkeypatch.setattr(preparing, "cores", lambda: 2)
    # The tests have threads, and what is asked of a project here may be open.
    monkeypatch.setattr(preparing, "may_fork", lambda: False)


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "cores", lambda: 1)


def everything(project: Path) -> dict[str, list[str]]:
    """All rows of a project, but for moments and random ids."""
    with closing(sqlite3.connect(project)) as db:
        return {table: _rows(db, table) for table in importing.TABLES}


def _rows(db: sqlite3.Connection, table: str) -> list[str]:
    named = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    columns = ", ".join(f'"{one}"' for one in named if not _TIMES.search(one))
    found = db.execute(f"SELECT {columns} FROM {table}")  # noqa: S608  its own names
    return sorted(_RANDOM.sub("random", repr(tuple(row))) for row in found)


def with_one_there(folder: Path) -> Path:
    """A project in which somebody has decided on one article of the sample."""
    folder.mkdir()
    project = folder / "news.copydesk"
    create(project)
    there = written(folder / "there.jsonl", [plain(5)])
    take(project, there, take_as=TakeAs.ANNOTATIONS)
    return project


@pytest.mark.parametrize("take_as", [TakeAs.SUGGESTIONS, TakeAs.ANNOTATIONS])
@pytest.mark.usefixtures("helped")
def test_what_comes_in_is_the_same_however_many_read(
    take_as: TakeAs, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, single = with_one_there(tmp_path / "a"), with_one_there(tmp_path / "b")

    told = take(shared, sample, take_as=take_as)
    alone(monkeypatch)
    told_alone = take(single, sample, take_as=take_as)

    assert told == told_alone
    assert everything(shared) == everything(single)
    with opened(shared) as store:
        assert store.check() == []


def test_a_program_without_threads_shares_it_likewise(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, single = with_one_there(tmp_path / "a"), with_one_there(tmp_path / "b")

    command: list[str | Path] = [
        sys.executable,
        "-W",
        "error",
        "-c",
        FORKED,
        shared,
        sample,
    ]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603  ourselves
    monkeypatch.setattr(preparing, "WORTH_IT", 0)
    alone(monkeypatch)
    take(single, sample, take_as=TakeAs.ANNOTATIONS)

    assert everything(shared) == everything(single)


@pytest.mark.usefixtures("helped")
def test_a_second_time_nothing_comes_in(project: Path, sample: Path) -> None:
    take(project, sample, take_as=TakeAs.ANNOTATIONS)
    before = everything(project)

    told = take(project, sample, take_as=TakeAs.ANNOTATIONS)

    assert (told.added, told.taken) == (0, 0)
    assert everything(project) == before


@pytest.mark.usefixtures("helped")
def test_it_is_undone_as_one(project: Path, tmp_path: Path) -> None:
    sample = written(tmp_path / "many.jsonl", map(plain, range(400)))

    told = take(project, sample, take_as=TakeAs.ANNOTATIONS, annotator="ann")

    with opened(project) as store:
        Session(store, annotator="ann").undo()
        left = importing.rows(project, "*", "annotations")
        assert (told.edits, told.taken, told.pending, left) == (1, 800, 400, [])
        assert store.check() == []


@pytest.mark.usefixtures("helped")
def test_stopped_it_leaves_whole_articles(project: Path, tmp_path: Path) -> None:
    sample = written(tmp_path / "many.jsonl", map(plain, range(700)))
    steps = import_job(project, importing.order(sample, take_as=TakeAs.ANNOTATIONS))

    told = [next(steps), next(steps)]
    steps.close()  # type: ignore[attr-defined]

    assert [one.done for one in told if isinstance(one, Progress)] == [50, 300]
    assert importing.counts(project)["articles"] == 300
    assert importing.counts(project)["annotations"] == 600
    with opened(project) as store:
        assert store.check() == []


@pytest.mark.usefixtures("helped")
def test_only_articles_that_are_there_can_be_asked_for(
    sample: Path, tmp_path: Path
) -> None:
    project = with_one_there(tmp_path / "a")

    told = take(project, sample, onto=frozenset({Onto.EXISTING}))

    assert (told.added, told.existing) == (0, 1)
    assert importing.counts(project)["articles"] == 1


@pytest.mark.usefixtures("helped")
def test_a_run_of_old_counts_less_than_a_new_one_wherever_it_stands(
    project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "same.jsonl"
    take(project, written(path, [plain(1)]), take_as=TakeAs.ANNOTATIONS)
    rome, *_ = plain(2).spans
    both = [replace(rome, pipeline=LATER, id="later"), replace(rome, label="LOC")]
    second = replace(plain(2), spans=tuple(both))
    path.unlink()

    take(project, written(path, [second]), take_as=TakeAs.ANNOTATIONS)

    with opened(project) as store:
        assert store.check() == []
        assert [one.name for one in store.pipelines().values()] == [
            "elsewhere",
            "later",
        ]


@pytest.mark.usefixtures("helped")
def test_many_small_files_need_no_other_process(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "WORTH_SENDING", 1_000_000)
    files = [written(tmp_path / f"{n}.jsonl", [plain(n)]) for n in range(3)]

    told = take(project, *files)

    assert (told.added, len(told.parts)) == (3, 3)


def test_a_small_import_starts_no_process(
    project: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> Hands:
        raise AssertionError

    monkeypatch.setattr(preparing, "Hands", refused)

    assert isinstance(take(project, sample), Intake)


def test_what_is_remembered_is_the_same_whoever_counts_it(sample: Path) -> None:
    counted, left_out = (near(sample, counts=counts) for counts in (True, False))

    told = [one for fresh in left_out.fresh for one in Told.made_ready(fresh)]
    assert left_out.memory is None
    assert counted.memory is not None
    for ours, theirs in zip(
        remembering.additions(left(told)), counted.memory, strict=True
    ):
        assert sorted(ours, key=repr) == sorted(theirs, key=repr)


def near(sample: Path, *, counts: bool) -> Prepared:
    """The first articles of the sample, made ready here."""
    order = importing.order(sample, take_as=TakeAs.ANNOTATIONS)
    names = Names(ONTONOTES, {}, TakeAs.ANNOTATIONS)
    basis = Basis(names, {}, frozenset(), frozenset(), looks=9, counts=counts)
    with opened_sources(order) as sources:
        (part,) = sources.parts
        terms = Terms.of(order, part.source, machine(part, {}), importing.THEN)
        return preparing.Near(preparing.Task(part, terms)).next(basis)


def test_a_process_that_dies_is_said() -> None:
    with closing(Hands(1, method="spawn")) as hands, preparing.minded():
        gone = hands.submit(os._exit, 1)
        with (
            pytest.raises(CopydeskError, match="helping to import died"),
            preparing.minded(),
        ):
            gone.result()
