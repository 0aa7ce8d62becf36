"""Texts that share much of their wording: near-duplicates, versions of one story.

Source: A. Broder, On the resemblance and containment of documents (1997). Runs of
five words are compared whole, not sampled: a corpus of news fits in memory.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from zlib import crc32

Shingles: TypeAlias = "array[int]"
"""The hashes of a text's runs of words, 64 bits each, sorted, each once."""

RUN = 5
"""How many words a run has."""
ENOUGH = 1 / 3
"""The share of the shorter text's runs that the longer one must have."""

# Scripts without spaces have words of one character here.
_WORDS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\\w+")
_REACH = 8
_FACTOR = 0x9E3779B97F4A7C15
_64_BITS = "Q"


def shingles(text: str) -> Shingles:
    """Hash the runs of words of a text; one with fewer words is a run itself."""
    import numpy as np  # noqa: PLC0415  the window starts without it

    words = _WORDS.findall(text.casefold())
    if not words:
        return array(_64_BITS)
    codes = np.array(
        [crc32(word.encode("utf-8", "surrogatepass")) for word in words],
        dtype=np.uint64,
    )
    length = min(RUN, len(codes))
    made = np.zeros(len(codes) - length + 1, dtype=np.uint64)
    for place in range(length):
        made = (made + codes[place : place + len(made)]) * np.uint64(_FACTOR)
        made ^= made >> np.uint64(29)
    return array(_64_BITS, np.unique(made).tobytes())


def alike(texts: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Find pairs of texts one of which holds much of the other.

    A run that many texts have counts only between those that are near each other in
    the order given. So the same words below every article join nothing, and many
    versions of one story are still joined, link by link.
    """
    import numpy as np  # noqa: PLC0415  the window starts without it

    sizes = np.array([len(one) for one in texts], dtype=np.int64)
    if not sizes.sum():
        return
    runs = np.concatenate([np.frombuffer(one, dtype=np.uint64) for one in texts])
    order = np.argsort(runs, kind="stable")
    whose = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)[order]
    runs = runs[order]
    met = []
    for step in range(1, _REACH + 1):
        same = np.flatnonzero(runs[:-step] == runs[step:])
        pairs = whose[same].astype(np.int64) * len(texts) + whose[same + step]
        met.append(np.unique(pairs, return_counts=True))
    pairs, places = np.unique(np.concatenate([x for x, _ in met]), return_inverse=True)
    common = np.bincount(places, weights=np.concatenate([x for _, x in met]))
    ones, others = np.divmod(pairs, len(texts))
    is_much = common >= np.minimum(sizes[ones], sizes[others]) * ENOUGH
    yield from zip(ones[is_much].tolist(), others[is_much].tolist(), strict=True)
