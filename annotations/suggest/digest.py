"""Telling one pipeline from another, the same on every machine."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

_FLORET = ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")


def digest_of(nlp: Any) -> str:
    """Hash a ``spacy.Language``: its configuration and its parts' weights or rules.

    The vocabulary's strings stay out: they grow with every text that is read. It takes
    a second or two for a gigabyte of weights.
    """
    digest = sha256()
    for part in _parts(nlp):
        digest.update(sha256(part).digest())
    return digest.hexdigest()


def _parts(nlp: Any) -> Iterator[Any]:
    yield nlp.config.to_str().encode()
    yield nlp.tokenizer.to_bytes(exclude=["vocab"])
    yield from _vectors(nlp.vocab.vectors)
    if len(nlp.vocab.lookups):  # they change the norms that recognisers read
        yield nlp.vocab.lookups.to_bytes()
    for name, part in nlp.pipeline:
        yield name.encode()
        if hasattr(part, "to_bytes"):
            yield part.to_bytes(exclude=["vocab"])


def _vectors(vectors: Any) -> Iterator[Any]:
    """Give the table as it lies in memory: spaCy's own writing copies it thrice."""
    from numpy import ascontiguousarray, fromiter  # noqa: PLC0415  slow
    from thinc import backends  # noqa: PLC0415  slow

    ops: Any = backends
    table = ops.get_array_ops(vectors.data).to_numpy(vectors.data)
    pairs = sorted(vectors.key2row.items())
    # Tables of words do not keep what is said of pieces of words here.
    pieces = _FLORET if vectors.mode == "floret" else ()
    yield repr([getattr(vectors, name) for name in ("mode", *pieces)]).encode()
    yield ascontiguousarray(table).data.cast("B") if table.size else b""
    yield fromiter((n for pair in pairs for n in pair), "uint64").data.cast("B")
