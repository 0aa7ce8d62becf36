"""Copydesk's own JSON Lines: one object for each article, with all there is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.facts import line_of
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Held, Reading, Writer
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.line import article_in, held_in
from annotations.exchange.record import article_of, as_written
from annotations.exchange.traits import EVERYTHING
from annotations.exchange.writing import StreamWriter
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal, name_of

_WORDS = ("headline", "byline", "outlet", "dateline", "source", "url", "language")


def found_in(annotated: AnnotatedArticle, *, where: str) -> FoundArticle:
    """Say of an article that is whole already what a file would."""
    article = annotated.article
    return FoundArticle(
        where=where,
        text=article.text,
        key=article.key,
        news=article.news,
        zones=article.zones,
        review=annotated.review,
        flag=annotated.flag,
        is_whole=True,
        checked=annotated,
    )


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _line)


def _line(fitted: Fitted) -> bytes:
    return fitted.line or line_of(fitted.annotated)


def _with_line(fitted: Fitted) -> Fitted:
    """Make the line at once, as it serves the proof, too."""
    return replace(fitted, line=line_of(fitted.annotated))


def _read(path: Path) -> Reading:
    for number, line in _lines(path):
        yield _found(path, number, line)


def _held(path: Path) -> Held:
    for number, line in _lines(path):
        yield held_in(line) or _found(path, number, line)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    numbered = enumerate(json_lines(path), start=1)
    return ((number, line) for number, line in numbered if line.strip())


def _found(path: Path, number: int, line: bytes) -> FoundArticle | Refusal:
    where = f"{name_of(path)}, line {number}"
    try:
        annotated = article_in(line) or _article(json_object(line))
    except CopydeskError as error:
        return Refusal(where, str(error))
    return found_in(annotated, where=where)


def _article(record: Mapping[str, Any]) -> AnnotatedArticle:
    """Read an article.

    Raises:
        CopydeskError: the record is not as Copydesk writes it.
    """
    with as_written():
        annotated = article_of(record)
        for zone in annotated.article.zones:
            zone.span.within(annotated.article.text)
        _refuse_other_types(annotated)
    return annotated


def _refuse_other_types(annotated: AnnotatedArticle) -> None:
    try:
        "".join(_strings(annotated))
    except TypeError as error:
        raise CopydeskError("its headline or other words are no strings") from error
    made = (one.suggestion for one in annotated.spans)
    scores = [one.score for one in made if one is not None]
    if not all(one is None or isinstance(one, float | int) for one in scores):
        raise CopydeskError("one of its scores is no number")


def _strings(annotated: AnnotatedArticle) -> Iterator[str]:
    """Walk what has to be strings."""
    news = annotated.article.news
    yield from (getattr(news, name) for name in _WORDS)
    yield annotated.flag
    for one in annotated.spans:
        yield from (one.id, one.label, one.note, one.annotator)
        yield from (word for pair in one.values.items() for word in pair)
        if (made := one.suggestion) is not None:
            yield from (made.label, made.rule)
        if (machine := one.pipeline) is not None:
            yield from (machine.name, machine.version, machine.digest)
    for joined in annotated.relations:
        yield from (joined.label, joined.head, joined.child)


def _knows(head: Head) -> bool:
    return head.record.get("format") == "copydesk"


JSONL = Format(
    name="jsonl",
    title="Copydesk JSON Lines",
    suffixes=(".jsonl",),
    carries=EVERYTHING,
    loses=("the settings of the pipelines that made the suggestions",),
    is_joined=True,
    shape=_with_line,
    writer=_writer,
    read=_read,
    held=_held,
    knows=_knows,
)
