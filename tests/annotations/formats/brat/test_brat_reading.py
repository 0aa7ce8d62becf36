from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.brat.brat import BRAT
from annotations.readers.reader import Refusal

SHARED = Path(__file__).parents[5] / "shared" / "fixtures" / "brat"
TEXT = "Ann met Bob in Rome.\n"


def pair(folder: Path, lines: str | bytes, text: str | bytes = TEXT) -> Path:
    path = folder / "a.ann"
    data = lines.encode() if isinstance(lines, str) else lines
    path.write_bytes(data)
    words = text.encode() if isinstance(text, str) else text
    path.with_suffix(".txt").write_bytes(words)
    return path


def found(path: Path) -> FoundArticle:
    (one,) = BRAT.read(path)
    assert not isinstance(one, Refusal)
    return one


def read(folder: Path, lines: str | bytes, text: str | bytes = TEXT) -> Settled:
    return settled(found(pair(folder, lines, text)))


def words(annotated: AnnotatedArticle) -> list[tuple[str, str]]:
    text = annotated.article.text
    return [(one.label, one.words(text)) for one in annotated.spans]


def test_an_event_is_relations_from_its_trigger(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        "T1\tPER 0 3\tAnn\nT2\tMeet 4 7\tmet\nT3\tPER 8 11\tBob\nT4\tGo 12 14\tin\n"
        "E1\tMeet:T2 Who:T1 Who2:T3 Then:E2\nE2\tGo:T4\nA1\tNegation E1\n",
    )

    assert [(r.label, r.head, r.child) for r in outcome.annotated.relations] == [
        ("Who", "T2", "T1"),
        ("Who2", "T2", "T3"),
        ("Then", "T2", "T4"),
    ]
    assert outcome.annotated.spans[1].values == {"Negation": ""}
    assert outcome.found.left_aside == ()


def test_equal_spans_are_a_chain_of_relations(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        "T1\tP 0 3\tAnn\nT2\tP 8 11\tBob\nT3\tP 15 19\tRome\n*\tEquiv T1 T2 T3\n",
    )

    ends = [(r.label, r.head, r.child) for r in outcome.annotated.relations]
    assert ends == [("Equiv", "T1", "T2"), ("Equiv", "T2", "T3")]


def test_a_span_in_pieces_keeps_its_gap(tmp_path: Path) -> None:
    outcome = read(tmp_path, "T1\tPER 0 3;8 11\tAnn Bob\n")

    assert words(outcome.annotated) == [("PER", "Ann Bob")]
    assert len(outcome.annotated.spans[0].parts) == 2


def test_attributes_notes_and_references_belong_to_their_span(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        "T1\tPER 0 3\tAnn\n#1\tAnnotatorNotes T1\twho?\nA1\tSex T1 f\nM1\tSure T1\n"
        "N1\tReference T1 W:1\tAnn B.\nN2\tReference T1 W:2\tAnn C.\nA2\tState T1 odd\n"
        "A3\tScore T1 high\n",
    )

    (one,) = outcome.annotated.spans
    assert one.note == "who?"
    assert dict(one.values) == {
        "Sex": "f",
        "Sure": "",
        "Reference": "W:1 Ann B.",
        "Reference-2": "W:2 Ann C.",
        "State": "odd",
        "Score": "high",
    }
    assert one.suggestion is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("T2\tPER 0\tAnn", "Line 2 (T2) has no label and offsets as brat writes them."),
        ("T1\tPER 8 11\tBob", "Line 2 (T1) has the id of another span."),
        ("R1\tMet Arg1:T1", "Line 2 (R1) is a relation of other than two spans."),
        ("R1\tMet Arg1:T1 Arg2:T9", "joins what is no span here (T1, T9)."),
        ("E1\tMeet:T9", "is an event whose trigger is no span of that label here."),
        ("A1\tSure T9", "Line 2 (A1) says something of T9, which is no span here."),
        ("#1\tAnnotatorNotes R1\tno", "is a note on R1, which is no span here."),
        ('#1\tCopydesk T1\t{"id":', "Line 2 (#1) is damaged"),
        ('#1\tCopydesk T1\t{"state": 7}', "T1: What Copydesk has noted of it"),
        ("#1\tCopydesk T1\t" + "[" * 1000, "Line 2 (#1) is damaged"),
        ("no line of brat's", "Line 2 is not as brat writes it."),
    ],
)
def test_what_nothing_can_be_made_of_is_named(
    tmp_path: Path, line: str, words: str
) -> None:
    outcome = read(tmp_path, f"T1\tPER 0 3\tAnn\n{line}\n")

    assert len(outcome.annotated.spans) == 1
    (aside,) = outcome.found.left_aside
    assert words in aside


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("T1\tPER 0 4\tBob", "is not what stands there: “Ann”"),
        ("T1\tPER 15 400\tRome", "lies outside the text"),
        ("T1\tPER 3 3\t", "covers no text"),
    ],
)
def test_a_span_that_does_not_fit_is_listed(
    tmp_path: Path, line: str, why: str
) -> None:
    outcome = read(tmp_path, f"{line}\n")

    (misfit,) = outcome.misfits
    assert why in misfit.why


def test_marks_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        b"\xef\xbb\xbfT1\tPER 0 3\tAnn\r\n#1\tAnnotatorNotes T1\tx\r\n"
        b"T2\tP 5 8\tBob\r\n",
        b"\xef\xbb\xbfAnn\r\nBob",
    )

    assert words(outcome.annotated) == [("PER", "Ann"), ("P", "Bob")]
    assert outcome.annotated.spans[0].note == "x"


def test_offsets_in_utf_16_are_told(tmp_path: Path) -> None:
    outcome = read(tmp_path, "T1\tPER 3 6\tAnn\n", "🙂 Ann")

    assert (
        outcome.misfits[0].why
        == "would fit if its offsets were counted in UTF-16 units."
    )


def test_lines_without_their_text_have_an_id_to_find_it_by(tmp_path: Path) -> None:
    path = tmp_path / "ann-0123456789abcdef.ann"
    path.write_text("T1\tPER 0 3\tAnn\n")

    one = found(path)

    assert (one.text, one.key) == (None, "0123456789abcdef")
    assert one.spans[0].words == "Ann"


def test_an_empty_file_beside_a_text_is_an_article_without_spans(
    tmp_path: Path,
) -> None:
    path = pair(tmp_path, "")

    assert guessed(path, FORMATS) is BRAT
    assert read(tmp_path, "").annotated.spans == ()


def test_a_text_without_lines_is_not_claimed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    assert guessed(path, FORMATS) is None


def test_the_two_files_of_a_shared_task_are_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.a1").write_text("T1\tPER 0 3\tAnn\n")
    (tmp_path / "a.a2").write_text("T2\tMeet 4 7\tmet\nE1\tMeet:T2 Who:T1\n")

    outcome = settled(found(tmp_path / "a.a1"))

    assert words(outcome.annotated) == [("PER", "Ann"), ("Meet", "met")]
    assert guessed(tmp_path / "a.a1", FORMATS) is BRAT


def test_the_first_of_two_files_gives_way_to_one_with_both(tmp_path: Path) -> None:
    pair(tmp_path, "T1\tPER 0 3\tAnn\n")
    (tmp_path / "a.a1").write_text("T1\tPER 0 3\tAnn\n")

    assert guessed(tmp_path / "a.a1", FORMATS) is None


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="none of brat's lines"):
        found(pair(tmp_path, "[@Ann#PER*] met Bob.\n"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="brat's own files are not here")
def test_every_span_of_brats_own_files_is_what_they_say() -> None:
    files = sorted(SHARED.rglob("*.ann"))

    for path in files:
        outcome = settled(found(path))
        quoted = sorted(
            line.split("\t")[2]
            for line in path.read_text(encoding="utf-8").split("\n")
            if line.startswith("T")
        )
        shown = sorted(text for _, text in words(outcome.annotated))
        assert (shown, outcome.misfits) == (quoted, ()), path.name
    assert len(files) > 10
