"""Telling one pipeline from another, the same on every machine."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any


def digest_of(nlp: Any) -> str:
    """Hash a ``spacy.Language``: its configuration and its parts' weights or rules.

    The vocabulary's strings stay out: they grow with every text that is read.
    """
    digest = sha256()
    for part in _parts(nlp):
        digest.update(sha256(part).digest())
    return digest.hexdigest()


def _parts(nlp: Any) -> Iterator[bytes]:
    yield nlp.config.to_str().encode()
    yield nlp.tokenizer.to_bytes(exclude=["vocab"])
    yield nlp.vocab.vectors.to_bytes(exclude=["strings"])
    for name, part in nlp.pipeline:
        yield name.encode()
        if hasattr(part, "to_bytes"):
            yield part.to_bytes(exclude=["vocab"])
