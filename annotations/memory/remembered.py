"""What is remembered of some words: how often they were decided as what."""

from collections.abc import Iterable
from typing import NamedTuple

_CLEAR = 0.8
_ONCE, _TWICE = 1, 2


class Remembered(NamedTuple):
    """How often one annotator decided on the same words under a label.

    ``words`` is a ``words_key``. Decisions count under the words and the label that
    they ended up with; ``rejected`` counts suggestions of that label turned down. A
    tuple, as hundreds are made for each article.
    """

    words: str
    label: str
    added: int = 0
    confirmed: int = 0
    corrected: int = 0
    rejected: int = 0

    @property
    def accepted(self) -> int:
        """How often the words stand under the label."""
        return self.added + self.confirmed + self.corrected

    def why(self) -> str:
        """Say it: "added 4 times, rejected never"."""
        counts = (
            ("added", self.added),
            ("confirmed", self.confirmed),
            ("corrected", self.corrected),
        )
        said = [f"{verb} {times(n)}" for verb, n in counts if n]
        return ", ".join([*said, f"rejected {times(self.rejected)}"])


def times(count: int) -> str:
    """Write how often: never, once, twice, 3 times."""
    words = {0: "never", _ONCE: "once", _TWICE: "twice"}
    return words.get(count, f"{count:,} times")


def settled(remembered: Iterable[Remembered]) -> Remembered | None:
    """Find the one label that words clearly have, if they have one.

    That is the label of at least four of five that were accepted, unless it was
    rejected as often as accepted.
    """
    known = list(remembered)
    if not known:
        return None
    best = known[0] if len(known) == 1 else max(known, key=lambda one: one.accepted)
    share = best.accepted / (sum(one.accepted for one in known) or 1)
    return best if share >= _CLEAR and best.rejected < best.accepted else None
