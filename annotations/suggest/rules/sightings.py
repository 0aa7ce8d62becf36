"""Where the clues of the rules stand in a text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.suggest.rules.clues import CAPITAL, Clue, is_joint, is_link
from annotations.suggest.rules.tokens import Tokens

_MOST_WORDS = 200_000
_Marks = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Sightings:
    """A text's tokens, and where in it each clue's pattern is found, in order.

    ``marks`` gives the patterns of each word, with the place inside it.
    """

    tokens: Tokens
    marks: Mapping[int, _Marks]
    places: Mapping[str, Sequence[int]]

    @property
    def capitals(self) -> Sequence[int]:
        """Return where a name may begin."""
        return self.places.get(CAPITAL, ())

    def of(self, clue: Clue) -> Sequence[int]:
        """Return where a rule with this clue may begin, in characters, in order."""
        if not clue.head:
            return self.places.get(clue.first, ())
        return list(self._in_names(clue))

    def _in_names(self, clue: Clue) -> Iterator[int]:
        """Yield where a name up to one of its heads may begin."""
        starts = self.tokens.starts
        last = -1
        for head in self.places.get(clue.head, ()):
            at = bisect_left(starts, head)
            found = list(self._before(at, clue.first, until=last))
            yield from (starts[one] for one in reversed(found))
            last = at

    def _before(self, head: int, first: str, *, until: int) -> Iterator[int]:
        """Yield the tokens from this one back with which its name may begin.

        From ``until`` on the head before was asked.
        """
        words = self.tokens.words
        for at in range(head, until, -1):
            if (first, 0) in self.marks[words[at]]:
                yield at
            elif at != head and not self._links(at):
                break

    def _links(self, at: int) -> bool:
        word = self.tokens.word
        return is_link(word(at)) or (at > 0 and is_joint(word(at - 1)))


class Lookout:
    """Looks for clues; remembers what it knows of each word."""

    def __init__(self, clues: Iterable[Clue]) -> None:
        """Prepare for the patterns of these clues."""
        every = list(clues)
        heads = [clue.head for clue in every if clue.head]
        starts = [clue.first for clue in every if not clue.inside]
        self._starts = _compiled([CAPITAL, *starts, *heads])
        self._inside = _compiled([clue.first for clue in every if clue.inside])
        self._marks: dict[int, _Marks] = {}

    def look(self, tokens: Tokens) -> Sightings:
        """Find the clues in a text."""
        marks = self._learn(tokens)
        places = defaultdict(list)
        for word, start in zip(tokens.words, tokens.starts, strict=True):
            if here := marks[word]:
                for pattern, offset in here:
                    places[pattern].append(start + offset)
        return Sightings(tokens, marks, places)

    def _learn(self, tokens: Tokens) -> dict[int, _Marks]:
        """Return a table that knows all the words; a full one is begun anew."""
        marks = self._marks
        if len(marks) > _MOST_WORDS:
            marks = self._marks = {}
        for word in set(tokens.words).difference(marks):
            marks[word] = tuple(self._marks_of(tokens.strings[word]))
        return marks

    def _marks_of(self, word: str) -> Iterator[tuple[str, int]]:
        any_start, *starts = self._starts
        if any_start.match(word):
            yield from ((one.pattern, 0) for one in starts if one.match(word))
        any_inside, *inside = self._inside
        if any_inside.search(word):
            for one in inside:
                yield from ((one.pattern, m.start()) for m in one.finditer(word))


def _compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    """Compile one pattern for all of them, then each."""
    each = [re.compile(one) for one in dict.fromkeys(patterns)]
    return [re.compile("|".join(f"(?:{one})" for one in patterns)), *each]
