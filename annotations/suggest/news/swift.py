"""A network's forward pass for prediction, without what only training needs.

The same sums as Thinc's layers, in an order that suits the processor: pieces of a
maxout stand in blocks, and nothing is kept for going backwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

_LITTLE = 1e-8  # as Thinc adds it to a variance
_WINDOW = 3


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout and its normalisation.

    ``weights``: (columns in, pieces x columns out), a block for each piece; ``bias``:
    (pieces x columns out,); ``scale`` and ``shift``: (columns out,).
    """

    weights: Any
    bias: Any
    scale: Any
    shift: Any

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> Self:
        """Take a layer's weights from Thinc's two."""
        weights = maxout.get_param("W").transpose(1, 0, 2)
        return cls(
            np.ascontiguousarray(weights.reshape(-1, weights.shape[2]).T),
            maxout.get_param("b").T.reshape(-1).copy(),
            norm.get_param("G"),
            norm.get_param("b"),
        )

    def __call__(self, rows: Any) -> Any:
        """Return (rows, columns out)."""
        found = rows @ self.weights
        found += self.bias
        width = len(self.scale)
        best = found[:, :width]
        for at in range(width, found.shape[1], width):
            best = np.maximum(best, found[:, at : at + width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / width + _LITTLE
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class Swift:
    """A mixing layer and the convolutions above it."""

    mix: Layer
    convolutions: tuple[Layer, ...]

    @classmethod
    def of(cls, network: Any) -> Self:
        """Take the weights of a network made by ``network``."""
        maxouts = [node for node in network.walk() if node.name == "maxout"]
        norms = [node for node in network.walk() if node.name == "layernorm"]
        first, *others = map(Layer.of, maxouts, norms)
        return cls(first, tuple(others))

    def __call__(self, embedded: Sequence[Any]) -> list[Any]:
        """Return (tokens, width) for each doc's (tokens, columns)."""
        mixed = self.mix(np.concatenate(embedded))
        sizes = [len(one) for one in embedded]
        pad = len(self.convolutions)
        rows, firsts = _spaced(mixed, sizes, pad)
        for layer in self.convolutions:
            rows += layer(_windows(rows))
        return [rows[at : at + size] for at, size in zip(firsts, sizes, strict=True)]


def weights_of(network: Any) -> list[Any]:
    """Return the arrays that ``Swift`` is made from."""
    return [
        node.get_param(name)
        for node in network.walk()
        if node.name in {"maxout", "layernorm"}
        for name in node.param_names
    ]


def _spaced(rows: Any, sizes: Sequence[int], pad: int) -> tuple[Any, list[int]]:
    """Put empty rows before, between and after docs; say where each doc begins."""
    spaced = np.zeros((len(rows) + pad * (len(sizes) + 1), rows.shape[1]), rows.dtype)
    firsts, at = [], 0
    for number, size in enumerate(sizes, start=1):
        first = at + pad * number
        spaced[first : first + size] = rows[at : at + size]
        firsts.append(first)
        at += size
    return spaced, firsts


def _windows(rows: Any) -> Any:
    """Put each row between its neighbours: (rows, 3 x columns)."""
    framed = np.zeros((len(rows) + _WINDOW - 1, rows.shape[1]), rows.dtype)
    framed[1:-1] = rows
    size = _WINDOW * rows.shape[1]
    return sliding_window_view(framed.reshape(-1), size)[:: rows.shape[1]]
