"""Every format on files that are not what they should be: told, never a crash."""

from pathlib import Path
from random import Random

import pytest

from annotations.exchange.convert import Conversion, ConvertSummary, convert
from annotations.exchange.format import Format
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import read_as
from annotations.formats import FORMATS, WRITTEN
from annotations.formats.jsonl import JSONL
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

BOM = b"\xef\xbb\xbf"
PACKED = {"spacy", "hf-parquet", "excel"}
"""Formats that are no text, so that a mark or other line ends are damage to them."""

of_every = pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
of_every_text = pytest.mark.parametrize(
    "of_format",
    [one for one in WRITTEN if one.name not in PACKED],
    ids=lambda one: one.name,
)


def written(folder: Path, of_format: Format) -> Path:
    """Write two articles and give the file, or the first of them."""
    plain = made.article(made.span("Cook", "A [label]"), headline="Another")
    files, _ = made.written(folder, [made.mixed(), plain], of_format)
    return files[0]


def taken(path: Path, of_format: Format) -> list[Settled | Refusal]:
    """Read a file to its end, as an import does."""
    return [_outcome(one) for one in read_as(path, of_format, FORMATS)]


def _outcome(one: FoundArticle | Refusal) -> Settled | Refusal:
    if isinstance(one, Refusal):
        return one
    return Refusal(one.where, "No text.") if one.text is None else settled(one)


def spans(outcomes: list[Settled | Refusal]) -> list[tuple[str, str]]:
    return [
        (span.label, span.words(one.annotated.article.text))
        for one in outcomes
        if isinstance(one, Settled)
        for span in one.annotated.spans
    ]


def changed(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@of_every
@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_read_as_far_as_it_goes_or_refused(
    tmp_path: Path, of_format: Format, share: float
) -> None:
    path = written(tmp_path, of_format)
    whole = spans(taken(path, of_format))
    data = path.read_bytes()

    found = taken(changed(path, data[: int(share * len(data))]), of_format)

    assert len(spans(found)) <= len(whole)
    assert found


@of_every
def test_damage_anywhere_is_told_or_does_no_harm(
    tmp_path: Path, of_format: Format
) -> None:
    path = written(tmp_path, of_format)
    data = path.read_bytes()
    chance = Random(of_format.name)  # noqa: S311  the same every time

    for _ in range(60):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.choice(
                b'\0"<>[]{}\t\n 9\xff'
            )
        taken(changed(path, bytes(broken)), of_format)


@of_every
@pytest.mark.parametrize("wrong", FORMATS, ids=lambda one: one.name)
def test_a_file_read_as_another_format_is_told(
    tmp_path: Path, of_format: Format, wrong: Format
) -> None:
    path = written(tmp_path, of_format)

    found = taken(path, wrong)

    if wrong.suffixes != of_format.suffixes:
        assert found


@of_every_text
def test_a_mark_at_the_beginning_does_no_harm(
    tmp_path: Path, of_format: Format
) -> None:
    path = written(tmp_path, of_format)
    before = spans(taken(path, of_format))

    after = spans(taken(changed(path, BOM + path.read_bytes()), of_format))

    assert after == before


@of_every_text
def test_the_line_ends_of_windows_do_no_harm(tmp_path: Path, of_format: Format) -> None:
    path = written(tmp_path, of_format)
    before = spans(taken(path, of_format))
    for one in path.parent.iterdir():
        if one.is_file() and one.stem == path.stem:
            one.write_bytes(one.read_bytes().replace(b"\n", b"\r\n"))

    outcomes = taken(path, of_format)

    offered = [one.better for one in outcomes if isinstance(one, Settled)]
    assert any(offered) or spans(outcomes) == before


@of_every
def test_two_articles_of_one_text_are_two(tmp_path: Path, of_format: Format) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out"
    line = made.written(tmp_path, [made.mixed()], JSONL)[0][0].read_bytes()
    source.write_bytes(line * 2)
    order = Conversion(source=source, from_format=JSONL)

    *_, summary = convert(order, FORMATS, of_format, target)

    assert isinstance(summary, ConvertSummary)
    assert summary.written.articles == 2
