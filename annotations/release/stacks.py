"""Articles that belong together, so that no part gives another one away."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotations.release.order import Shared
from annotations.release.outline import Outline
from annotations.release.shingles import alike

Stack = tuple[Outline, ...]


def stacks(outlines: Sequence[Outline], shared: Sequence[Shared]) -> list[Stack]:
    """Stack articles that share much of their text, or one of some other things.

    Stacks and the articles in them are in the order given; what an article does not
    say, such as its outlet, it shares with none.
    """
    roots = list(range(len(outlines)))
    for one, other in _ties(outlines, shared):
        roots[max(_root(roots, one), _root(roots, other))] = min(
            _root(roots, one), _root(roots, other)
        )
    found: dict[int, list[Outline]] = defaultdict(list)
    for place, outline in enumerate(outlines):
        found[_root(roots, place)].append(outline)
    return [tuple(one) for one in found.values()]


def _ties(
    outlines: Sequence[Outline], shared: Sequence[Shared]
) -> Iterator[tuple[int, int]]:
    yield from alike([one.shingles for one in outlines])
    for what in shared:
        places: dict[str, list[int]] = defaultdict(list)
        for place, outline in enumerate(outlines):
            if value := outline.shared[what]:
                places[value].append(place)
        for together in places.values():
            yield from pairwise(together)


def _root(roots: list[int], place: int) -> int:
    while roots[place] != place:
        roots[place] = roots[roots[place]]
        place = roots[place]
    return place
