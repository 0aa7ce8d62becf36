"""Reading from docs what networks need of them, once for those side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotations.suggest.news.hints import hint_rows
from annotations.suggest.news.lexemes import Lexemes
from annotations.suggest.news.place import placed

SHAPES = 600
"""Rows of the table of shapes."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a batch of docs says to any network.

    ``lower``, ``counts``, ``firsts``, ``lists``: of the batch's different words;
    ``pieces``: their n-grams in one row; the others of each token.
    """

    lower: Any
    unique: Any
    pieces: Any
    firsts: Any
    counts: Any
    shapes: Any
    hints: Any
    lists: Any
    placed: Any


class Reader:
    """Reads from docs what every network needs of them; the last docs are remembered.

    ``labels``: those that hints may bear.
    """

    def __init__(self, pieces: int, labels: Sequence[str]) -> None:
        self._lexemes = Lexemes(SHAPES, pieces)
        self._numbers = {label: n for n, label in enumerate(labels)}
        self._last: tuple[Sequence[Any], Read] | None = None

    def read(self, docs: Sequence[Any]) -> Read:
        """Return what the docs say, worked out once for networks side by side."""
        if self._last is None or self._last[0] is not docs:
            self._last = docs, self._read(docs)
        return self._last[1]

    def _read(self, docs: Sequence[Any]) -> Read:
        hints = np.concatenate([hint_rows(doc, self._numbers) for doc in docs])
        orths = np.concatenate([doc.to_array("ORTH") for doc in docs])
        different, unique = np.unique(orths, return_inverse=True)
        met = self._lexemes.of(different.tolist(), docs[0].vocab)
        lower = np.array([one.lower for one in met], np.uint64)
        looks = np.array([one.looks for one in met], np.float32)
        counts = np.array([len(one.pieces) for one in met])
        return Read(
            lower=lower,
            unique=unique.astype(np.int32),
            pieces=np.concatenate([one.pieces for one in met]),
            firsts=np.cumsum(counts) - counts,
            counts=counts,
            shapes=np.array([one.shape for one in met], np.int32)[unique],
            hints=hints,
            lists=np.array([one.lists for one in met], np.float32),
            placed=_placed(docs, looks[unique], lower[unique]),
        )


def _placed(docs: Sequence[Any], looks: Any, lower: Any) -> Any:
    ends = np.cumsum([len(doc) for doc in docs])
    return np.concatenate(
        [
            placed(doc, looks[end - len(doc) : end], lower[end - len(doc) : end])
            for doc, end in zip(docs, ends.tolist(), strict=True)
        ]
    )
