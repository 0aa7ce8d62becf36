"""Copydesk's own JSON Lines: one object for each article, with all there is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.formats.format import ArticleFacts, Format, Loss, SpanFact
from annotations.formats.record import article_of, record_of


@dataclass(frozen=True, slots=True)
class _Writer:
    stream: BinaryIO

    def add(self, annotated: AnnotatedArticle) -> tuple[Loss, ...]:
        self.stream.write(as_json(record_of(annotated)).encode() + b"\n")
        return ()

    def finish(self) -> None:
        pass


def read(stream: BinaryIO) -> Iterator[AnnotatedArticle]:
    """Read articles with their spans, one at a time.

    Raises:
        CopydeskError: a line is not what Copydesk writes.
    """
    for number, line in enumerate(stream, start=1):
        try:
            yield article_of(json.loads(line))
        except CopydeskError as error:
            raise CopydeskError(
                f"Line {number} cannot be read: {str(error).rstrip('.')}; export the "
                "file again."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CopydeskError(
                f"Line {number} cannot be read as an article of Copydesk; export the "
                "file again."
            ) from error


def as_json(value: object) -> str:
    """Write a value in one line, always alike."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def facts_of(annotated: AnnotatedArticle) -> ArticleFacts:
    """Say what a line must hold of an article."""
    record = record_of(annotated)
    spans: Any = record.pop("spans")
    digest = sha256(as_json(record).encode()).hexdigest()
    return ArticleFacts(digest, tuple(_fact(**span) for span in spans))


def _fact(*, start: int, end: int, label: str, text: str, **more: object) -> SpanFact:
    return SpanFact(start, end, label, text, as_json(more))


JSONL = Format(
    name="jsonl",
    title="Copydesk JSON Lines",
    suffix=".jsonl",
    loses=("the settings of the pipelines that made the suggestions",),
    writer=_Writer,
    expected=facts_of,
    read_back=lambda stream: map(facts_of, read(stream)),
)
