"""What memory makes of some words in an article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from annotations.memory import made
from annotations.memory.follow import PERSON
from annotations.memory.here import Here
from annotations.memory.inside import is_in_name, is_raised
from annotations.memory.known import Known
from annotations.memory.page import Page
from annotations.memory.remembered import Remembered, settled, times
from annotations.memory.shapes import is_number
from annotations.memory.silence import is_silenced
from annotations.memory.traces import Became
from annotations.span import Span
from annotations.suggestion import Suggestion

_SURE = 0.9
"""A run's score from which a short form's full name does not overrule it."""

_CERTAIN = 2.0
"""What no score reaches."""

_OFTEN = 2
_PEOPLES = {"NORP", "LANGUAGE"}
_USUAL = 0.6
_RARELY = 4


class Taken(NamedTuple):
    """Suggestions of a run that one of memory's takes the place of."""

    suggestion: Suggestion
    instead_of: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What memory suggests about some words, and what of a run it silences."""

    taken: tuple[Taken, ...] = ()
    silenced: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A label for words, where from, and from which score of a run on it gives way.

    ``is_part`` tells that they may be so within a longer name, too.
    """

    label: str
    known: Remembered | None = None
    follows: str = ""
    gives_way: float = _CERTAIN
    is_part: bool = False

    @property
    def why(self) -> str:
        """Say why."""
        return self.known.why() if self.known else f"follows “{self.follows}”"


@dataclass(frozen=True, slots=True)
class Sources:
    """What memory draws from: the article, what is known, what was decided here."""

    page: Page
    known: Known
    here: Here

    def find(self, words: str) -> Finding:
        """Make something of words; nothing if memory is to be silent about them."""
        if words in self.known.off:
            return Finding()
        said = self.page.said.get(words, ())
        if not said and not self.page.places(words):
            return Finding()
        taken: list[Taken] = []
        silenced: list[Suggestion] = []
        for one in said:
            if better := self._better(words, one):
                taken.append(better)
            elif is_silenced(self.page, self.known, self.here, one):
                silenced.append(one)
        if (meaning := self._meaning(words)) is not None:
            taken += self._marked(words, meaning, {t.instead_of[0].id for t in taken})
        return Finding(tuple(taken), tuple(silenced))

    def _meaning(self, words: str) -> _Meaning | None:
        """Say what words are: as here, as their full name here, or as elsewhere."""
        label = self.here.label_of(words)
        known = settled(self.known.words.get(words, ()))
        if label is not None:
            known = self.known.of(words, label)
            found = _Meaning(label, known, is_part=self._is_part(words, label))
        elif words in self.here.follows:
            label, name = self.here.follows[words]
            found = _Meaning(label, follows=name, gives_way=_SURE)
        elif known is not None and (known.accepted >= _OFTEN or not is_number(words)):
            found = _Meaning(known.label, known)
        else:
            return None
        return None if self.here.refuses(words, found.label) else found

    def _marked(
        self, words: str, meaning: _Meaning, settled_ids: set[int]
    ) -> Iterator[Taken]:
        page = self.page
        for place in page.places(words):
            touching = page.touching(place)
            if any(
                one.id in settled_ids or self._stands(one, place, meaning)
                for one in touching
            ):
                continue
            if touching or self._is_worth(words, place, meaning):
                made_ = made.suggestion(
                    page.article.id, place, meaning.label, why=meaning.why
                )
                yield Taken(made_, tuple(touching))

    def _stands(self, one: Suggestion, place: Span, meaning: _Meaning) -> bool:
        """Tell whether a run's suggestion stays where memory would put its own.

        That a people's name is their language here does not make it so elsewhere.
        """
        if one.span != place:
            return not place.contains(one.span)
        if one.label == meaning.label or (one.score or 0.0) >= meaning.gives_way:
            return True
        if {one.label, meaning.label} != _PEOPLES:
            return False
        return self.known.of(self.page.words(place), meaning.label).accepted < _OFTEN

    def _is_worth(self, words: str, place: Span, meaning: _Meaning) -> bool:
        """Tell whether unmarked words are likely to be meant as they were elsewhere."""
        known = self.known.of(words, meaning.label)
        if len(words) <= 1 or (is_number(words) and known.accepted < _OFTEN):
            return False
        if words.islower():
            return known.rejected * _RARELY <= known.accepted
        text, name = self.page.article.text, meaning.follows
        if name and any(full.contains(place) for full in self.page.places(name)):
            return False
        if words not in self.here.accepted and is_raised(text, place):
            return False
        titles = meaning.label == PERSON
        return meaning.is_part or not is_in_name(text, place, titles=titles)

    def _is_part(self, words: str, label: str) -> bool:
        """Tell whether words stand within a longer name here, as acronyms may."""
        text, titles = self.page.article.text, label == PERSON
        spans = self.here.spans.get(words, ())
        return words.isupper() or any(
            is_in_name(text, span, titles=titles) for span in spans
        )

    def _better(self, words: str, one: Suggestion) -> Taken | None:
        """Set the ends of a suggestion as they were mostly set for these words."""
        if (became := self.known.became.get(words)) is None:
            return None
        ways = {way: n for way, n in became.items() if way.label == one.label}
        resized = {way: n for way, n in ways.items() if way.to_words != words}
        if not resized:
            return None
        best = max(resized, key=lambda way: resized[way])
        kept = self.known.of(words, one.label)
        span = self._refitted(one.span, best)
        share = resized[best] / (sum(ways.values()) + kept.confirmed + kept.rejected)
        if span is None or self.here.refuses(best.to_words, best.to_label):
            return None
        if share < _USUAL and best.to_words in words:
            return None
        why = f"you corrected “{words}” so {times(resized[best])}"
        return Taken(
            made.suggestion(self.page.article.id, span, best.to_label, why=why), (one,)
        )

    def _refitted(self, span: Span, way: Became) -> Span | None:
        """Find the words that a suggestion became, inside it or around it."""
        places = self.page.places(way.to_words)
        return next((place for place in places if place.overlaps(span)), None)
