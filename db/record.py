"""Recording an edit: the record and the present, in one transaction."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from annotations.edit import (
    Change,
    Edit,
    LayerChange,
    annotation_changes,
)
from annotations.effort import Effort
from annotations.errors import StaleEditError
from annotations.layer import Layer
from annotations.migrate import merely_renamed
from db import (
    annotators,
    articles,
    decisions,
    edits,
    labels,
    remembering,
    reviews,
    schemes,
)
from db.connection import transaction
from db.heard import Heard


def record(db: Database, edit: Edit, effort: Effort, heard: Heard) -> None:
    """Append an edit and bring annotations and reviews up to date, or do nothing.

    The effort counts for the first article; several are touched only by one act.

    Raises:
        StaleEditError: what the edit changes is no longer as it was.
        InvalidSpanError: a span runs off its text.
    """
    with transaction(db):
        heard.look()
        annotators.enrol(db, edit.annotator, at=edit.at)
        edits.append(db, edit, effort)
        if edit.scheme_change is None:
            layers = _decide(db, edit, effort, heard)
        else:
            layers = []
            _recast(db, edit, heard)
        stood = heard.stand()
    for layer in layers[-1:]:
        heard.keep(layer, stood)


def _decide(db: Database, edit: Edit, effort: Effort, heard: Heard) -> list[Layer]:
    renamed = labels.readings(db).names
    layers = []
    for key, changes in edit.by_layer().items():
        _refuse_renamed(renamed, annotation_changes(changes))
        layer = _keep(db, edit, heard.layer(*key), changes)
        layers.append(layer)
        opinions = heard.opinions(layer.article_id)
        reviews.keep(db, layer, opinions, effort=effort, at=edit.at)
        effort = Effort()
    remembering.keep(db, edit.by_layer())
    return layers


def _recast(db: Database, edit: Edit, heard: Heard) -> None:
    """Change labels, and the annotations with them: what is pending stays pending."""
    made = edit.scheme_change
    assert made is not None  # noqa: S101  whoever calls has looked
    labels.change(db, made)
    pair = merely_renamed(edit)
    is_remembered = pair is not None and schemes.rename_memory(db, *pair)
    for key, changes in edit.by_layer().items():
        _keep(db, edit, heard.layer(*key), changes)
    if not is_remembered:
        remembering.keep(db, edit.by_layer())
    schemes.settle(db, made)


def _keep(
    db: Database, edit: Edit, before: Layer, changes: tuple[LayerChange, ...]
) -> Layer:
    layer = before.apply(changes)
    article_id, annotator = layer.article_id, layer.annotator
    decided = annotation_changes(changes)
    if moved := [one for one in decided if _is_elsewhere(one)]:
        _refuse_beyond(articles.text(db, article_id), moved)
    remembering.store_suggested(db, article_id, decided, at=edit.at)
    decisions.keep(db, decided, annotator=annotator, at=edit.at)
    return layer


def _refuse_renamed(renamed: Mapping[str, str], changes: Iterable[Change]) -> None:
    """Keep a window that knows the old scheme from bringing its names back."""
    given = (change.after.label for change in changes if change.after)
    if name := next((name for name in given if name in renamed), None):
        raise StaleEditError(
            f"The label {name} has become {renamed[name]} in the meantime; look at it "
            "as it stands now, then decide again."
        )


def _is_elsewhere(change: Change) -> bool:
    """Tell whether a change brings a span to where none of that annotation was."""
    before, after = change.before, change.after
    return after is not None and (before is None or before.span != after.span)


def _refuse_beyond(text: str, changes: Iterable[Change]) -> None:
    for change in changes:
        if change.after is not None:
            change.after.span.within(text)
