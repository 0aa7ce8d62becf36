"""A large export in several processes: the same file, the same account of it."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations import review
from annotations.article import ArticleId
from annotations.edit import Action, Review
from annotations.errors import CopydeskError
from annotations.exchange.summary import ExportSummary
from annotations.selection import ALL_STATES, Selection
from annotations.session import Session
from db import sharing, work
from db.project import opened
from db.sharing import Share, exporting_shared
from tests import builders

EVERYTHING = Selection(annotator="ann", states=ALL_STATES)


@pytest.fixture
def filled(project: Path) -> Path:
    with opened(project) as store:
        for number in range(7):
            builders.fill(store, f"Ada Lovelace met no. {number} in London.")
    return project


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 2)


def share(project: Path, *, format_: str = "jsonl", portion: int = 2) -> Share:
    target = project.with_name("shared.out")
    return Share(project, EVERYTHING, format_, target, portion=portion)


def alone(project: Path, *, format_: str = "jsonl") -> tuple[bytes, ExportSummary]:
    target = project.with_name("alone.out")
    order = work.ExportOrder(selection=EVERYTHING, format=format_, target=target)
    *_, summary = work.exporting(project, order)
    assert isinstance(summary, ExportSummary)
    return target.read_bytes(), summary


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if "copydesk" not in path.suffix}


def test_several_processes_write_what_one_does(filled: Path) -> None:
    order = share(filled)

    *steps, summary = exporting_shared(order)

    data, expected = alone(filled)
    assert order.target.read_bytes() == data
    assert summary == replace(expected, files=(order.target,))
    assert len(steps) == 4


@pytest.mark.parametrize("format_", ["uima-xmi", "uima-json"])
def test_several_processes_fill_the_folder_that_one_does(
    filled: Path, format_: str
) -> None:
    order = share(filled, format_=format_)
    target = filled.with_name("alone")
    *_, expected = work.exporting(
        filled, work.ExportOrder(selection=EVERYTHING, format=format_, target=target)
    )

    *_, summary = exporting_shared(order)

    assert bytes_in(order.target) == bytes_in(target)
    assert isinstance(expected, ExportSummary)
    assert summary == replace(expected, files=(order.target,))


def test_several_processes_fill_a_packed_folder(filled: Path) -> None:
    order = replace(
        share(filled, format_="uima-xmi"), target=filled.with_name("shared.zip")
    )

    *_, summary = exporting_shared(order)

    assert isinstance(summary, ExportSummary)
    with ZipFile(order.target) as packed:
        assert len(packed.namelist()) == summary.articles + 1


def test_portions_without_a_selected_article_are_passed_over(filled: Path) -> None:
    with opened(filled) as store:
        session = Session(store, annotator="ann")
        for number in (2, 6):
            layer = session.open(ArticleId(number)).layer
            session.perform(Action.MARK_DONE, "Done", review.mark_done(layer))
    done = replace(EVERYTHING, reviews=frozenset({Review.DONE}))

    *_, summary = exporting_shared(replace(share(filled), selection=done))

    assert isinstance(summary, ExportSummary)
    assert summary.articles == 2


def test_losses_of_all_parts_are_counted(filled: Path) -> None:
    *_, summary = exporting_shared(share(filled, format_="conll2003"))

    _, expected = alone(filled, format_="conll2003")
    assert isinstance(summary, ExportSummary)
    assert [(one.why, one.count) for one in summary.losses] == [
        (one.why, one.count) for one in expected.losses
    ]


def test_a_cancelled_export_leaves_everything_as_it_was(filled: Path) -> None:
    order = share(filled)
    order.target.write_text("old")
    before = names(filled.parent)
    running = exporting_shared(order)
    next(running)

    running.close()  # type: ignore[attr-defined]

    assert order.target.read_text() == "old"
    assert names(filled.parent) == before


@pytest.mark.usefixtures("two_cores")
def test_what_stops_one_process_stops_the_export(filled: Path) -> None:
    order = replace(share(filled), format="never heard of")

    with pytest.raises(CopydeskError, match="There is no format"):
        list(exporting_shared(order))


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize(
    ("format_", "portion", "expected"),
    [
        ("jsonl", 2, True),
        ("jsonl", 4, False),
        ("brat", 2, False),
        ("uima-xmi", 2, True),
    ],
)
def test_only_what_is_large_and_can_be_joined_is_shared(
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
    format_: str,
    portion: int,
    expected: object,
) -> None:
    monkeypatch.setattr(sharing, "may_fork", lambda: True)

    assert share(filled, format_=format_, portion=portion).is_worth_it is expected


@pytest.mark.usefixtures("two_cores")
def test_a_single_file_of_a_format_with_many_is_not_shared(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "may_fork", lambda: True)
    order = share(filled, format_="uima-xmi")

    assert not replace(order, target=filled.with_name("one.xmi")).is_worth_it


@pytest.mark.usefixtures("two_cores")
def test_where_processes_start_slowly_more_has_to_be_shared(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "may_fork", lambda: False)

    assert not share(filled, portion=2).is_worth_it


def test_on_one_core_nothing_is_shared(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 1)

    assert not share(filled).is_worth_it
