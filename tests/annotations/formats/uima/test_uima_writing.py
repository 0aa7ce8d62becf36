"""What dkpro-cassis is needed for, and how long a text it is given."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.exchange.format import Format
from annotations.exchange.listing import as_dict, lines
from annotations.formats.parts.extra import need
from annotations.formats.uima.cas import LONGEST, MOST_WORDS
from annotations.formats.uima.cas_json import UIMA_JSON
from annotations.formats.uima.types import type_system
from annotations.formats.uima.xmi import UIMA_XMI
from tests.annotations.formats import made

both = pytest.mark.parametrize("to_format", [UIMA_XMI, UIMA_JSON], ids=lambda o: o.name)


@both
def test_a_text_twice_as_long_takes_twice_the_calls(
    tmp_path: Path, to_format: Format
) -> None:
    once, twice = (_calls(tmp_path / str(n), to_format, n) for n in (1_000, 2_000))

    assert twice < 2.2 * once


@both
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * (LONGEST + 1), "4,000,001 characters"),
        ("a " * (MOST_WORDS + 1), "500,001 words and marks"),
    ],
    ids=["characters", "words"],
)
def test_a_text_too_long_for_dkpro_cassis_is_refused_at_once(
    tmp_path: Path, to_format: Format, text: str, said: str
) -> None:
    article = made.article(text=text)

    with pytest.raises(CopydeskError, match=f"{said}.*another format"):
        list(export([article], to_format, tmp_path / "out"))

    assert list(tmp_path.iterdir()) == []


def test_dkpro_cassis_takes_no_type_that_is_not_beside_the_file(tmp_path: Path) -> None:
    (path, *_), _ = made.written(tmp_path, [made.mixed()], UIMA_XMI)
    path.write_bytes(path.read_bytes().replace(b":NamedEntity", b":Odd"))
    assert UIMA_XMI.library is not None
    missing = need("cassis.typesystem", "uima").TypeNotFoundError

    with pytest.raises(missing, match="Odd"):
        list(UIMA_XMI.library(path))


@both
def test_reading_needs_no_dkpro_cassis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to_format: Format
) -> None:
    files, _ = made.written(tmp_path, [made.mixed()], to_format)
    monkeypatch.setitem(sys.modules, "cassis", None)

    assert made.read(files, to_format) == [made.mixed()]


@both
def test_the_list_says_that_writing_needs_more_and_reading_does_not(
    to_format: Format,
) -> None:
    said = as_dict(to_format)

    assert (said["needs"], said["needs_to_read"]) == ("uima", "")
    assert any("needs copydesk[uima] to write" in one for one in lines([to_format]))


def test_writing_needs_dkpro_cassis(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_system.cache_clear()
    monkeypatch.setitem(sys.modules, "cassis", None)

    with pytest.raises(CopydeskError, match="needs cassis"):
        made.written(tmp_path, [made.mixed()], UIMA_XMI)


def _calls(folder: Path, to_format: Format, words: int) -> int:
    """Count what is called while an article is written and read."""
    text = "Word upon word. " * words
    article = made.article(made.span("Word", "X", text), text=text)
    folder.mkdir()
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        files, _ = made.written(folder, [article], to_format)
        made.read(files, to_format)
    finally:
        sys.setprofile(before)
    return calls
