"""What every reader of articles gives."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotations.article import Article


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and where it was: ``a.txt`` or ``wire.jsonl, line 3``."""

    where: str
    article: Article


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that is no article, where it was, and why in a sentence."""

    where: str
    why: str


def name_of(path: Path) -> str:
    """Name a file in characters that every file can hold, whatever its own bytes."""
    return os.fsencode(path.name or path).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file that holds articles; ``suffixes`` are small and dotted.

    ``read`` may raise ``OSError`` and ``CopydeskError``.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Iterator[Found | Refusal]]
