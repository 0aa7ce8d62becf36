"""Where the runs over one article disagree, and what each of them says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import MappingProxyType

from annotations.layer import Layer
from annotations.marks import Mark, clear_of, pending
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId


class Difference(StrEnum):
    """How what a run says about some words differs from what another says."""

    NONE = auto()
    LABEL = auto()
    BOUNDARIES = auto()
    BOTH = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class View:
    """What one run says about some words, best match first; nothing if it is silent."""

    run_id: RunId
    said: tuple[Suggestion, ...]
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """Everything that runs say about one article, and where they disagree.

    ``by_run`` holds every run that has been over it, newest first. ``only_earlier``
    are suggestions of earlier runs where no later one found anything. ``disputes``
    says which earlier runs contradict the newest, by the suggestion concerned: one of
    the newest run's, or one of ``only_earlier``.
    """

    by_run: Mapping[RunId, Sequence[Suggestion]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    only_earlier: tuple[Suggestion, ...] = ()
    disputes: Mapping[SuggestionId, frozenset[RunId]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def newest(self) -> Sequence[Suggestion]:
        """The newest run's suggestions, in reading order."""
        return next(iter(self.by_run.values()), ())

    def about(
        self, span: Span, label: str, *, but: RunId | None = None
    ) -> tuple[View, ...]:
        """Give what each run says about some words, newest first, but for one run."""
        return tuple(
            _view(run_id, found, span, label)
            for run_id, found in self.by_run.items()
            if run_id != but
        )

    def other_word(self, layer: Layer, mark: Mark) -> Suggestion | None:
        """Find what another run says instead of a mark, if it can still be taken."""
        run_id = mark.suggestion.run_id if mark.suggestion else None
        told = (
            one
            for view in self.about(mark.span, mark.label, but=run_id)
            if view.difference is not Difference.NONE
            for one in view.said
        )
        return next((one for one in told if pending(layer, [one])), None)


def compare(by_run: Mapping[RunId, Sequence[Suggestion]]) -> Opinions:
    """Find out where earlier runs contradict the newest; runs come newest first."""
    if len(by_run) <= 1:
        return Opinions(by_run=by_run)
    newest, *_ = by_run.values()
    earlier = dict(list(by_run.items())[1:])
    only = _only_earlier(newest, earlier)
    disputes = _contradicted(newest, earlier)
    for one in only:
        disputes[one.id] = frozenset(
            run_id for run_id, found in earlier.items() if _touching(one.span, found)
        )
    return Opinions(
        by_run=by_run, only_earlier=only, disputes=MappingProxyType(disputes)
    )


def _contradicted(
    newest: Iterable[Suggestion], earlier: Mapping[RunId, Sequence[Suggestion]]
) -> dict[SuggestionId, frozenset[RunId]]:
    """List the earlier runs that did not say the very same, where there are any."""
    said = {run_id: {(s.span, s.label) for s in f} for run_id, f in earlier.items()}
    found = {
        one.id: frozenset(
            r for r, same in said.items() if (one.span, one.label) not in same
        )
        for one in newest
    }
    return {id_: runs for id_, runs in found.items() if runs}


def _only_earlier(
    newest: Iterable[Suggestion], earlier: Mapping[RunId, Sequence[Suggestion]]
) -> tuple[Suggestion, ...]:
    spans = sorted(one.span for one in newest)
    only: list[Suggestion] = []
    for found in earlier.values():
        only += clear_of(spans, found)
        spans = sorted([*spans, *(one.span for one in found)])
    return tuple(sorted(only, key=lambda one: (one.span.start, -one.span.end)))


def _view(run_id: RunId, found: Iterable[Suggestion], span: Span, label: str) -> View:
    said = sorted(_touching(span, found), key=lambda one: _distance(one, span, label))
    if not said:
        return View(run_id, (), Difference.MISSING)
    return View(run_id, tuple(said), _difference(said[0], span, label))


def _touching(span: Span, found: Iterable[Suggestion]) -> list[Suggestion]:
    return [one for one in found if one.span.overlaps(span)]


def _distance(one: Suggestion, span: Span, label: str) -> tuple[int, bool]:
    apart = abs(one.span.start - span.start) + abs(one.span.end - span.end)
    return apart, one.label != label


def _difference(one: Suggestion, span: Span, label: str) -> Difference:
    return {
        (True, True): Difference.NONE,
        (True, False): Difference.LABEL,
        (False, True): Difference.BOUNDARIES,
        (False, False): Difference.BOTH,
    }[one.span == span, one.label == label]
