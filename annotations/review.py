"""What a reviewer may do: each verb turns a layer into changes, and no more."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from annotations.annotation import Annotation, State
from annotations.edit import Change, Changes, Review, ReviewChange
from annotations.errors import CopydeskError
from annotations.ids import new_annotation_id
from annotations.layer import Layer
from annotations.marks import Mark, mark_of
from annotations.span import Span


def confirm(layer: Layer, marks: Iterable[Mark]) -> Changes:
    """Agree with what is marked as it stands; a rejected span is taken back in.

    Raises:
        CopydeskError: one was rejected, and another annotation marks its words so.
    """
    agreed = (_mended(layer, mark, _annotation(mark)) for mark in marks)
    return tuple(chain.from_iterable(agreed))


def reject(layer: Layer, marks: Iterable[Mark]) -> Changes:
    """Turn suggestions down, keeping them as evidence; what people added goes."""
    return _changes(
        layer, ((mark, _rejected(layer, _annotation(mark))) for mark in marks)
    )


def relabel(layer: Layer, mark: Mark, label: str) -> Changes:
    """Settle a span under another label.

    Raises:
        CopydeskError: another annotation marks these words so.
    """
    return _mended(layer, mark, replace(_annotation(mark), label=label))


def resize(layer: Layer, mark: Mark, span: Span) -> Changes:
    """Settle other boundaries.

    Raises:
        CopydeskError: another annotation marks these words so.
    """
    return _mended(layer, mark, replace(_annotation(mark), span=span))


def settle(layer: Layer, mark: Mark, span: Span, label: str) -> Changes:
    """Settle boundaries and label at once, whether either changes or not.

    Raises:
        CopydeskError: another annotation marks these words so.
    """
    return _mended(layer, mark, replace(_annotation(mark), span=span, label=label))


def delete(layer: Layer, mark: Mark) -> Changes:
    """Withdraw a decision: a suggestion is pending again, an addition is gone.

    Deleting what is still pending rejects it.
    """
    if mark.is_pending:
        return reject(layer, [mark])
    return _changes(layer, [(mark, None)])


def note(layer: Layer, mark: Mark, text: str) -> Changes:
    """Write something beside a decision; beside a pending span it confirms it too.

    A reviewer who types a note has looked: letters meant for it must never fall on
    the label keys because there was nothing to write on.
    """
    return _changes(layer, [(mark, replace(_annotation(mark), note=text.strip()))])


def add(layer: Layer, span: Span, label: str) -> Changes:
    """Mark a span that nothing suggested.

    Raises:
        CopydeskError: the span already bears the label.
    """
    fresh = Annotation(
        id=new_annotation_id(), span=span, label=label, state=State.ADDED
    )
    twins = _twins(layer, fresh)
    if any(map(_stands, twins)):
        raise CopydeskError(f"These words are already marked {label}.")
    if again := next((one for one in twins if not one.is_nothing), None):
        return _mended(layer, mark_of(again), again)
    return (*_withdrawn(layer, twins), Change(layer.article_id, None, fresh))


def nothing(layer: Layer, span: Span) -> Changes:
    """Settle that words are no entity, so that nobody asks about them again."""
    if any(one.is_nothing and one.span == span for one in layer.by_id.values()):
        return ()
    seen = Annotation(id=new_annotation_id(), span=span, label="", state=State.REJECTED)
    return (Change(layer.article_id, None, seen),)


def mark_done(layer: Layer) -> Changes:
    """Finish the article."""
    return _reviewed(layer, Review.DONE)


def reopen(layer: Layer) -> Changes:
    """Take a finished article up again."""
    return _reviewed(layer, Review.STARTED)


def settled(annotation: Annotation) -> Annotation:
    """Give a standing annotation the state that its suggestion makes of it."""
    state, suggestion = State.ADDED, annotation.suggestion
    if suggestion is not None:
        said = suggestion.span, suggestion.label
        same = (annotation.span, annotation.label) == said
        state = State.CONFIRMED if same else State.CORRECTED
    return annotation if annotation.state is state else replace(annotation, state=state)


def _annotation(mark: Mark) -> Annotation:
    if mark.annotation is not None:
        return mark.annotation
    suggestion = mark.suggestion
    assert suggestion is not None  # noqa: S101  a mark has a side
    return Annotation(
        id=new_annotation_id(),
        span=suggestion.span,
        label=suggestion.label,
        state=State.CONFIRMED,
        suggestion=suggestion,
    )


def _rejected(layer: Layer, annotation: Annotation) -> Annotation | None:
    suggestion = annotation.suggestion
    if suggestion is None:
        return None
    rejected = replace(
        annotation,
        span=suggestion.span,
        label=suggestion.label,
        state=State.REJECTED,
    )
    # What stands under another annotation cannot be wrong at the same time.
    return None if any(map(_stands, _twins(layer, rejected))) else rejected


def _changes(
    layer: Layer, decisions: Iterable[tuple[Mark, Annotation | None]]
) -> Changes:
    return tuple(
        Change(layer.article_id, mark.annotation, after)
        for mark, after in decisions
        if mark.annotation != after
    )


def _mended(layer: Layer, mark: Mark, wanted: Annotation) -> Changes:
    """Settle a span; what had rejected the very same is withdrawn with it."""
    after = settled(wanted)
    # What is pending as it stands has no twins, or it would not be pending.
    untouched = mark.is_pending and after.state is State.CONFIRMED
    twins = [] if untouched else _twins(layer, after)
    if any(map(_stands, twins)):
        raise CopydeskError(f"These words are already marked {after.label}.")
    return (
        *_changes(layer, [(mark, after)]),
        *_withdrawn(layer, twins),
    )


def _twins(layer: Layer, annotation: Annotation) -> list[Annotation]:
    """Find the other annotations of the same words under the same label, or none."""
    others = (one for one in layer.by_id.values() if one.id != annotation.id)
    return [
        one
        for one in others
        if one.span == annotation.span
        and (one.label == annotation.label or one.is_nothing)
    ]


def _withdrawn(layer: Layer, annotations: Iterable[Annotation]) -> Changes:
    return tuple(Change(layer.article_id, one, None) for one in annotations)


def _stands(annotation: Annotation) -> bool:
    return annotation.state is not State.REJECTED


def _reviewed(layer: Layer, review: Review) -> Changes:
    if layer.review is review:
        return ()
    return (ReviewChange(layer.article_id, layer.review, review),)
