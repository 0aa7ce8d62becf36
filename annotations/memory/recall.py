"""What memory makes of an article: what it suggests, and what it silences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from annotations.layer import Layer
from annotations.memory import made
from annotations.memory.finding import Finding, Sources, Taken
from annotations.memory.habits import fitted
from annotations.memory.here import Here
from annotations.memory.known import Known
from annotations.memory.page import Page
from annotations.memory.silence import unwanted
from annotations.suggestion import Suggestion, SuggestionId


@dataclass(frozen=True, slots=True)
class Recall:
    """What memory adds to and takes from what the newest run suggests.

    ``suggestions`` are memory's own, in reading order, none overlapping. ``silenced``
    are suggestions of the run that were turned down before, ``reasons`` what habit
    some of them are due to; ``replaced`` ones give way to one of memory's, named
    beside them.
    """

    suggestions: tuple[Suggestion, ...] = ()
    silenced: frozenset[SuggestionId] = frozenset()
    reasons: Mapping[SuggestionId, str] = field(
        default_factory=lambda: MappingProxyType({})
    )
    replaced: Mapping[SuggestionId, SuggestionId] = field(
        default_factory=lambda: MappingProxyType({})
    )


NOTHING = Recall()


@dataclass(frozen=True, slots=True)
class Recollection:
    """Memory at work on an article; ``found`` is what it makes of which words."""

    sources: Sources
    found: Mapping[str, Finding]
    fits: tuple[Taken, ...]
    recall: Recall

    @property
    def page(self) -> Page:
        """The article."""
        return self.sources.page

    @property
    def known(self) -> Known:
        """What memory holds of its words."""
        return self.sources.known

    @classmethod
    def of(cls, page: Page, known: Known, layer: Layer) -> "Recollection":
        """Go over all words that memory knows something of."""
        if known.silent:
            return cls(Sources(page, known, Here()), {}, (), NOTHING)
        sources = Sources(page, known, Here.of(page, layer))
        return _recollected(sources, {}, _concerned(sources), _fits(page, known))

    def after(self, layer: Layer, known: Known, words: Iterable[str]) -> "Recollection":
        """Go over the words again of which something was decided."""
        if known.silent:
            return self
        page, before = self.sources.page, self.sources
        sources = Sources(page, known, Here.of(page, layer))
        old, new = before.here.follows, sources.here.follows
        moved = {form for form in {*old, *new} if old.get(form) != new.get(form)}
        same = before.known.habits == known.habits
        fits = self.fits if same else _fits(page, known)
        return _recollected(sources, self.found, {*words, *moved}, fits)


def _concerned(sources: Sources) -> set[str]:
    here, known = sources.here, sources.known
    return {
        *known.words,
        *(set(known.became) | set(known.refused)),
        *here.accepted,
        *here.rejected,
        *here.follows,
    }


def _recollected(
    sources: Sources,
    before: Mapping[str, Finding],
    words: Iterable[str],
    fits: tuple[Taken, ...],
) -> Recollection:
    found = dict(before)
    for each in words:
        found.pop(each, None)
        finding = sources.find(each)
        if finding.taken or finding.silenced:
            found[each] = finding
    return Recollection(sources, found, fits, _recall(sources, found, fits))


def _recall(
    sources: Sources, found: Mapping[str, Finding], fits: tuple[Taken, ...]
) -> Recall:
    page, known, here = sources.page, sources.known, sources.here
    reasons = {one.id: why for one, why in unwanted(page, known, here)}
    refused = (one.id for f in found.values() for one in f.silenced)
    silenced = frozenset([*refused, *reasons])
    taken = [one for f in found.values() for one in f.taken]
    apart = list(_apart(taken))
    settled = silenced | {old.id for one in apart for old in one.instead_of}
    apart += (
        one for one in fits if settled.isdisjoint(old.id for old in one.instead_of)
    )
    replaced = {old.id: one.suggestion.id for one in apart for old in one.instead_of}
    clear = (
        one.suggestion
        for one in apart
        if all(
            old.id in replaced or old.id in silenced
            for old in page.touching(one.suggestion.span)
        )
    )
    suggestions = sorted(clear, key=lambda one: one.span)
    return Recall(tuple(suggestions), silenced, reasons, replaced)


def _apart(taken: Iterable[Taken]) -> Iterator[Taken]:
    """Keep what does not overlap, of two the longer."""
    kept: list[Taken] = []
    for one in sorted(
        taken, key=lambda t: (t.suggestion.span.start, -t.suggestion.span.end)
    ):
        if kept and kept[-1].suggestion.span.overlaps(one.suggestion.span):
            if len(one.suggestion.span) <= len(kept[-1].suggestion.span):
                continue
            kept.pop()
        kept.append(one)
    return iter(kept)


def _fits(page: Page, known: Known) -> tuple[Taken, ...]:
    habits = known.habits
    fits = ((one, fitted(page, one, habits)) for one in page.suggestions if habits)
    return tuple(
        Taken(
            made.suggestion(page.article.id, fit[0], one.label, why=fit[1].why()),
            (one,),
        )
        for one, fit in fits
        if fit is not None and _is_open(page, known, one)
    )


def _is_open(page: Page, known: Known, one: Suggestion) -> bool:
    """Tell whether these very words were never agreed to as they stand."""
    words = page.words(one.span)
    return words not in known.off and not known.of(words, one.label).accepted
