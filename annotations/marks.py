"""What a reviewer sees on an article: decisions, and suggestions still pending."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from operator import attrgetter
from types import MappingProxyType
from typing import Literal

from annotations.annotation import Annotation, State
from annotations.layer import Layer
from annotations.memory.made import is_from_memory
from annotations.span import Span
from annotations.suggestion import Suggestion

PENDING: Literal["pending"] = "pending"
MarkKey = str
"""Stays the same when a suggestion is decided and when that is undone."""
Place = tuple[int, int, str]
_NEVER = sys.maxsize


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A labelled span on show; ``annotation`` is ``None`` while it is pending.

    ``disputed`` tells that runs disagree about it, ``only_earlier`` that it was found
    by an earlier run and by none since, ``silenced`` that memory would hide it,
    ``reason`` due to what habit, if it is one.
    """

    annotation: Annotation | None = None
    suggestion: Suggestion | None = None
    disputed: bool = False
    only_earlier: bool = False
    silenced: bool = False
    reason: str = ""
    # Worked out once: thousands of marks are asked for these at each key.
    subject: Annotation | Suggestion = field(init=False, repr=False, compare=False)
    """What is shown: the decision if there is one."""
    key: MarkKey = field(init=False, repr=False, compare=False)
    """Tells it from the others of its article."""
    span: Span = field(init=False, repr=False, compare=False)
    label: str = field(init=False, repr=False, compare=False)
    state: str = field(init=False, repr=False, compare=False)
    """``pending`` or the decision's state."""
    is_pending: bool = field(init=False, repr=False, compare=False)
    place: Place = field(init=False, repr=False, compare=False)
    """Where it stands in reading order, outer first."""

    def __post_init__(self) -> None:
        subject = self.annotation or self.suggestion
        assert subject is not None  # noqa: S101  a mark marks something
        span, label = subject.span, subject.label
        found = self.suggestion
        work_out = partial(object.__setattr__, self)
        work_out("subject", subject)
        work_out("key", key_of(found) if found else f"annotation:{subject.id}")
        work_out("span", span)
        work_out("label", label)
        work_out("state", self.annotation.state.value if self.annotation else PENDING)
        work_out("is_pending", self.annotation is None)
        work_out("place", (span.start, -span.end, label))

    @property
    def from_memory(self) -> bool:
        """Tell whether memory suggested it, and no run."""
        return is_from_memory(self.suggestion)

    @property
    def score(self) -> float | None:
        """The machine's probability, if it gave one."""
        return None if self.suggestion is None else self.suggestion.score


Known = Mapping[MarkKey, Mark]
NONE: Known = MappingProxyType({})


def key_of(suggestion: Suggestion) -> MarkKey:
    """Give the key of the mark that a suggestion is shown as, and its answer."""
    return f"suggestion:{suggestion.id}"


def mark_of(annotation: Annotation) -> Mark:
    """Show a decision."""
    return Mark(annotation=annotation, suggestion=annotation.suggestion)


def marks(
    layer: Layer, suggestions: Iterable[Suggestion], before: Known = NONE
) -> tuple[Mark, ...]:
    """Merge decisions and what is still pending, in reading order, outer first.

    Words that were found to be nothing bear no mark. Of marks known from ``before``,
    those that show the same are taken over as they are.
    """
    decided = (one for one in layer.by_id.values() if not one.is_nothing)
    both = [_decided_mark(one, before) for one in decided]
    both += [_pending_mark(one, before) for one in undecided(layer, suggestions)]
    return tuple(sorted(both, key=attrgetter("place")))


def _decided_mark(annotation: Annotation, before: Known) -> Mark:
    made = annotation.suggestion
    key = key_of(made) if made else f"annotation:{annotation.id}"
    known = before.get(key)
    if known is not None and known.annotation is annotation:
        return known
    return mark_of(annotation)


def _pending_mark(suggestion: Suggestion, before: Known) -> Mark:
    known = before.get(f"suggestion:{suggestion.id}")
    if (
        known is not None
        and known.suggestion is suggestion
        and known.is_pending
        and not known.only_earlier
    ):
        return known
    return Mark(suggestion=suggestion)


def under(shown: Iterable[Mark], point: int) -> list[Mark]:
    """List the marks over a position; they come in reading order."""
    begun = takewhile(lambda mark: mark.span.start <= point, shown)
    return [mark for mark in begun if point < mark.span.end]


def pending(layer: Layer, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Keep the suggestions that no annotation answers or overlaps, in reading order."""
    return sorted(
        undecided(layer, suggestions), key=lambda s: (s.span.start, -s.span.end)
    )


def undecided(layer: Layer, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Keep the suggestions that no annotation answers or overlaps, in any order.

    A rejected span settles only the same span under the same label: another run may
    still be right about words that this one got wrong. One found to be nothing is
    settled under every label.
    """
    if not suggestions:
        return []
    decided = layer.by_id.values()
    answered = {one.suggestion.id for one in decided if one.suggestion is not None}
    rejected = [one for one in decided if one.state is State.REJECTED]
    accepted = (one.span for one in decided if one.state is not State.REJECTED)
    standing = sorted(accepted, key=attrgetter("start"))
    open_ = [one for one in suggestions if one.id not in answered]
    left = clear_of(standing, open_) if standing else open_
    return list(_unrefused(left, rejected) if rejected else left)


def _unrefused(
    suggestions: Iterable[Suggestion], rejected: Iterable[Annotation]
) -> Iterator[Suggestion]:
    refused = {(one.span, one.label) for one in rejected}
    nothing = {one.span for one in rejected if one.is_nothing}
    starts = {span.start for span, _ in refused}
    for one in suggestions:
        span = one.span
        # Most begin elsewhere, and whole spans take long to look up.
        if span.start not in starts or (
            (span, one.label) not in refused and span not in nothing
        ):
            yield one


def clear_of(
    spans: Sequence[Span], suggestions: Iterable[Suggestion]
) -> Iterator[Suggestion]:
    """Drop what overlaps any of the spans, which come sorted by start.

    One sweep: in order of their ends, ever more spans begin before a suggestion ends,
    and one of those overlaps it if the farthest of them reaches past its start.
    """
    reach, begun, number = 0, 0, len(spans)
    following = spans[0].start if spans else _NEVER
    for suggestion in sorted(suggestions, key=attrgetter("span.end")):
        span = suggestion.span
        while following < span.end:
            reach = max(reach, spans[begun].end)
            begun += 1
            following = spans[begun].start if begun < number else _NEVER
        if reach <= span.start:
            yield suggestion
