"""What a spaCy document says: its entities and its span groups, as proposals."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import isfinite
from typing import Any

from annotations.span import Span
from annotations.suggest.running import Piece
from annotations.suggestion import Proposal

SCORES = "copydesk_scores"
"""Where in ``doc.user_data`` a pipeline may put a probability for each of ``ents``."""


def proposals_of(
    doc: Any, piece: Piece, groups: Sequence[str] = ()
) -> Iterator[Proposal]:
    """Yield the entities, then the spans of the groups named; if none is named, of all.

    The document is spaCy's of the piece; positions are those in the whole text.
    """
    text, at = piece.text, piece.at  # spaCy would put the text together again
    found = _read(doc.ents, doc.user_data.get(SCORES))
    for name, group in doc.spans.items():
        if not groups or name in groups:
            found = chain(found, _read(group, group.attrs.get("scores")))
    for span, score in found:
        start, end = span.start_char, span.end_char
        words = text[start:end]
        if bare := words.strip():
            start += words.index(bare)
            place = Span(at + start, at + start + len(bare))
            yield Proposal(place, span.label_, score, span.ent_id_ or span.id_)


def _read(spans: Iterable[Any], scores: Any) -> Iterator[tuple[Any, float | None]]:
    found = list(spans)
    return zip(found, _scores(scores, len(found)), strict=True)


def _scores(scores: Any, number: int) -> list[float | None]:
    """Read as many scores as there are spans; others would belong to other spans."""
    if scores is None or len(scores) != number:
        return [None] * number
    return [_probability(score) for score in scores]


def _probability(score: Any) -> float | None:
    """Read a number; spaCy's span categorizers may give an array that holds one."""
    number = float(score.item() if hasattr(score, "item") else score)
    return min(1.0, max(0.0, number)) if isfinite(number) else None
