"""What a reviewer may do: each verb turns a layer into changes, and no more."""

from collections.abc import Iterable
from dataclasses import replace

from annotations.annotation import Annotation, State
from annotations.edit import Change, Changes, Review, ReviewChange
from annotations.errors import CopydeskError
from annotations.ids import new_annotation_id
from annotations.layer import Layer
from annotations.marks import Mark
from annotations.span import Span


def confirm(layer: Layer, marks: Iterable[Mark]) -> Changes:
    """Agree with what is marked as it stands; a rejected span is taken back in."""
    return _changes(layer, ((mark, settled(_annotation(mark))) for mark in marks))


def reject(layer: Layer, marks: Iterable[Mark]) -> Changes:
    """Turn suggestions down, keeping them as evidence; what people added goes."""
    return _changes(layer, ((mark, _rejected(_annotation(mark))) for mark in marks))


def relabel(layer: Layer, mark: Mark, label: str) -> Changes:
    """Settle a span under another label."""
    return _changes(layer, [(mark, settled(replace(_annotation(mark), label=label)))])


def resize(layer: Layer, mark: Mark, span: Span) -> Changes:
    """Settle other boundaries."""
    return _changes(layer, [(mark, settled(replace(_annotation(mark), span=span)))])


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
    for standing in layer:
        if standing.span == span and standing.label == label:
            return _again(layer, standing)
    fresh = Annotation(
        id=new_annotation_id(), span=span, label=label, state=State.ADDED
    )
    return (Change(layer.article_id, None, fresh),)


def mark_done(layer: Layer) -> Changes:
    """Finish the article."""
    return _reviewed(layer, Review.DONE)


def reopen(layer: Layer) -> Changes:
    """Take a finished article up again."""
    return _reviewed(layer, Review.STARTED)


def settled(annotation: Annotation) -> Annotation:
    """Give a standing annotation the state that its suggestion makes of it."""
    suggestion = annotation.suggestion
    if suggestion is None:
        return replace(annotation, state=State.ADDED)
    same = (annotation.span, annotation.label) == (suggestion.span, suggestion.label)
    return replace(annotation, state=State.CONFIRMED if same else State.CORRECTED)


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


def _rejected(annotation: Annotation) -> Annotation | None:
    suggestion = annotation.suggestion
    if suggestion is None:
        return None
    return replace(
        annotation,
        span=suggestion.span,
        label=suggestion.label,
        state=State.REJECTED,
    )


def _changes(
    layer: Layer, decisions: Iterable[tuple[Mark, Annotation | None]]
) -> Changes:
    return tuple(
        Change(layer.article_id, mark.annotation, after)
        for mark, after in decisions
        if mark.annotation != after
    )


def _again(layer: Layer, standing: Annotation) -> Changes:
    """Take a rejected span back in; refuse to add what already stands."""
    if standing.state is not State.REJECTED:
        raise CopydeskError(f"This span is already marked {standing.label}.")
    return (Change(layer.article_id, standing, settled(standing)),)


def _reviewed(layer: Layer, review: Review) -> Changes:
    if layer.review is review:
        return ()
    return (ReviewChange(layer.article_id, layer.review, review),)
