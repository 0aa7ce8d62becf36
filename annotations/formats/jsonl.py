"""Copydesk's own JSON Lines: one object for each article, with all there is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.errors import CopydeskError
from annotations.formats.fitting import Fitted
from annotations.formats.format import Format, Reading, Writer
from annotations.formats.found import FoundArticle, FoundRelation, FoundSpan
from annotations.formats.head import Head
from annotations.formats.record import article_of, record_of
from annotations.formats.text import as_json
from annotations.formats.traits import EVERYTHING
from annotations.formats.writing import StreamWriter
from annotations.readers.json_text import json_lines, json_object
from annotations.readers.reader import Refusal, name_of


def found_in(annotated: AnnotatedArticle, *, where: str) -> FoundArticle:
    """Say of an article that is whole already what a file would."""
    article = annotated.article
    return FoundArticle(
        where=where,
        text=article.text,
        key=article.sha256[:16],
        news=article.news,
        zones=article.zones,
        review=annotated.review,
        flag=annotated.flag,
        spans=tuple(_found(one, article.text) for one in annotated.spans),
        relations=tuple(
            FoundRelation(label=one.label, head=one.head, child=one.child)
            for one in annotated.relations
        ),
        is_whole=True,
    )


def _found(one: AnnotatedSpan, text: str) -> FoundSpan:
    return FoundSpan(
        start=one.span.start,
        end=one.span.end,
        label=one.label,
        words=one.words(text),
        parts=tuple((part.start, part.end) for part in one.parts),
        id=one.id,
        state=one.state,
        suggestion=one.suggestion,
        pipeline=one.pipeline,
        annotator=one.annotator,
        note=one.note,
        decided_at=one.decided_at,
        values=one.values,
    )


def _writer(path: Path) -> Writer:
    return StreamWriter(path, _line)


def _line(fitted: Fitted) -> bytes:
    return as_json(record_of(fitted.annotated)).encode() + b"\n"


def _read(path: Path) -> Reading:
    for number, line in enumerate(json_lines(path), start=1):
        if not line.strip():
            continue
        where = f"{name_of(path)}, line {number}"
        try:
            yield found_in(_article(json_object(line)), where=where)
        except CopydeskError as error:
            yield Refusal(where, str(error))


def _article(record: Mapping[str, Any]) -> AnnotatedArticle:
    """Read an article.

    Raises:
        CopydeskError: the record is not as Copydesk writes it.
    """
    try:
        annotated = article_of(record)
        for zone in annotated.article.zones:
            zone.span.within(annotated.article.text)
    except CopydeskError as error:
        why = str(error).rstrip(".")
        raise CopydeskError(
            f"The line cannot be read: {why}; export the file again."
        ) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CopydeskError(
            "The line is not as Copydesk writes it; export the file again."
        ) from error
    return annotated


def _knows(head: Head) -> bool:
    return head.record.get("format") == "copydesk"


JSONL = Format(
    name="jsonl",
    title="Copydesk JSON Lines",
    suffixes=(".jsonl",),
    carries=EVERYTHING,
    loses=("the settings of the pipelines that made the suggestions",),
    writer=_writer,
    read=_read,
    knows=_knows,
)
