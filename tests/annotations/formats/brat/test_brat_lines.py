from pathlib import Path

import pytest

from annotations.exchange.head import Head
from annotations.exchange.settling import Settled
from annotations.formats import FORMATS
from annotations.formats.brat.brat import BRAT
from tests.annotations.formats.made import labelled, settled_in

TEXT = "Ann Lee met Bob\nSmith in Rome.\n"


def read(folder: Path, lines: str, text: str = TEXT) -> Settled:
    path = folder / "a.ann"
    path.write_bytes(lines.encode())
    path.with_suffix(".txt").write_bytes(text.encode())
    assert next(one for one in FORMATS if one.knows(Head.of(path))) is BRAT
    return settled_in(path, BRAT)


@pytest.mark.parametrize(
    "line",
    [
        "T1\tPER 0 7\tAnn Lee",
        "T1\tPER 0 7\tAnn Lee  ",
        "T1\tPER 0 7",
        "T1\tPER 0 7\t",
        "T1\tPER 0 7\tAnnLee",
        "T1\tPER\t0\t7\tAnn Lee",
        "T1 PER 0 7 Ann Lee",
        "T1 \tPER 0 7\tAnn Lee",
        "T1\tPER 0 7 \tAnn Lee",
        "T1\tPER  0  7\tAnn Lee",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_span_is_read_however_its_columns_are_parted(
    tmp_path: Path, line: str, end: str
) -> None:
    outcome = read(tmp_path, f"{line}{end}T2\tLOC 25 29\tRome{end}")

    assert labelled(outcome) == [("Ann Lee", "PER"), ("Rome", "LOC")]
    assert not outcome.misfits
    assert not outcome.found.left_aside


def test_labels_of_several_words_are_taken_though_brat_has_none(
    tmp_path: Path,
) -> None:
    outcome = read(
        tmp_path,
        "T1\tHead of state 0 3;4 7\tAnn Lee\nT2\tTop 10 25 29\tRome\n"
        "R1\tborn in Arg1:T1 Arg2:T2\n",
    )

    assert labelled(outcome) == [("Ann Lee", "Head of state"), ("Rome", "Top 10")]
    (relation,) = outcome.found.relations
    assert (relation.label, relation.head, relation.child) == ("born in", "T1", "T2")
    assert not outcome.found.left_aside


def test_words_with_a_line_break_go_on_in_the_next_line(tmp_path: Path) -> None:
    outcome = read(tmp_path, "T1\tPER 12 21\tBob\nSmith\nT2\tLOC 25 29\tRome\n")

    assert labelled(outcome) == [("Bob\nSmith", "PER"), ("Rome", "LOC")]
    assert not outcome.found.left_aside


def test_what_does_not_fit_a_span_is_an_odd_line(tmp_path: Path) -> None:
    outcome = read(tmp_path, "T1\tPER 0 7\tAnn Lee\nSmith\n")

    assert labelled(outcome) == [("Ann Lee", "PER")]
    assert outcome.found.left_aside == ("Line 2 is not as brat writes it.",)


def test_the_ends_of_a_relation_may_stand_without_their_names(tmp_path: Path) -> None:
    lines = "T1\tPER 0 7\tAnn Lee\nT2\tLOC 25 29\tRome\nR1\tin T1 T2\n"

    (relation,) = read(tmp_path, lines).annotated.relations

    assert (relation.label, relation.head, relation.child) == ("in", "T1", "T2")


def test_offsets_may_count_the_line_ends_that_a_text_had_before(
    tmp_path: Path,
) -> None:
    lines = "T1\tPER 12 21\tBob Smith\r\nT2\tLOC 25 29\tRome\r\n"

    outcome = read(tmp_path, lines, TEXT.replace("\n", "\r\n"))

    assert labelled(outcome) == [("Bob\nSmith", "PER"), ("Rome", "LOC")]
    assert outcome.better is None
