from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.yedda import YEDDA
from annotations.marks import PENDING
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

SHARED = Path(__file__).parents[4] / "shared" / "fixtures" / "yedda" / "demotext"
GOLDEN = (
    "[@Tim Cook#PERSON*] 🙂 met [@Jose\u0301#PERSON*] in [@תל אביב#GPE*], "
    "not [$北京#GPE*].\nHe said so."
)


def found(folder: Path, data: str | bytes, name: str = "a.txt.ann") -> FoundArticle:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (one,) = YEDDA.read(path)
    assert not isinstance(one, Refusal)
    return one


def spans(one: FoundArticle) -> list[tuple[str, str, str]]:
    outcome = settled(one)
    assert outcome.misfits == ()
    text = outcome.annotated.article.text
    return [(s.words(text), s.label, s.state) for s in outcome.annotated.spans]


def text_of(folder: Path, text: str, *words: str) -> str:
    found = [made.span(one, "X", text) for one in words]
    (path,), _ = made.written(folder, [made.article(*found, text=text)], YEDDA)
    return path.read_text(encoding="utf-8")


def test_spans_are_marked_in_the_text_and_pending_ones_recommended(
    tmp_path: Path,
) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], YEDDA)

    assert path.read_bytes().decode() == GOLDEN
    assert path.name.endswith(".txt.ann")


def test_the_golden_is_read_as_it_was_meant(tmp_path: Path) -> None:
    one = found(tmp_path, GOLDEN)

    assert one.text == made.MIXED
    assert spans(one) == [
        ("Tim Cook", "PERSON", "added"),
        ("Jose\u0301", "PERSON", "added"),
        ("תל אביב", "GPE", "added"),
        ("北京", "GPE", PENDING),
    ]


def test_marks_inside_others_are_read(tmp_path: Path) -> None:
    one = found(tmp_path, "[@[@US#GPE*] Navy#ORG*] ships")

    assert one.text == "US Navy ships"
    assert spans(one) == [("US Navy", "ORG", "added"), ("US", "GPE", "added")]


@pytest.mark.parametrize(
    "text",
    [
        "Hit [@ or #1*] now",
        "a [@ b\nc#X*] d",
        "#X*] and [@",
        "#" * 5_000 + "[@" * 5_000,
    ],
)
def test_half_a_mark_is_but_text(tmp_path: Path, text: str) -> None:
    one = found(tmp_path, f"{text} [@Rome#GPE*]")

    assert ("Rome", "GPE", "added") in spans(one)


def test_words_may_hold_the_sign_before_a_label(tmp_path: Path) -> None:
    one = found(tmp_path, "We're #1: [@C# 8#LANG*]")

    assert spans(one) == [("C# 8", "LANG", "added")]


def test_what_would_look_like_a_mark_is_written_wide_and_told(tmp_path: Path) -> None:
    text = "See [@me#X*], Tim#1"
    article = made.article(made.span("Tim", "X", text), text=text)

    (path,), losses = made.written(tmp_path, [article], YEDDA)

    assert path.read_text(encoding="utf-8") == "See ［@me#X*］, [@Tim#X*]＃1"  # noqa: RUF001
    assert "look like YEDDA's own marks" in losses[-1].why
    assert len(made.read([path], YEDDA)[0].spans) == 1


def test_a_span_over_the_end_of_a_line_is_left_out_and_told(tmp_path: Path) -> None:
    article = made.article(made.span("北京.\nHe", "X"), made.span("Tim", "X"))

    (path,), losses = made.written(tmp_path, [article], YEDDA)

    assert path.read_text(encoding="utf-8").count("#X*]") == 1
    (gone,) = (one for one in losses if one.is_left_out)
    assert gone.words == "北京.\nHe"


def test_a_label_that_would_end_the_mark_is_bent_and_told(tmp_path: Path) -> None:
    odd = replace(made.span("Tim", "X"), label="no. #1 *]", state="added")

    (path,), losses = made.written(tmp_path, [made.article(odd)], YEDDA)

    assert "[@Tim#no. _1 *_*]" in path.read_text(encoding="utf-8")
    assert [one.label for one in losses] == ["no. #1 *]"]


def test_spaces_and_brackets_in_labels_stay(tmp_path: Path) -> None:
    odd = replace(made.span("Tim", "X"), label=" a [b] ", state="added")

    files, losses = made.written(tmp_path, [made.article(odd)], YEDDA)

    assert losses == []
    assert made.read(files, YEDDA)[0].spans[0].label == " a [b] "


def test_marks_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    one = found(tmp_path, b"\xef\xbb\xbfIn\r\n[@Rome#GPE*]\r\n")

    assert spans(one) == [("Rome", "GPE", "added")]
    assert settled(one).annotated.article.text == "In\nRome\n"


def test_the_name_of_the_file_is_the_articles(tmp_path: Path) -> None:
    assert found(tmp_path, "[@a#B*]", "City.txt.ann").key == "City"
    assert (
        found(tmp_path, "[@a#B*]", "x-0123456789abcdef.ann").key == "0123456789abcdef"
    )


def test_a_file_without_any_mark_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="none of YEDDA's marks"):
        found(tmp_path, "T1\tPER 0 3\tAnn\n", "a.ann")


def test_a_file_of_brats_is_not_claimed(tmp_path: Path) -> None:
    path = tmp_path / "a.ann"
    path.write_text("T1\tPER 0 9\t[@Ann#X*]\n")

    guess = guessed(path, FORMATS)

    assert guess is not None
    assert guess.name == "brat"


@pytest.mark.skipif(not SHARED.is_dir(), reason="YEDDA's own files are not here")
def test_yeddas_own_file_is_its_text_with_marks() -> None:
    (one,) = YEDDA.read(SHARED / "EnglishDemo.txt.ann")

    assert not isinstance(one, Refusal)
    assert str(one.text).startswith((SHARED / "EnglishDemo.txt").read_text().strip())
    shown = spans(one)
    assert shown[:2] == [
        ("US", "Location", "added"),
        ("aircraft carrier", "Artifical", "added"),
    ]
    assert ("North Korea", "Location", PENDING) in shown
    assert len(shown) == 55
