from pathlib import Path

import pytest

from annotations.exchange.naming import proposed, renamed
from annotations.formats import format_named

JSONL, BRAT = format_named("jsonl"), format_named("brat")


def test_a_file_is_named_by_its_suffix() -> None:
    assert proposed(Path("a/press.2024"), JSONL) == Path("a/press.2024.jsonl")


def test_a_file_an_article_is_a_folder_or_a_zip() -> None:
    assert proposed(Path("a/press"), BRAT) == Path("a/press-brat")
    assert proposed(Path("a/press"), BRAT, packed=True) == Path("a/press-brat.zip")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("press.jsonl", "press-brat"),
        ("press", "press-brat"),
        (".jsonl", ".jsonl-brat"),
        ("", "."),
    ],
)
def test_only_what_came_from_the_format_is_renamed(before: str, after: str) -> None:
    assert renamed(Path(before), JSONL, BRAT) == Path(after)


@pytest.mark.parametrize("before", ["press-brat", "press-brat.zip", "press.zip"])
def test_a_folder_becomes_a_file(before: str) -> None:
    assert renamed(Path(before), BRAT, JSONL) == Path("press.jsonl")
