"""What a reviewer sees on an article: decisions, and suggestions still pending."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A labelled span on show; ``annotation`` is ``None`` while it is pending.

    ``disputed`` tells that runs disagree about it, ``only_earlier`` that it was found
    by an earlier run and by none since, ``silenced`` that memory would hide it.
    """

    annotation: Annotation | None = None
    suggestion: Suggestion | None = None
    disputed: bool = False
    only_earlier: bool = False
    silenced: bool = False

    @property
    def subject(self) -> Annotation | Suggestion:
        """What is shown: the decision if there is one."""
        subject = self.annotation or self.suggestion
        assert subject is not None  # noqa: S101  made only by `marks` and `mark_of`
        return subject

    @property
    def key(self) -> MarkKey:
        """Tell it from the others of its article."""
        if self.suggestion is not None:
            return key_of(self.suggestion)
        return f"annotation:{self.subject.id}"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.subject.span

    @property
    def label(self) -> str:
        """What it is said to be."""
        return self.subject.label

    @property
    def state(self) -> str:
        """``pending`` or the decision's state."""
        return PENDING if self.annotation is None else self.annotation.state.value

    @property
    def is_pending(self) -> bool:
        """Tell whether nobody has decided."""
        return self.annotation is None

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
    both = [mark_of(annotation) for annotation in layer if not annotation.is_nothing]
    both += [_pending_mark(s, before) for s in pending(layer, suggestions)]
    return tuple(sorted(both, key=place))


def _pending_mark(suggestion: Suggestion, before: Known) -> Mark:
    known = before.get(key_of(suggestion))
    if known is None or known.annotation is not None or known.only_earlier:
        return Mark(suggestion=suggestion)
    return known if known.suggestion is suggestion else Mark(suggestion=suggestion)


def under(shown: Iterable[Mark], point: int) -> list[Mark]:
    """List the marks over a position; they come in reading order."""
    begun = takewhile(lambda mark: mark.span.start <= point, shown)
    return [mark for mark in begun if point < mark.span.end]


def place(mark: Mark) -> tuple[int, int, str]:
    """Give where a mark stands in reading order, outer first."""
    subject = mark.subject
    return subject.span.start, -subject.span.end, subject.label


def pending(layer: Layer, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Keep the suggestions that no annotation answers or overlaps.

    A rejected span settles only the same span under the same label: another run may
    still be right about words that this one got wrong. One found to be nothing is
    settled under every label.
    """
    if not suggestions:
        return []
    answered = {a.suggestion.id for a in layer if a.suggestion is not None}
    rejected = {(a.span, a.label) for a in layer if a.state is State.REJECTED}
    nothing = {a.span for a in layer if a.is_nothing}
    standing = [a.span for a in layer if a.state is not State.REJECTED]
    left = [
        suggestion
        for suggestion in clear_of(standing, suggestions)
        if suggestion.id not in answered
        and not (rejected and (suggestion.span, suggestion.label) in rejected)
        and not (nothing and suggestion.span in nothing)
    ]
    return sorted(left, key=lambda s: (s.span.start, -s.span.end))


def clear_of(
    spans: Sequence[Span], suggestions: Iterable[Suggestion]
) -> Iterator[Suggestion]:
    """Drop what overlaps any of the spans, which come sorted by start.

    One sweep: in order of their ends, ever more spans begin before a suggestion ends,
    and one of those overlaps it if the farthest of them reaches past its start.
    """
    reach, begun = 0, 0
    for suggestion in sorted(suggestions, key=lambda s: s.span.end):
        while begun < len(spans) and spans[begun].start < suggestion.span.end:
            reach = max(reach, spans[begun].end)
            begun += 1
        if reach <= suggestion.span.start:
            yield suggestion
