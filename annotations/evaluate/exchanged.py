"""Gold in files of other tools, read as import reads them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotations.annotated import AnnotatedArticle
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.evaluate.gold import GoldArticle, gold_of, is_begun
from annotations.exchange.format import Format
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import settled
from annotations.exchange.sources import guessed, read_as
from annotations.formats import FORMATS
from annotations.marks import PENDING
from annotations.readers.reader import Refusal

_PLAIN = frozenset({"text", "spans"})


def format_of(path: Path) -> Format | None:
    """Tell of which format a file is; plain records of gold are none.

    Raises:
        OSError: it cannot be read.
    """
    return None if Head.of(path).record.keys() >= _PLAIN else guessed(path, FORMATS)


def read_exchanged(path: Path, of_format: Format) -> Iterator[GoldArticle | None]:
    """Yield the articles of a file, one at a time; nothing for what nobody has begun.

    Raises:
        CopydeskError: part of it cannot be read, or a span does not fit in its text.
    """
    for found in read_as(path, of_format, FORMATS):
        if isinstance(found, Refusal):
            raise CopydeskError(f"{found.where}: {found.why}")
        annotated = _vouched(_fitting(found), is_ours=found.is_whole)
        yield gold_of(annotated, source=str(path)) if is_begun(annotated) else None


def _fitting(found: FoundArticle) -> AnnotatedArticle:
    if found.text is None:
        raise CopydeskError(
            f"{found.where}: It has spans without their text; put the text beside it."
        )
    outcome = settled(found)
    if outcome.misfits:
        raise CopydeskError(
            f"{outcome.misfits[0].line()} Mend that, or have “convert” write the file "
            "without it."
        )
    return outcome.annotated


def _vouched(annotated: AnnotatedArticle, *, is_ours: bool) -> AnnotatedArticle:
    """Take what another tool has written for finished, unless it leaves spans open."""
    if is_ours or any(one.state == PENDING for one in annotated.spans):
        return annotated
    return replace(annotated, review=Review.DONE)
