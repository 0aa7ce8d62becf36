"""Reading Comprehend's annotations in CSV."""

from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.cloud.comprehend import COMPREHEND
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

HEADER = "File, Line, Begin Offset, End Offset, Type"
TEXT = "Ada 🙂 met Tim.\n\nJose\u0301 is in תל אביב.\r\nNobody.\n"


def _read(folder: Path, *rows: str) -> list[FoundArticle | Refusal]:
    (folder / "documents.txt").write_bytes(TEXT.encode())
    path = folder / "annotations.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert guessed(path, FORMATS) is COMPREHEND
    return list(COMPREHEND.read(path))


def _settled(found: list[FoundArticle | Refusal]) -> list[Settled]:
    return [settled(one) for one in found if isinstance(one, FoundArticle)]


def test_each_line_is_an_article_annotated_or_not(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        HEADER,
        "documents.txt, 0, 10, 13, PERSON",
        "documents.txt, 2, 0, 5, PERSON",
        'documents.txt,"2",12,19,GPE',
    )

    outcomes = _settled(found)
    assert [one.annotated.article.text for one in outcomes] == [
        "Ada 🙂 met Tim.",
        "Jose\u0301 is in תל אביב.",
        "Nobody.",
    ]
    assert [made.labelled(one) for one in outcomes] == [
        [("Tim", "PERSON")],
        [("Jose\u0301", "PERSON"), ("תל אביב", "GPE")],
        [],
    ]
    assert outcomes[0].found.where == "annotations.csv, documents.txt, line 1"


def test_without_lines_each_file_is_an_article(tmp_path: Path) -> None:
    found = _read(
        tmp_path, "File,Begin Offset,End Offset,Type", "documents.txt,10,13,PERSON"
    )

    (outcome,) = _settled(found)
    assert made.labelled(outcome) == [("Tim", "PERSON")]
    assert outcome.annotated.article.text == TEXT.replace("\r", "")


def test_what_has_no_text_or_no_line_is_refused(tmp_path: Path) -> None:
    found = _read(tmp_path, HEADER, "gone.txt,0,0,3,A", "documents.txt,90,0,3,A")

    refused = [(one.where, one.why) for one in found if isinstance(one, Refusal)]
    assert [where for where, _ in refused] == [
        "annotations.csv, gone.txt",
        "annotations.csv, documents.txt, line 91",
    ]
    assert "is not beside the file" in refused[0][1]


def test_rows_that_are_no_spans_are_told(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        HEADER,
        "documents.txt, x, 0, 3, A",
        "documents.txt, 0, 0, , A",
        "documents.txt, , 0, 3, A",
        "documents.txt, 0, 0, 3, A",
    )

    first, *others = _settled(found)
    assert made.labelled(first) == [("Ada", "A")]
    assert len(first.found.left_aside) == 3
    assert all(one.found.left_aside == () for one in others)


@pytest.mark.parametrize("data", ["", "a,b\n1,2\n", "\n\n"])
def test_another_table_is_refused(tmp_path: Path, data: str) -> None:
    path = tmp_path / "annotations.csv"
    path.write_text(data)

    with pytest.raises(CopydeskError, match="choose another format"):
        list(COMPREHEND.read(path))
