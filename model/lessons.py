"""From annotated texts to what the recogniser learns from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotations.suggest.news import partial
from annotations.suggest.news.hints import give_hints
from annotations.suggest.news.tags import Tags
from model.records import Record


@dataclass(frozen=True, slots=True)
class Lesson:
    """A doc with the rules' hints, and what is known of its tokens' tags.

    ``gold``: (tokens,), a tag, or -1 outside, or -2 unknown.
    """

    doc: Any
    gold: Any
    record: Record

    def mask(self, tags: Tags) -> Any:
        """Return the tags that each token may have: bool, (tokens, tags)."""
        return partial.mask(self.gold, self.record.full, tags)


def lessons(nlp: Any, records: Iterable[Record], tags: Tags) -> Iterator[Lesson]:
    """Tokenize texts, let the rules look at them, and align what is annotated."""
    for record in records:
        doc = nlp.make_doc(record.text)
        if len(doc):
            yield Lesson(give_hints(doc), _gold(doc, record, tags), record)


def _gold(doc: Any, record: Record, tags: Tags) -> Any:
    row = np.full(len(doc), partial.OUTSIDE, np.int16)
    for start, end, *label in (*record.unsure, *record.spans):
        exact = doc.char_span(start, end)
        if exact is not None and label and label[0] in tags.labels:
            tags.write(row, (exact.start, exact.end, label[0]))
            continue
        wide = doc.char_span(start, end, alignment_mode="expand")
        if wide is not None:
            row[wide.start : wide.end] = partial.MISSING
    return row
