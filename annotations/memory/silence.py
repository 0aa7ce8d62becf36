"""What of a run's suggestions memory silences, and why."""

from collections.abc import Iterator, Sequence

from annotations.memory.around import around, zone_of
from annotations.memory.here import Here
from annotations.memory.inside import is_in_name, is_usual
from annotations.memory.known import Known
from annotations.memory.page import Page
from annotations.memory.remembered import Remembered
from annotations.memory.shapes import Aversion, Shape, is_number
from annotations.suggestion import Suggestion

_OFTEN = 2


def is_silenced(page: Page, known: Known, here: Here, one: Suggestion) -> bool:
    """Tell whether these very words were turned down often enough, here or so."""
    words = page.words(one.span)
    told = known.of(words, one.label)
    if not told.rejected and words not in here.rejected:
        return False
    never = not told.accepted and not is_number(words)
    if never and (told.rejected >= _OFTEN or _is_refused_here(page, here, one)):
        return True
    if told.rejected < max(1, told.accepted):
        return False
    return _is_refused_so(page, known, one, told)


def unwanted(page: Page, known: Known, here: Here) -> Iterator[tuple[Suggestion, str]]:
    """Find what is of a label and shape of which nothing was ever taken, and say so."""
    for (label, shape), words in known.averse.items():
        said = page.pairs.get((label, shape), ())
        aversion = Aversion(label, shape, words)
        if aversion.is_firm() and (
            aversion.is_firm(here.rejected) or _counts_here(here, shape, said)
        ):
            for one in said:
                if page.words(one.span) not in known.off:
                    yield one, aversion.why()


def _counts_here(here: Here, shape: Shape, said: Sequence[Suggestion]) -> bool:
    """Tell whether what was turned down in this article counts already.

    That is so if nothing of the kind was passed over, to be confirmed with the rest;
    of names, which are many, it never does.
    """
    turned_down = [(one.span, one.label) in here.turned_down for one in said]
    first_left = turned_down.index(False) if False in turned_down else len(said)
    return not shape.has_capital and not any(turned_down[first_left:])


def _is_refused_here(page: Page, here: Here, one: Suggestion) -> bool:
    """Tell whether the words were turned down where first suggested in the article.

    A part of a longer name is that only there.
    """
    words = page.words(one.span)
    if words not in here.rejected or words in here.accepted:
        return False
    first = next((s for s in page.said[words] if s.label == one.label), one)
    if (first.span, first.label) not in here.turned_down:
        return False
    return not is_in_name(page.article.text, first.span, titles=False)


def _is_refused_so(page: Page, known: Known, one: Suggestion, told: Remembered) -> bool:
    """Tell whether the label was turned down between such neighbours."""
    words, zone = page.words(one.span), zone_of(page.article, one.span)
    sides = around(page.article.text, one.span)
    for refused in known.refused.get(words, ()):
        if (refused.label, refused.zone) == (one.label, zone):
            pairs = (refused.before, sides.before), (refused.after, sides.after)
            same = [mine for mine, other in pairs if mine and mine == other]
            if len(same) == len(pairs):
                return True
            if told.rejected > told.accepted and not all(map(is_usual, same)):
                return True
    return False
