"""The candidates of one text, and what they have to do with each other."""

from collections import defaultdict
from collections.abc import Sequence

from annotations.suggest.news.mention import Mention

Words = tuple[str, ...]
_SHORT = 120  # tokens
_ENOUGH = 50  # to know what the same words are in a text


class Evidence:
    """Finds, for a candidate, those in its place and those of the same words."""

    def __init__(self, tokens: Sequence[str], candidates: Sequence[Mention]) -> None:
        self._tokens = tokens
        self._at: dict[int, list[Mention]] = defaultdict(list)
        self._saying: dict[Words, list[Mention]] = defaultdict(list)
        for one in candidates:
            alike = self._saying[self._words(one)]
            if len(alike) < _ENOUGH:
                alike.append(one)
            for at in range(one.start, one.end):
                self._at[at].append(one)

    @property
    def is_short(self) -> bool:
        """Tell whether the text is a sentence or a few, with little to compare."""
        return len(self._tokens) < _SHORT

    def rivals(self, one: Mention) -> list[Mention]:
        """Return the other candidates that share a token with one, each once."""
        found: list[Mention] = []
        for at in range(one.start, one.end):
            found += (other for other in self._at[at] if other not in found)
        return [other for other in found if other is not one]

    def same_words(self, one: Mention) -> tuple[list[Mention], list[Mention]]:
        """Return those of the same words elsewhere: with its label, with others."""
        others = [o for o in self._saying[self._words(one)] if o.start != one.start]
        same = [other for other in others if other.label == one.label]
        return same, [other for other in others if other.label != one.label]

    def _words(self, one: Mention) -> Words:
        return tuple(self._tokens[one.start : one.end])
