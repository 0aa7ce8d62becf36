"""The same words elsewhere: what one decision makes of every place where they stand.

Only what is undecided changes; what was decided otherwise is listed and left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from annotations import review
from annotations.annotation import Annotation, State
from annotations.article import Article, ArticleId, Zone
from annotations.edit import Action, Change, Changes, Edit, Kind, annotation_changes
from annotations.layer import Layer
from annotations.marks import Mark, pending
from annotations.reach import Reach, beside, narrowed
from annotations.session import Desk
from annotations.span import Span
from annotations.suggestion import Suggestion
from annotations.words import Sought, words_key

# fmt: off
_TRIFLES = frozenset({
    "'", "'s", "the", "a", "an", "der", "die", "das", "den", "dem", "le", "la", "les",
    "el", "los", "las", "il", "lo", "gli",
})
# fmt: on
"""What may stand at a name's ends and changes nothing about it, in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about some words: a label accepted for them, or rejected.

    ``suggested`` are the words as a machine had them, if that was wrong about them.
    """

    words: str
    label: str
    accepted: bool = True
    suggested: str = ""

    @classmethod
    def of(
        cls, text: str, annotation: Annotation, *, accepted: bool = True
    ) -> "Decision":
        """Take down what an annotation of a text says."""
        suggestion = annotation.suggestion
        return cls(
            words=annotation.span.of(text),
            label=annotation.label,
            accepted=accepted and annotation.state is not State.REJECTED,
            suggested=words_key(suggestion.span.of(text)) if suggestion else "",
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand undecided, and the pending suggestion there, if any."""

    span: Span
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where the words stand and something else says otherwise, which is left."""

    span: Span
    subject: Annotation | Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where in one article a decision can be repeated, and where it cannot."""

    article_id: ArticleId
    changes: tuple[Place, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An article to look through: its text, decisions, and what machines say of it.

    Of ``layer`` and ``suggestions``, what bears on the places looked for is enough.
    """

    text: str
    layer: Layer
    suggestions: Sequence[Suggestion] = ()
    zones: Sequence[Zone] = ()


def decided(article: Article, edit: Edit) -> Decision | None:
    """Tell what an edit decided, if it is a single thing about words of an article.

    A note, a withdrawal and what is taken back decide nothing.
    """
    if edit.kind is Kind.UNDO or edit.action is Action.DELETE:
        return None
    mine = (c for c in annotation_changes(edit.changes) if c.article_id == article.id)
    told = [one for one in mine if _decides(one, edit.action)]
    if len(told) != 1 or told[0].side.is_nothing:
        return None
    return Decision.of(article.text, told[0].side, accepted=told[0].after is not None)


def sheet_of(desk: Desk) -> Sheet:
    """Lay out the article on the desk, with all that is suggested, seen or not."""
    replaced = desk.memory.recall.replaced if desk.memory else {}
    said = {one.id: one for one in desk.suggestions if one.id not in replaced}
    for mark in desk.marks:
        if mark.is_pending and mark.suggestion is not None:
            said[mark.suggestion.id] = mark.suggestion
    return Sheet(
        text=desk.article.text,
        layer=desk.layer,
        suggestions=tuple(said.values()),
        zones=desk.article.zones,
    )


def same_words_here(
    sheet: Sheet, decision: Decision, *, match_case: bool = True
) -> Places:
    """Find where in an article a decision can be repeated, and where it cannot."""
    sought = Sought.of(decision.words, match_case=match_case)
    return settled_at(sheet, list(sought.within(sheet.text, sheet.zones)), decision)


def settled_at(sheet: Sheet, spans: Sequence[Span], decision: Decision) -> Places:
    """Do the same where it is known already where the words stand, in order."""
    touched = Reach(spans).touching(sheet.suggestions)
    layer = narrowed(sheet.layer, spans, touched)
    undecided = pending(layer, touched) if touched else []
    look = _accepted if decision.accepted else _rejected
    standing = beside(spans, layer.by_id.values())
    said = beside(spans, undecided)
    found = [
        look(_Spot(sheet.text, *there), decision)
        for there in zip(spans, standing, said, strict=True)
    ]
    return Places(
        article_id=layer.article_id,
        changes=tuple(one for one in found if isinstance(one, Place)),
        conflicts=tuple(one for one in found if isinstance(one, Conflict)),
    )


def changes_at(layer: Layer, places: Sequence[Place], decision: Decision) -> Changes:
    """Turn places into the changes that repeat a decision there."""
    said = [one.suggestion for one in places if one.suggestion is not None]
    if not decision.accepted:
        return review.reject(layer, [Mark(suggestion=one) for one in said])
    near = narrowed(layer, [place.span for place in places], said)
    made = (_change(near, place, decision.label) for place in places)
    return tuple(chain.from_iterable(made))


def settles(places: Places, span: Span) -> bool:
    """Tell whether what stands at a span is settled with the places."""
    return any(
        place.span.overlaps(span)
        or (place.suggestion is not None and place.suggestion.span == span)
        for place in places.changes
    )


def doubt(words: str) -> str:
    """Say why words are too slight to be changed everywhere unseen; nothing if not."""
    key = words_key(words)
    if not any(map(str.isalnum, key)):
        return f"“{key}” is no word: tick the places that are meant."
    if sum(map(str.isalnum, key)) == 1:
        return f"“{key}” is a single character: tick the places that are meant."
    return ""


def _decides(change: Change, action: Action) -> bool:
    """Tell a decision from a note beside one, and from what goes along with one."""
    if change.after is None:
        return action is Action.REJECT
    return change.before is None or _said(change.before) != _said(change.after)


def _said(annotation: Annotation) -> tuple[Span, str, bool]:
    rejected = annotation.state is State.REJECTED
    return annotation.span, annotation.label, rejected


def _change(layer: Layer, place: Place, label: str) -> Changes:
    if place.suggestion is None:
        return review.add(layer, place.span, label)
    return review.settle(layer, Mark(suggestion=place.suggestion), place.span, label)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the words stand in a text, and what was and was not decided there."""

    text: str
    span: Span
    decided: Sequence[Annotation]
    undecided: Sequence[Suggestion]


def _accepted(spot: _Spot, decision: Decision) -> Place | Conflict | None:
    span, label = spot.span, decision.label
    standing = [one for one in spot.decided if _bears(one, span, label)]
    if any(_said(one) == (span, label, False) for one in standing):
        return None
    if standing:
        return Conflict(span, min(standing, key=lambda one: _distance(one, span)))
    firm = [one for one in spot.undecided if not _gives_way(one, spot, decision)]
    if firm:
        return Conflict(span, firm[0])
    same = sorted(spot.undecided, key=lambda one: _distance(one, span, label))
    return Place(span, same[0] if same else None)


def _rejected(spot: _Spot, decision: Decision) -> Place | Conflict | None:
    said = spot.span, decision.label
    standing = (one for one in spot.decided if _said(one) == (*said, False))
    same = (one for one in spot.undecided if (one.span, one.label) == said)
    if (decided_ := next(standing, None)) is not None:
        return Conflict(spot.span, decided_)
    return next((Place(spot.span, one) for one in same), None)


def _gives_way(suggestion: Suggestion, spot: _Spot, decision: Decision) -> bool:
    """Tell whether a decision says clearly of a suggestion that its ends are wrong."""
    said, text = suggestion.span, spot.text
    if spot.span.contains(said) or words_key(said.of(text)) == decision.suggested:
        return True
    rest = text[said.start : spot.span.start], text[spot.span.end : said.end]
    ends = (words_key(one).lower() for end in rest for one in end.split())
    return said.contains(spot.span) and all(one in _TRIFLES for one in ends)


def _bears(annotation: Annotation, span: Span, label: str) -> bool:
    """Tell what a decision has to say about words; one rejected, about its own only."""
    if annotation.state is State.REJECTED:
        of_label = annotation.label == label or annotation.is_nothing
        return annotation.span == span and of_label
    return annotation.span.overlaps(span)


def _distance(
    one: Annotation | Suggestion, span: Span, label: str = ""
) -> tuple[int, bool]:
    apart = abs(one.span.start - span.start) + abs(one.span.end - span.end)
    return apart, one.label != label
