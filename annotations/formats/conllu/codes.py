"""Spans that tokens name by numbers, as PARSEME and the Czech CNEC write them.

``1:VPC`` and then ``1`` in each sentence, or ``P_1-pf_2`` with numbers that count on.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from annotations.formats.conllu.entities import Mention

_BLANK = frozenset({"O", "_", "*", "-", ""})
_PARSEME = re.compile(r"\d+(?::[^;]+)?(?:;\d+(?::[^;]+)?)*")
_CNEC = re.compile(r"[A-Za-z_?]+_\d+(?:-[A-Za-z_?]+_\d+)*")
_NAMELESS = "MWE"

Codes = Iterator[tuple[str, str]]


def numbered(sentences: Iterable[Sequence[str]]) -> list[Mention] | None:
    """Find spans, with words counted through all sentences; nothing if tags are others.

    A span may have gaps.
    """
    rows = list(sentences)
    said = {cell for row in rows for cell in row} - _BLANK
    if any(":" in one for one in said) and all(map(_PARSEME.fullmatch, said)):
        return _mentions(rows, _of_parseme, counts_on=False)
    if said and all(map(_CNEC.fullmatch, said)):
        return _mentions(rows, _of_cnec, counts_on=True)
    return None


def _mentions(
    rows: Iterable[Sequence[str]], codes: Callable[[str], Codes], *, counts_on: bool
) -> list[Mention]:
    labels: dict[tuple[int, str], str] = {}
    words: dict[tuple[int, str], list[int]] = {}
    at = 0
    for sentence, row in enumerate(rows):
        for cell in row:
            for number, label in codes(cell) if cell not in _BLANK else ():
                key = 0 if counts_on else sentence, number
                labels[key] = labels.get(key) or label
                words.setdefault(key, []).append(at)
            at += 1
    return [
        Mention("", labels[key] or _NAMELESS, tuple(_pieces(found)), {})
        for key, found in words.items()
    ]


def _of_parseme(cell: str) -> Codes:
    for code in cell.split(";"):
        number, _, label = code.partition(":")
        yield number, label


def _of_cnec(cell: str) -> Codes:
    for code in cell.split("-"):
        label, _, number = code.rpartition("_")
        yield number, label


def _pieces(words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Gather words to pieces, from the first to the last of each."""
    first = last = words[0]
    for word in words[1:]:
        if word > last + 1:
            yield first, last
            first = word
        last = word
    yield first, last
