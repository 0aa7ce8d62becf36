from dataclasses import replace

import pytest

from annotations.annotation import Annotation, AnnotationId, State
from annotations.edit import annotation_changes
from annotations.label import Label, LabelScheme
from annotations.layer import Layer
from annotations.migrate import migrated, read_anew
from annotations.readings import Readings
from annotations.scheme import Recast, merged, renamed, split
from tests.builders import TEXT, annotation, edit, layer, suggestion

SCHEME = LabelScheme((Label("PERSON"), Label("GPE"), Label("POET")))
RENAMED = renamed(SCHEME, "PERSON", "HUMAN")
MERGED = merged(SCHEME, "POET", "PERSON")


def after(before: Layer, recast: Recast) -> list[Annotation]:
    changes = migrated(before, recast, TEXT, annotator="ann")
    return list(before.apply(changes))


def test_a_renaming_takes_along_what_the_machine_had_said() -> None:
    said = suggestion(label="PERSON")
    confirmed = annotation(state=State.CONFIRMED, answers=said)

    (found,) = after(layer(confirmed), RENAMED)

    assert (found.label, found.state) == ("HUMAN", State.CONFIRMED)
    assert found.suggestion == replace(said, label="HUMAN")


def test_what_bears_another_label_is_left_alone() -> None:
    assert (
        migrated(layer(annotation("London", "GPE")), RENAMED, TEXT, annotator="") == ()
    )


def test_a_correction_between_merged_labels_is_none_any_more() -> None:
    said = suggestion(label="POET")
    corrected = annotation(state=State.CORRECTED, answers=said)

    (found,) = after(layer(corrected), MERGED)

    assert found.state is State.CONFIRMED


def test_of_two_that_become_the_same_the_one_that_had_the_label_stays() -> None:
    person = annotation(label="PERSON")
    poet = replace(annotation(label="POET"), note="she wrote")

    (found,) = after(layer(poet, person), MERGED)

    assert (found.id, found.note) == (person.id, "she wrote")


def test_what_stands_outlasts_what_was_rejected() -> None:
    said = suggestion(label="PERSON")
    rejected = annotation(label="PERSON", state=State.REJECTED, answers=said)
    poet = annotation(label="POET")

    (found,) = after(layer(rejected, poet), MERGED)

    assert (found.id, found.label, found.state) == (poet.id, "PERSON", State.ADDED)


def test_what_was_rejected_twice_before_stays_so() -> None:
    first = annotation(
        state=State.REJECTED, answers=suggestion(label="PERSON", number=1)
    )
    second = annotation(
        state=State.REJECTED, answers=suggestion(label="PERSON", number=2)
    )
    both = layer(first, replace(second, id=AnnotationId("other")))

    assert len(after(both, RENAMED)) == 2


@pytest.mark.parametrize(
    ("words", "label"), [("Ada Lovelace", "POET"), ("Ada", "PERSON")]
)
def test_only_the_words_named_are_split_off(words: str, label: str) -> None:
    recast = split(SCHEME, "PERSON", Label("POET"), [words])

    (found,) = after(layer(annotation()), recast)

    assert found.label == label


def test_what_is_split_off_from_a_suggestion_is_a_correction() -> None:
    said = suggestion(label="PERSON")
    recast = split(SCHEME, "PERSON", Label("POET"), ["Ada Lovelace"])

    (found,) = after(layer(annotation(state=State.CONFIRMED, answers=said)), recast)

    assert (found.state, found.suggestion) == (State.CORRECTED, said)


def test_what_was_rejected_is_not_split_off() -> None:
    said = suggestion(label="PERSON")
    rejected = annotation(state=State.REJECTED, answers=said)
    recast = split(SCHEME, "PERSON", Label("POET"), ["Ada Lovelace"])

    assert after(layer(rejected), recast) == [rejected]


def test_changes_to_others_annotations_name_them() -> None:
    changes = migrated(layer(annotation()), RENAMED, TEXT, annotator="bob")

    assert [change.annotator for change in changes] == ["ann"]


def test_an_edit_of_before_is_read_under_todays_names() -> None:
    here = layer(annotation())
    old = edit(*migrated(here, merged(SCHEME, "PERSON", "GPE"), TEXT, annotator="ann"))

    (change,) = annotation_changes(
        read_anew(old, Readings({"PERSON": "HUMAN"})).changes
    )

    assert change.before
    assert change.before.label == "HUMAN"
