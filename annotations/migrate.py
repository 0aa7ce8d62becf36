"""What a label scheme's change makes of one layer's annotations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from annotations.annotation import Annotation, AnnotationId, State
from annotations.edit import AnyChange, Change, Edit, annotation_changes
from annotations.layer import Layer
from annotations.readings import Readings
from annotations.review import settled
from annotations.scheme import Recast
from annotations.span import Span
from annotations.words import words_key


def migrated(
    layer: Layer, recast: Recast, text: str, *, annotator: str
) -> tuple[Change, ...]:
    """Move a layer's annotations to the labels that they belong to now.

    ``annotator`` makes the edit. Where the same words come to bear one label twice,
    one annotation goes: a standing one stays before a rejected one, and then the one
    that had the label already. It takes the other's note if it has none.
    """
    if not recast.becomes:
        return ()
    moved = {one.id: _moved(one, recast, text) for one in layer}
    kept = _without_doubles(layer, moved)
    whose = "" if layer.annotator == annotator else layer.annotator
    return tuple(
        Change(layer.article_id, one, kept.get(one.id), annotator=whose)
        for one in layer
        if kept.get(one.id) != one
    )


def read_anew(edit: Edit, readings: Readings) -> Edit:
    """Put today's names into an edit of before, so that it can still be taken back.

    An edit of the scheme itself is about the names, and stays as it was.
    """
    if edit.scheme_change is not None or not readings.names:
        return edit
    changes = (_read_anew(change, readings) for change in edit.changes)
    return replace(edit, changes=tuple(changes))


def merely_renamed(edit: Edit) -> tuple[str, str] | None:
    """Tell the old name and the new one, if an edit does nothing but rename a label."""
    made = edit.scheme_change
    if made is None:
        return None
    before = {label.name for label in made.before}
    after = {label.name for label in made.after}
    old, new = before - after, after - before
    if (len(old), len(new)) != (1, 1):
        return None
    pair = old.pop(), new.pop()
    name = _naming(dict([pair]))
    changes = annotation_changes(edit.changes)
    is_mere = all(
        c.before and c.after == _renamed(c.before, name) != c.before for c in changes
    )
    return pair if is_mere and changes else None


def _naming(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda label: names.get(label, label)


def _read_anew(change: AnyChange, readings: Readings) -> AnyChange:
    if not isinstance(change, Change):
        return change
    before, after = _named(change.before, readings), _named(change.after, readings)
    return replace(change, before=before, after=after)


def _named(one: Annotation | None, readings: Readings) -> Annotation | None:
    return None if one is None else _renamed(one, readings.today)


def _renamed(one: Annotation, name: Callable[[str], str]) -> Annotation:
    suggestion, label = one.suggestion, name(one.label)
    if suggestion is not None and (told := name(suggestion.label)) != suggestion.label:
        suggestion = replace(suggestion, label=told)
    if suggestion is one.suggestion and label == one.label:
        return one
    return replace(one, label=label, suggestion=suggestion)


def _moved(one: Annotation, recast: Recast, text: str) -> Annotation:
    if recast.words:
        return _split_off(one, recast, text)
    after = _renamed(one, _naming(recast.becomes))
    # What was corrected to the one label from the other was right as it stood.
    return one if after is one else _resettled(after)


def _split_off(one: Annotation, recast: Recast, text: str) -> Annotation:
    # What was rejected says that the machine was wrong about the label it gave.
    if one.label not in recast.becomes or one.state is State.REJECTED:
        return one
    if words_key(one.span.of(text)) not in recast.words:
        return one
    return _resettled(replace(one, label=recast.becomes[one.label]))


def _resettled(one: Annotation) -> Annotation:
    return one if one.state is State.REJECTED else settled(one)


def _without_doubles(
    layer: Layer, moved: dict[AnnotationId, Annotation]
) -> dict[AnnotationId, Annotation]:
    kept: dict[tuple[Span, str], Annotation] = {}
    alone: list[Annotation] = []
    for one in _best_first(layer, moved):
        place = one.span, one.label
        first = kept.setdefault(place, one)
        if first is one:
            continue
        if layer.by_id[one.id].label == layer.by_id[first.id].label:
            alone.append(one)  # rejected twice before, as two runs had said it
        elif one.note and not first.note:
            kept[place] = replace(first, note=one.note)
    return {one.id: one for one in (*kept.values(), *alone)}


def _best_first(
    layer: Layer, moved: dict[AnnotationId, Annotation]
) -> Iterable[Annotation]:
    def rank(one: Annotation) -> tuple[bool, bool]:
        return one.state is State.REJECTED, one.label != layer.by_id[one.id].label

    return sorted(moved.values(), key=rank)
