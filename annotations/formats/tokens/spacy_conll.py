"""What spaCy's own reader of columns sees in a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from annotations.annotated import AnnotatedArticle
from annotations.exchange.format import Entity, Seen, seen
from annotations.formats.tokens.rows import HEADER

_HEAD = f"{HEADER}\n"
_LINES = 3
_AT_ONCE = 500


def seen_by_spacy(path: Path) -> Iterator[Seen]:
    """Read a file of columns with spaCy's own reader.

    It takes its time to start, so it is given many articles at once; and time with the
    square of an article's length, so they are cut between sentences.
    """
    from spacy.training import converters

    convert: Callable[..., Iterator[Any]] = vars(converters)["conll_ner_to_docs"]
    with path.open(encoding="utf-8", newline="\n") as file:
        articles = map(_parts, _articles(file))
        while some := list(islice(articles, _AT_ONCE)):
            text = "".join(part for parts in some for part in parts)
            docs = convert(text, no_print=True) if text else iter(())
            for parts in some:
                yield _joined(islice(docs, len(parts)))


def shown_to_spacy(annotated: AnnotatedArticle) -> Seen:
    """Say what spaCy should see: it has no line ends."""
    found = seen(annotated)
    return Seen(found.text.replace("\n", " "), found.entities)


def _articles(file: Iterable[str]) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in file:
        if lines and line == _HEAD:
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _parts(lines: Sequence[str]) -> list[str]:
    """Make smaller articles of one; none of an empty one, which the reader skips."""
    parts, start = list[str](), 1
    for number, line in enumerate(lines):
        if line == "\n" and number - start >= _LINES:
            parts.append("".join([_HEAD, "\n", *lines[start : number + 1]]))
            start = number + 1
    if any(line != "\n" for line in lines[start:]):
        parts.append("".join([_HEAD, "\n", *lines[start:]]))
    return parts


def _joined(docs: Iterable[Any]) -> Seen:
    texts, entities, length = list[str](), list[Entity](), 0
    for doc in docs:
        text = doc.text
        texts.append(text)
        entities += [
            Entity(length + span.start_char, length + span.end_char, span.label_)
            for span in doc.ents
        ]
        length += len(text)
    return Seen("".join(texts).rstrip(), tuple(entities))
