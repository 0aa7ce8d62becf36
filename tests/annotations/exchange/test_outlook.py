from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.outlook import outlook
from annotations.formats import format_named


def said(*targets: Path, format_: str = "jsonl", number: int = 2) -> str:
    return outlook(number, targets, format_named(format_))


def test_a_file_that_is_not_there_yet_is_named(tmp_path: Path) -> None:
    assert said(tmp_path / "a.jsonl", number=1) == (
        "This writes 1 article to the file a.jsonl."
    )


def test_what_is_there_is_said_to_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()

    assert said(tmp_path / "a.jsonl") == (
        "This writes 2 articles to the file a.jsonl, and replaces what is there."
    )


def test_of_several_parts_those_are_named_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").touch()

    assert said(*(tmp_path / f"{one}.jsonl" for one in "abc")) == (
        "This writes 2 articles to the files a.jsonl, b.jsonl and c.jsonl, and "
        "replaces b.jsonl."
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [("news", "the folder news"), ("n.zip", "the packed folder n.zip")],
)
def test_a_format_of_many_files_fills_a_folder(
    tmp_path: Path, name: str, told: str
) -> None:
    assert said(tmp_path / name, format_="brat") == f"This writes 2 articles to {told}."


def test_what_would_be_refused_is(tmp_path: Path) -> None:
    with pytest.raises(CopydeskError, match="does not exist"):
        said(tmp_path / "no" / "a.jsonl")
