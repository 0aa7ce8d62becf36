"""Embedding of tokens: words, character n-grams, shapes, lists, rules' hints."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps

from annotations.suggest.news.hints import REASONS
from annotations.suggest.news.lexemes import LIST_COUNT
from annotations.suggest.news.place import COUNT
from annotations.suggest.news.reader import SHAPES, Read, Reader

_HINT_WIDTH, _REASON_WIDTH, _SHAPE_WIDTH = 24, 8, 16
_UNKNOWN = 0
_KNOWN_AS = ("cities", "parts_of_cities")
_TABLES = ("words", "pieces", "shapes", "hints", "reasons")


def news_embed(
    width: int, pieces: int, labels: Sequence[str], reader: Reader | None = None
) -> Model[Any, Any]:
    """Make the layer: list of docs in, list of ``float32`` (tokens, columns) out.

    ``width``: columns for words, and again for n-grams. ``pieces``: rows of the table
    of n-grams. ``labels``: those that hints may bear. ``reader``: one that networks
    side by side share.
    """
    more = _SHAPE_WIDTH + _HINT_WIDTH + _REASON_WIDTH + LIST_COUNT + COUNT
    model: Model[Any, Any] = Model(
        "copydesk_embed",
        _Embed(reader or Reader(pieces, labels)),
        init=_init,
        dims={"nO": 2 * width + more + len(_KNOWN_AS), "nW": width, "nV": None},
        params=dict.fromkeys(_TABLES),
        attrs={
            "known": np.zeros(0, np.uint64),
            **{name: np.zeros(0, np.uint64) for name in _KNOWN_AS},
            "labels": list(labels),
            "pieces": pieces,
            # In training so many are taken for unknown.
            "unknown_words": 0.35,
            "unknown_hints": 0.08,
        },
    )
    model.ops = NumpyOps(use_blis=False)
    return model


def learn_words(model: Any, lower: Any) -> None:
    """Give the words that get a row of their own, as hashes of their lower case."""
    model.attrs["known"] = np.unique(np.asarray(lower, np.uint64))
    model.set_dim("nV", len(model.attrs["known"]) + 1, force=True)


def learn_cities(model: Any, whole: Any, parts: Any) -> None:
    """Give the names of cities, and words in longer ones, as hashes of lower case."""
    for name, words in zip(_KNOWN_AS, (whole, parts), strict=True):
        model.attrs[name] = np.unique(np.asarray(words, np.uint64))


def _init(model: Any, X: Any = None, Y: Any = None) -> None:  # noqa: N803
    del X, Y
    if not model.has_dim("nV"):
        model.set_dim("nV", 1)
    rng = np.random.default_rng(0)
    width = model.get_dim("nW")
    sizes = {
        "words": (model.get_dim("nV"), width),
        "pieces": (model.attrs["pieces"], width),
        "shapes": (SHAPES, _SHAPE_WIDTH),
        "hints": (1 + 2 * len(model.attrs["labels"]), _HINT_WIDTH),
        "reasons": (REASONS, _REASON_WIDTH),
    }
    for name, size in sizes.items():
        model.set_param(name, rng.uniform(-0.1, 0.1, size).astype(np.float32))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Which rows of the tables a batch of docs needs.

    ``unique``: for each token the number of its word among the batch's different
    words. ``pieces``: the n-grams of these words in one row; ``firsts`` and
    ``counts`` say which are whose. ``fixed``: columns that no table gives.
    """

    words: Any
    unique: Any
    pieces: Any
    firsts: Any
    counts: Any
    shapes: Any
    hints: Any
    reasons: Any
    fixed: Any

    @property
    def scale(self) -> Any:
        """Return what a word's sum of n-grams is divided by."""
        return np.sqrt(self.counts)[:, None].astype(np.float32)


@dataclass(frozen=True)
class _Embed:
    """The layer's forward pass."""

    reader: Reader

    def __call__(
        self,
        model: Any,
        docs: Sequence[Any],
        is_train: bool,  # noqa: FBT001  Thinc's own signature
    ) -> tuple[Any, Callable[[Any], Any]]:
        rows = _rows(self.reader.read(docs), model.attrs)
        if is_train:
            _forget(rows, model.attrs)
        cuts = np.cumsum([len(doc) for doc in docs])[:-1]

        def backprop(d_parts: Any) -> list[Any]:
            _backward(model, rows, np.concatenate(d_parts))
            return []

        return np.split(_looked_up(model, rows), cuts), backprop


def _rows(read: Read, attrs: Mapping[str, Any]) -> _Rows:
    cities = [_known(attrs[name], read.lower) > _UNKNOWN for name in _KNOWN_AS]
    lists = np.concatenate([read.lists, np.stack(cities, axis=1)], axis=1)
    return _Rows(
        words=_known(attrs["known"], read.lower)[read.unique],
        unique=read.unique,
        pieces=read.pieces,
        firsts=read.firsts,
        counts=read.counts,
        shapes=read.shapes,
        hints=read.hints[:, 0].copy(),
        reasons=read.hints[:, 1].copy(),
        fixed=np.concatenate([lists[read.unique], read.placed], axis=1),
    )


def _forget(rows: _Rows, shares: Mapping[str, Any]) -> None:
    """Take some words and hints for unknown, so that the rest is learned from."""
    size = len(rows.words)
    rows.words[_some(size, shares["unknown_words"])] = _UNKNOWN
    without = _some(size, shares["unknown_hints"])
    rows.hints[without] = 0
    rows.reasons[without] = 0


def _some(size: int, share: float) -> Any:
    return np.random.random(size) < share  # noqa: NPY002  seeded by spaCy's fix_random_seed


def _known(known: Any, lower: Any) -> Any:
    """Find each word's row; the first is for those that have none."""
    if not len(known):
        return np.zeros(len(lower), np.int32)
    at = np.searchsorted(known, lower).clip(max=len(known) - 1)
    return np.where(known[at] == lower, at + 1, _UNKNOWN).astype(np.int32)


def _looked_up(model: Any, rows: _Rows) -> Any:
    tables = [
        model.get_param("words")[rows.words],
        _subwords(model.get_param("pieces"), rows)[rows.unique],
        model.get_param("shapes")[rows.shapes],
        model.get_param("hints")[rows.hints],
        model.get_param("reasons")[rows.reasons],
    ]
    return np.concatenate([*tables, rows.fixed], axis=1, dtype=np.float32)


def _subwords(table: Any, rows: _Rows) -> Any:
    found = table[rows.pieces].astype(np.float32, copy=False)
    return np.add.reduceat(found, rows.firsts, axis=0) / rows.scale


def _backward(model: Any, rows: _Rows, d: Any) -> None:
    width = model.get_dim("nW")
    sizes = (width, width, _SHAPE_WIDTH, _HINT_WIDTH, _REASON_WIDTH)
    parts = np.split(d, np.cumsum(sizes), axis=1)
    d_words = np.zeros((len(rows.counts), width), np.float32)
    model.ops.scatter_add(d_words, rows.unique, np.ascontiguousarray(parts[1]))
    d_pieces = np.repeat(d_words / rows.scale, rows.counts, axis=0)
    _add(model, "words", rows.words, parts[0])
    _add(model, "pieces", rows.pieces, d_pieces)
    _add(model, "shapes", rows.shapes, parts[2])
    _add(model, "hints", rows.hints, parts[3])
    _add(model, "reasons", rows.reasons, parts[4])


def _add(model: Any, name: str, rows: Any, d: Any) -> None:
    grad = np.zeros_like(model.get_param(name))
    model.ops.scatter_add(grad, np.ascontiguousarray(rows), np.ascontiguousarray(d))
    model.inc_grad(name, grad)
