"""Texts longer than libxml2 takes unless it is told to, through whole exports."""

from pathlib import Path

import pytest

from annotations.exchange.export import export
from annotations.exchange.summary import ExportSummary
from annotations.formats import format_named
from tests.annotations.formats import made

LONG = "Tim Cook met him. " + "x & y " * 1_900_000


@pytest.mark.parametrize("name", ["bioc", "gate-xml", "medtator", "tei"])
def test_a_text_of_more_than_ten_million_characters_goes_out(
    tmp_path: Path, name: str
) -> None:
    to_format = format_named(name)
    article = made.article(made.span("Tim Cook", "PERSON", LONG), text=LONG)
    target = tmp_path / ("out" if to_format.is_spread else f"o{to_format.suffixes[0]}")

    *_, summary = export([article], to_format, target)

    assert isinstance(summary, ExportSummary)
    assert summary.spans == 1
