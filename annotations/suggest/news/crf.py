"""A linear-chain conditional random field over many short sequences at once.

Lafferty, McCallum and Pereira (2001). Sequences stand side by side, longest first, so
that step ``t`` is a matrix of those still running. Probabilities are scaled at each
step (Rabiner 1989, section V.A), which needs no logarithm inside the loop.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

_TINY = 1e-30
_TRIED = 6
_STOPS = (".", "?", "!")


@dataclass(frozen=True, slots=True)
class Batch:
    """How tokens in one long row are cut into sequences.

    ``index``: (steps, sequences), each sequence's tokens downwards, -1 where it has
    ended; sequences stand longest first. ``running``: (steps,), how many still run.
    """

    index: Any
    running: Any

    @classmethod
    def cut(cls, lengths: Sequence[int]) -> "Batch":
        """Cut a row of tokens into sequences of these lengths, none of them zero."""
        sizes = np.asarray(lengths)
        firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        order = np.argsort(-sizes, kind="stable")
        sizes, firsts = sizes[order], firsts[order]
        steps = np.arange(sizes[0])[:, None]
        index = np.where(steps < sizes, firsts + steps, -1)
        return cls(index, (index >= 0).sum(axis=1))

    def steps(self) -> Sequence[tuple[Any, int]]:
        """Return each step's token indices and how many sequences it has."""
        return [(self.index[t, :n], n) for t, n in enumerate(self.running.tolist())]

    @property
    def pairs(self) -> tuple[Any, Any]:
        """Return the indices of neighbouring tokens of the same sequence."""
        before, after = self.index[:-1], self.index[1:]
        both = after >= 0
        return before[both], after[both]

    @property
    def firsts(self) -> Any:
        """Return the indices of the sequences' first tokens."""
        return self.index[0]

    @property
    def lasts(self) -> Any:
        """Return the indices of the sequences' last tokens."""
        return self.index.max(axis=0)


@dataclass(frozen=True, slots=True)
class Weights:
    """Scores of neighbouring tags, (tags, tags), of first and of last ones, (tags,)."""

    between: Any
    first: Any
    last: Any


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What forward and backward passes say.

    ``marginals``: (tokens, tags). ``log_total``: the log of the sum over all paths, of
    all sequences together. ``forward``, ``backward``: (tokens, tags), scaled;
    ``local``: (tokens, tags), what each tag's own score contributes, scaled likewise.
    """

    marginals: Any
    log_total: float
    forward: Any
    backward: Any
    local: Any


def stretches(docs: Iterable[Any], outside: Any) -> list[int]:
    """Cut docs into sequences after white space and the ends of sentences.

    ``outside``: (tokens,), whether a token is in no entity; others are not cut after.
    Returns the sequences' lengths.
    """
    edges, at = [np.zeros(1, np.int64)], 0
    for doc in docs:
        orth, spaced, is_space = doc.to_array(["ORTH", "SPACY", "IS_SPACE"]).T
        stops = [doc.vocab.strings[mark] for mark in _STOPS]
        ends = np.isin(orth, stops) & (spaced > 0) | (is_space > 0)
        here = at + np.flatnonzero(ends & outside[at : at + len(doc)])
        at += len(doc)
        edges += [here + 1, np.array([at])]
    return [int(size) for size in np.diff(np.unique(np.concatenate(edges)))]


def infer(scores: Any, batch: Batch, weights: Weights, mask: Any = None) -> Beliefs:
    """Run forward and backward over ``scores``, (tokens, tags).

    ``mask``, (tokens, tags), is 1 for the tags that are to be summed over, else 0.
    """
    peak = scores.max(axis=1, keepdims=True)
    local = np.exp(scores - peak)
    if mask is not None:
        local = local * mask
    local[batch.firsts] *= np.exp(weights.first)
    local[batch.lasts] *= np.exp(weights.last)
    between = np.exp(weights.between)
    forward, scales = _forward(local, batch, between)
    local /= scales[:, None]
    backward = _backward(local, batch, between)
    total = float(np.log(scales).sum() + peak.sum())
    return Beliefs(forward * backward, total, forward, backward, local)


def _forward(local: Any, batch: Batch, between: Any) -> tuple[Any, Any]:
    forward = np.empty_like(local)
    scales = np.empty(len(local), local.dtype)
    before = None
    for at, n in batch.steps():
        here = local[at] if before is None else (before[:n] @ between) * local[at]
        scale = here.sum(axis=1) + _TINY
        here /= scale[:, None]
        forward[at], scales[at], before = here, scale, here
    return forward, scales


def _backward(local: Any, batch: Batch, between: Any) -> Any:
    backward = np.ones_like(local)
    turned = np.ascontiguousarray(between.T)
    steps = batch.steps()
    for (at, _), (after, n) in zip(steps[-2::-1], steps[:0:-1], strict=True):
        backward[at[:n]] = (local[after] * backward[after]) @ turned
    return backward


def gradient(
    scores: Any, batch: Batch, weights: Weights, mask: Any
) -> tuple[float, Any, Weights]:
    """Return loss and gradients where only the tags in ``mask`` may be right.

    The loss is minus the log of the share of the paths that ``mask`` leaves: what a
    token is not known to be is summed over (Tsuboi et al. 2008).
    """
    free = infer(scores, batch, weights)
    held = infer(scores, batch, weights, mask)
    d_scores = free.marginals - held.marginals
    between = np.exp(weights.between) * (_paired(free, batch) - _paired(held, batch))
    ends = Weights(
        between,
        d_scores[batch.firsts].sum(axis=0),
        d_scores[batch.lasts].sum(axis=0),
    )
    return free.log_total - held.log_total, d_scores, ends


def _paired(beliefs: Beliefs, batch: Batch) -> Any:
    before, after = batch.pairs
    return beliefs.forward[before].T @ (beliefs.local[after] * beliefs.backward[after])


def best(scores: Any, batch: Batch, weights: Weights, beliefs: Beliefs) -> Any:
    """Return the best path's tags, (tokens,): Viterbi's algorithm.

    Of each token only the tags most likely by ``beliefs`` are tried.
    """
    count = min(_TRIED, scores.shape[1])
    tried = np.argpartition(beliefs.marginals, -count, axis=1)[:, -count:]
    rows = np.arange(len(scores))[:, None]
    local = scores[rows, tried]
    local[batch.firsts] += weights.first[tried[batch.firsts]]
    local[batch.lasts] += weights.last[tried[batch.lasts]]
    chosen = _traced(batch, *_reached(local, tried, batch, weights.between))
    return tried[rows[:, 0], chosen]


def _reached(local: Any, tried: Any, batch: Batch, between: Any) -> tuple[Any, Any]:
    """Return each token's best scores so far, and from which tried tag they came."""
    reached = local
    came_from = np.zeros(local.shape, np.int64)
    steps = batch.steps()
    for (before, _), (at, n) in pairwise(steps):
        earlier = before[:n]
        links = between[tried[earlier][:, :, None], tried[at][:, None, :]]
        ways = reached[earlier][:, :, None] + links
        came_from[at] = ways.argmax(axis=1)
        reached[at] += ways.max(axis=1)
    return reached, came_from


def _traced(batch: Batch, reached: Any, came_from: Any) -> Any:
    """Walk back from each sequence's best end."""
    chosen = np.zeros(len(reached), np.int64)
    chosen[batch.lasts] = reached[batch.lasts].argmax(axis=1)
    steps = batch.steps()
    for (before, _), (after, n) in zip(steps[-2::-1], steps[:0:-1], strict=True):
        chosen[before[:n]] = came_from[after, chosen[after]]
    return chosen


def probability(
    beliefs: Beliefs, weights: Weights, first: int, tags: Sequence[int]
) -> float:
    """Return how likely it is that tokens from ``first`` on bear just these tags.

    It is the share of all paths that go that way, within one sequence.
    """
    likely = beliefs.forward[first, tags[0]]
    for at, (before, after) in enumerate(pairwise(tags), start=first + 1):
        likely *= np.exp(weights.between[before, after]) * beliefs.local[at, after]
    likely *= beliefs.backward[first + len(tags) - 1, tags[-1]]
    return float(min(max(likely, 0.0), 1.0))
