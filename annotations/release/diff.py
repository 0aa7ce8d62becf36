"""What has changed from one release to another."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotations.release.changes import Change, Difference, Kind
from annotations.release.manifest import Entry, Listed
from annotations.selection import GOOD_STATES


def difference(before: Mapping[str, Listed], after: Mapping[str, Listed]) -> Difference:
    """Compare two releases by the ids of their articles, then of their spans.

    An id is made from the text: an article whose text was changed is another one.
    Spans without a partner of their id are matched by place, then by overlap.
    """
    made = Difference()
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if new is None:
            assert old is not None  # noqa: S101  it is in one of the two
            change = _of(old, Kind.ARTICLE_REMOVED, before=old.part)
            made.add(change, spans=len(old.spans))
        elif old is None:
            change = _of(new, Kind.ARTICLE_ADDED, after=new.part)
            made.add(change, spans=len(new.spans))
        else:
            for change in _within(old, new):
                made.add(change)
    return made


def _of(article: Listed, kind: Kind, *, before: str = "", after: str = "") -> Change:
    return Change(
        kind=kind, article=article.id, title=article.title, before=before, after=after
    )


def _within(old: Listed, new: Listed) -> Iterator[Change]:
    if old.part != new.part:
        yield _of(new, Kind.ARTICLE_MOVED, before=old.part, after=new.part)
    for one, other in _pairs(old.spans, new.spans):
        for kind, text, before, after in _became(one, other):
            yield Change(
                kind=kind,
                article=new.id,
                title=new.title,
                text=text,
                before=before,
                after=after,
            )


_Became = tuple[Kind, str, str, str]


def _became(old: Entry | None, new: Entry | None) -> Iterator[_Became]:
    if old is None:
        assert new is not None  # noqa: S101  a pair has a side
        yield Kind.SPAN_ADDED, new.text, "", new.label
    elif new is None:
        yield Kind.SPAN_REMOVED, old.text, old.label, ""
    else:
        if old.label != new.label:
            yield Kind.SPAN_RELABELLED, new.text, old.label, new.label
        if (old.start, old.end) != (new.start, new.end):
            yield Kind.SPAN_RESIZED, new.text, old.text, new.text
        if _verdict(old) != _verdict(new):
            yield Kind.SPAN_RESTATED, new.text, old.state, new.state


def _verdict(one: Entry) -> str:
    """Say what became of a span, whichever way it came to stand."""
    return "" if one.state in GOOD_STATES else one.state


_Pair = tuple[Entry | None, Entry | None]


def _pairs(old: Iterable[Entry], new: Iterable[Entry]) -> list[_Pair]:
    """Match spans round by round; what is left has no partner. In reading order."""
    left = _Left(list(old), list(new))
    pairs: list[_Pair] = []
    for key, fits in _ROUNDS:
        pairs += left.matched(key, fits)
    pairs += [(one, None) for one in left.old]
    pairs += [(None, other) for other in left.new]
    return sorted(pairs, key=_place)


@dataclass(slots=True)
class _Left:
    """The spans on both sides that have no partner yet."""

    old: list[Entry]
    new: list[Entry]

    def matched(self, key: "_Key", fits: "_Fits") -> Iterator[_Pair]:
        """Take out the pairs of one key that fit."""
        waiting: dict[Hashable, list[Entry]] = defaultdict(list)
        for other in self.new:
            waiting[key(other)].append(other)
        kept, taken = [], set()
        for one in self.old:
            among = waiting[key(one)]
            partner = next((other for other in among if fits(one, other)), None)
            if partner is None:
                kept.append(one)
            else:
                among.remove(partner)
                taken.add(id(partner))
                yield one, partner
        self.old = kept
        self.new = [other for other in self.new if id(other) not in taken]


def _place(pair: _Pair) -> tuple[int, int, str]:
    one = pair[1] or pair[0]
    assert one is not None  # noqa: S101  a pair has a side
    return one.start, -one.end, one.label


_Key = Callable[[Entry], Hashable]
_Fits = Callable[[Entry, Entry], bool]


def _always(_: Entry, __: Entry) -> bool:
    return True


def _same(one: Entry, other: Entry) -> bool:
    """Tell whether two spans of one id are one; ids count within a project."""
    return one.label == other.label or one.overlaps(other)


# What has the same id and place comes first: ids may be there twice.
_ROUNDS: tuple[tuple[_Key, _Fits], ...] = (
    (lambda one: one, _always),
    (lambda one: one.id, _same),
    (lambda one: (one.start, one.end, one.label), _always),
    (lambda one: (one.start, one.end), _always),
    (lambda one: one.label, Entry.overlaps),
)
