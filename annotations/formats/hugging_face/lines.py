"""Hugging Face token classification as JSON Lines, with a card that names the tags."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Reading, Seen, Writer
from annotations.exchange.head import Head
from annotations.exchange.text import as_line
from annotations.exchange.traits import EVERYTHING
from annotations.formats.hugging_face.learnt import TAGS, learnt, to_learn
from annotations.formats.hugging_face.names import (
    CARD,
    HELPERS,
    Numbers,
    card,
    names_beside,
)
from annotations.formats.hugging_face.rows import (
    LOSES,
    columns_of,
    found_in,
    row_of,
    tokenised,
)
from annotations.formats.hugging_face.viewer import has_tokens, is_page, read_page
from annotations.formats.parts.objects import first_object, read_objects
from annotations.readers.json_text import json_lines, json_object

_DATA = "data.jsonl"


class _Writer:
    """Writes rows as they come, and the card once all tags are known."""

    def __init__(self, folder: Path, labels: Iterable[str] = ()) -> None:
        self.files = [folder / _DATA]
        self._card = folder / CARD
        self._numbers = Numbers(labels)
        self._rows = 0
        self._stream = self.files[0].open("xb")

    def add(self, fitted: Fitted) -> None:
        """Write a row."""
        self._stream.write(as_line(row_of(fitted, self._numbers)))
        self._rows += 1

    def finish(self) -> None:
        """Close the file and write the card."""
        self._stream.close()
        text = card(self._numbers.names, _DATA, self._rows)
        self._card.write_text(text, encoding="utf-8", newline="\n")

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _writer(folder: Path, labels: Iterable[str] = ()) -> Writer:
    return _Writer(folder, labels)


def _read(path: Path) -> Reading:
    if is_page(first_object(Head.of(path))):
        yield from read_page(path)
        return
    yield from read_objects(path, partial(found_in, names=names_beside(path)))


def _learnt(path: Path) -> Iterator[Seen]:
    names = names_beside(path).get(TAGS, ())
    for line in json_lines(path):
        yield learnt(json_object(line), names)


def _knows(head: Head) -> bool:
    first = first_object(head)
    if is_page(first):
        return has_tokens(first)
    return columns_of(first, names_beside(head.path)) is not None


HUGGING_FACE = Format(
    name="hf-jsonl",
    title="Hugging Face token classification (JSON Lines with a card; also its viewer)",
    suffixes=(".jsonl", ".json"),
    is_spread=True,
    carries=EVERYTHING,
    loses=LOSES,
    writer=_writer,
    numbered=_writer,
    read=_read,
    knows=_knows,
    shape=tokenised,
    library=_learnt,
    shows=to_learn,
    helpers=HELPERS,
)
