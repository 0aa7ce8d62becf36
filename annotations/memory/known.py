"""What memory holds that may bear on one article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from annotations.memory.habits import Habit
from annotations.memory.remembered import Remembered
from annotations.memory.shapes import Pair
from annotations.memory.traces import Became, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One annotator's memory, as far as an article's words are concerned.

    ``words``, ``refused`` and ``became`` are found by the words (of the suggestion, in
    the latter two), the counts beside what was decided. ``averse`` is what was turned
    down of each label and shape suggested here of which nothing was ever taken.
    ``off`` are words about which memory is to be silent; ``silent`` tells that it is
    to be altogether.
    """

    words: Mapping[str, Sequence[Remembered]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    refused: Mapping[str, Mapping[Refused, int]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    became: Mapping[str, Mapping[Became, int]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    habits: Sequence[Habit] = ()
    averse: Mapping[Pair, Mapping[str, int]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    off: frozenset[str] = frozenset()
    silent: bool = False

    def of(self, words: str, label: str) -> Remembered:
        """Give what is remembered of words under a label, be it nothing."""
        for one in self.words.get(words, ()):
            if one.label == label:
                return one
        return Remembered(words, label)
