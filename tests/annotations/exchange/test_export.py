import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.export import export, forecast
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Writer
from annotations.exchange.record import record_of
from annotations.exchange.summary import ExportSummary
from annotations.exchange.text import as_json
from annotations.exchange.traits import Trait
from annotations.exchange.writing import StreamWriter
from annotations.formats.jsonl import JSONL
from annotations.progress import Progress
from annotations.split import Split
from tests.annotations.formats import made

PLAIN = replace(
    JSONL,
    name="plain",
    carries=frozenset({Trait.TEXT}),
    shape=lambda fitted: fitted,
    held=None,
)
THIRDS = Split.parse("train=0.6,dev=0.2,test=0.2")


def summary_of(
    articles: Iterable[AnnotatedArticle],
    target: Path,
    to_format: Format = JSONL,
    split: Split | None = None,
) -> ExportSummary:
    *_, summary = export(articles, to_format, target, split=split)
    assert isinstance(summary, ExportSummary)
    return summary


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def written_in(path: Path) -> list[AnnotatedArticle]:
    return made.read([path], JSONL)


@dataclass
class Failing:
    """A writer whose disk fails at the second article."""

    number: int
    files: list[Path] = field(default_factory=list)
    added: int = 0

    def add(self, fitted: Fitted) -> None:
        self.added += len([fitted])
        if self.added > 1:
            raise OSError(self.number, "as the system puts it")

    def finish(self) -> None:
        """Hold nothing back."""

    def close(self) -> None:
        """Hold nothing open."""


def forgetful(path: Path) -> Writer:
    """Make a writer that leaves out each article's first span without a word."""

    def line(fitted: Fitted) -> bytes:
        annotated = fitted.annotated
        left = replace(annotated, spans=annotated.spans[1:])
        return as_json(record_of(left)).encode() + b"\n"

    return StreamWriter(path, line)


FORGETFUL = replace(JSONL, writer=forgetful)


def test_what_was_exported_is_in_the_file(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"

    summary = summary_of([made.mixed()], target)

    assert written_in(target) == [made.mixed()]
    assert summary.sentence() == "1 article with 6 spans written to out.jsonl."


def test_the_summary_counts_what_was_written_and_names_the_rest(tmp_path: Path) -> None:
    summary = summary_of([made.mixed()], tmp_path / "out.jsonl", PLAIN)

    assert (summary.articles, summary.spans) == (1, 3)
    assert summary.by_state == {"confirmed": 2, "corrected": 1}
    gone = [loss for one in summary.losses if one.is_left_out for loss in one.examples]
    assert [loss.words for loss in gone] == ["met", "北京", "Cook"]
    assert "notes" in [one.why for one in summary.losses]


def test_what_would_be_lost_is_told_without_writing(tmp_path: Path) -> None:
    *_, told = forecast([made.mixed()], PLAIN)

    assert isinstance(told, ExportSummary)
    written = summary_of([made.mixed()], tmp_path / "out.jsonl", PLAIN)
    assert told.sentence() == (
        "1 article with 3 spans would be written; 3 spans could not be carried."
    )
    assert told.losses == written.losses


def test_progress_counts_articles_written_and_checked(tmp_path: Path) -> None:
    *steps, _ = export(made.numbered(2), JSONL, tmp_path / "out.jsonl")

    assert steps == [
        Progress(1, 2, "Writing out.jsonl"),
        Progress(2, 2, "Writing out.jsonl"),
        Progress(1, 2, "Checking out.jsonl"),
        Progress(2, 2, "Checking out.jsonl"),
    ]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    summary_of(made.numbered(1), target)

    assert "Angela Merkel" in target.read_text()
    assert names(tmp_path) == {"out.jsonl"}


def test_a_link_still_points_to_the_file_it_pointed_to(tmp_path: Path) -> None:
    target = tmp_path / "real.jsonl"
    link = tmp_path / "link.jsonl"
    link.symlink_to(target)

    summary_of(made.numbered(1), link)

    assert link.is_symlink()
    assert "Angela Merkel" in target.read_text()


@pytest.mark.parametrize("steps", range(1, 5))
def test_a_cancelled_export_leaves_everything_as_it_was(
    tmp_path: Path, steps: int
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    running = export(made.numbered(2), JSONL, target)
    for _ in range(steps):
        next(running)

    running.close()

    assert names(tmp_path) == {"out.jsonl"}
    assert target.read_text() == "old"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room"),
        (errno.EROFS, "may not be written to; choose another folder"),
        (errno.EIO, r"out.jsonl could not be written \(as the system puts it\)"),
    ],
)
def test_a_failing_disk_is_told_and_leaves_everything_as_it_was(
    tmp_path: Path, number: int, words: str
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    failing = replace(JSONL, writer=lambda _: Failing(number))

    with pytest.raises(CopydeskError, match=words):
        summary_of(made.numbered(2), target, failing)

    assert names(tmp_path) == {"out.jsonl"}
    assert target.read_text() == "old"


def test_a_span_that_does_not_come_back_stops_the_export(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match=r"“Angela Merkel” \(PERSON, 0-13\)"):
        summary_of(made.numbered(1), tmp_path / "out.jsonl", FORGETFUL)

    assert names(tmp_path) == set()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="does not exist; make it or choose"):
        summary_of(made.numbered(1), tmp_path / "away" / "out.jsonl")


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="is a folder; name a file in it"):
        summary_of(made.numbered(1), tmp_path)


@pytest.mark.parametrize("split", [None, THIRDS])
def test_nothing_is_written_of_no_articles(tmp_path: Path, split: Split | None) -> None:
    with pytest.raises(CopydeskError, match="Nothing to export"):
        summary_of([], tmp_path / "out.jsonl", split=split)

    assert names(tmp_path) == set()


def test_a_split_makes_a_file_for_each_part(tmp_path: Path) -> None:
    articles = made.numbered(5)

    summary = summary_of(iter(articles), tmp_path / "out.jsonl", split=THIRDS)

    parts = [written_in(path) for path in summary.files]
    assert names(tmp_path) == {"out-train.jsonl", "out-dev.jsonl", "out-test.jsonl"}
    assert [len(part) for part in parts] == [3, 1, 1]
    assert sorted(a.article.text for part in parts for a in part) == [
        a.article.text for a in articles
    ]


def test_a_split_of_fewer_articles_than_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="fewer articles to export"):
        summary_of(made.numbered(2), tmp_path / "out.jsonl", split=THIRDS)

    assert names(tmp_path) == set()


def test_if_one_file_of_a_split_cannot_be_put_in_place_none_is(tmp_path: Path) -> None:
    old = tmp_path / "out-train.jsonl"
    old.write_text("old")
    running = export(made.numbered(5), JSONL, tmp_path / "out.jsonl", split=THIRDS)
    for _ in range(10):
        next(running)
    (tmp_path / "out-test.jsonl").mkdir()

    with pytest.raises(CopydeskError, match=r"out-test.jsonl could not be written"):
        next(running)

    assert names(tmp_path) == {"out-train.jsonl", "out-test.jsonl"}
    assert old.read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "pipe"
    os.mkfifo(target)

    with pytest.raises(CopydeskError, match="is no ordinary file; name another"):
        summary_of([made.mixed()], target)

    assert target.is_fifo()
    assert names(tmp_path) == {"pipe"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions differently")
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.touch(mode=0o600)

    summary_of([made.mixed()], target)

    assert target.stat().st_mode & 0o777 == 0o600


def test_a_part_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    linked = tmp_path / "out-dev.jsonl"
    linked.symlink_to(tmp_path / "elsewhere" / "dev.jsonl")

    summary_of(made.numbered(5), tmp_path / "out.jsonl", split=THIRDS)

    assert linked.is_symlink()
    assert names(tmp_path / "elsewhere") == {"dev.jsonl"}
