"""The names that the corpora mark, to put in the place of others."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

from model.records import Record


class Names:
    """Names by label, and whether they are several words."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.of: dict[tuple[str, bool], list[str]] = defaultdict(list)
        seen = set()
        for record in records:
            for start, end, label in record.spans:
                words = record.text[start:end]
                if (label, words) in seen or not words[0].isupper() or "\n" in words:
                    continue
                seen.add((label, words))
                self.of[label, " " in words].append(words)

    def one(self, rng: Random, label: str, *, long: bool) -> str:
        """Pick a name of a kind: of several words, or of one."""
        return rng.choice(self.of[label, long] or self.of[label, not long])
