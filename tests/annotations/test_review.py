from collections.abc import Callable

import pytest

from annotations import review
from annotations.annotation import Annotation, State
from annotations.edit import Changes, Review, ReviewChange, annotation_changes
from annotations.errors import CopydeskError
from annotations.layer import Layer
from annotations.marks import Mark, mark_of, marks, pending
from tests.builders import annotation, layer, span, suggestion, suggestions

ADA = suggestion("Ada Lovelace")
PENDING = Mark(suggestion=ADA)
CONFIRMED = annotation(state=State.CONFIRMED, answers=ADA)
REJECTED = annotation(state=State.REJECTED, answers=ADA)
ADDED = annotation("London", "GPE")


def outcome(changes: Changes) -> Annotation | None:
    (change,) = annotation_changes(changes)
    return change.after


def test_confirming_takes_the_suggestion_as_it_stands() -> None:
    after = outcome(review.confirm(layer(), [PENDING]))

    assert after is not None
    assert (after.span, after.label, after.state, after.suggestion) == (
        ADA.span,
        "PERSON",
        State.CONFIRMED,
        ADA,
    )


def test_confirming_twice_changes_nothing() -> None:
    assert review.confirm(layer(CONFIRMED), [mark_of(CONFIRMED)]) == ()


def test_confirming_takes_a_rejected_span_back_in() -> None:
    after = outcome(review.confirm(layer(REJECTED), [mark_of(REJECTED)]))

    assert after == CONFIRMED


def test_confirming_many_is_one_set_of_changes() -> None:
    london = Mark(suggestion=suggestion("London", "GPE", number=2))

    assert len(review.confirm(layer(), [PENDING, london])) == 2


def test_a_rejected_suggestion_is_kept_as_evidence() -> None:
    after = outcome(review.reject(layer(), [PENDING]))

    assert after is not None
    assert (after.state, after.suggestion) == (State.REJECTED, ADA)


def test_rejecting_a_correction_returns_to_what_was_suggested() -> None:
    corrected = annotation("Ada", "ORG", state=State.CORRECTED, answers=ADA)
    after = outcome(review.reject(layer(corrected), [mark_of(corrected)]))

    assert after is not None
    assert (after.span, after.label) == (ADA.span, ADA.label)


def test_rejecting_what_a_person_added_takes_it_away() -> None:
    assert outcome(review.reject(layer(ADDED), [mark_of(ADDED)])) is None


def test_another_label_is_a_correction() -> None:
    after = outcome(review.relabel(layer(), PENDING, "ORG"))

    assert after is not None
    assert (after.label, after.state) == ("ORG", State.CORRECTED)


def test_going_back_to_the_suggested_label_is_a_confirmation() -> None:
    corrected = annotation(label="ORG", state=State.CORRECTED, answers=ADA)
    after = outcome(review.relabel(layer(corrected), mark_of(corrected), "PERSON"))

    assert after is not None
    assert after.state is State.CONFIRMED


def test_other_boundaries_are_a_correction() -> None:
    after = outcome(review.resize(layer(), PENDING, span("Ada")))

    assert after is not None
    assert (after.span, after.state) == (span("Ada"), State.CORRECTED)


def test_an_addition_stays_an_addition_under_any_label() -> None:
    after = outcome(review.relabel(layer(ADDED), mark_of(ADDED), "LOC"))

    assert after is not None
    assert after.state is State.ADDED


@pytest.mark.parametrize("decided", [CONFIRMED, REJECTED, ADDED])
def test_deleting_withdraws_a_decision(decided: Annotation) -> None:
    assert outcome(review.delete(layer(decided), mark_of(decided))) is None


def test_deleting_what_is_pending_rejects_it() -> None:
    after = outcome(review.delete(layer(), PENDING))

    assert after is not None
    assert after.state is State.REJECTED


def test_a_note_is_written_beside_a_decision_without_stray_blanks() -> None:
    after = outcome(review.note(layer(ADDED), mark_of(ADDED), " the city \n"))

    assert after is not None
    assert (after.note, after.state) == ("the city", State.ADDED)


def test_a_note_on_what_is_pending_confirms_it() -> None:
    after = outcome(review.note(layer(), PENDING, "?"))

    assert after is not None
    assert (after.note, after.state) == ("?", State.CONFIRMED)


def test_the_same_span_cannot_be_added_twice_under_one_label() -> None:
    with pytest.raises(CopydeskError, match="already marked GPE"):
        review.add(layer(ADDED), ADDED.span, "GPE")


def test_the_same_span_may_bear_two_labels() -> None:
    after = outcome(review.add(layer(ADDED), ADDED.span, "LOC"))

    assert after is not None
    assert after.id != ADDED.id


def test_adding_what_was_rejected_takes_it_back_in() -> None:
    assert outcome(review.add(layer(REJECTED), ADA.span, "PERSON")) == CONFIRMED


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [
        (review.mark_done, Review.STARTED, Review.DONE),
        (review.mark_done, Review.UNSEEN, Review.DONE),
        (review.reopen, Review.DONE, Review.STARTED),
    ],
)
def test_an_article_is_finished_and_taken_up_again(
    verb: Callable[[Layer], Changes], before: Review, after: Review
) -> None:
    here = layer(review=before)

    assert verb(here) == (ReviewChange(here.article_id, before, after),)


def test_finishing_what_is_finished_changes_nothing() -> None:
    assert review.mark_done(layer(review=Review.DONE)) == ()


def test_verbs_leave_the_layer_alone() -> None:
    here = layer(CONFIRMED)
    review.reject(here, [mark_of(CONFIRMED)])

    assert here == layer(CONFIRMED)


@pytest.mark.parametrize(
    ("mended", "verb"),
    [
        (annotation("London", "ORG"), lambda here, at: review.relabel(here, at, "GPE")),
        (
            annotation("met", "GPE"),
            lambda here, at: review.resize(here, at, ADDED.span),
        ),
    ],
)
def test_two_annotations_never_become_the_same(
    mended: Annotation, verb: Callable[[Layer, Mark], Changes]
) -> None:
    with pytest.raises(CopydeskError, match="already marked GPE"):
        verb(layer(ADDED, mended), mark_of(mended))


def test_what_was_rejected_is_no_longer_once_another_becomes_the_same() -> None:
    other = annotation("Ada Lovelace", "ORG")
    here = layer(REJECTED, other)

    after = here.apply(review.relabel(here, mark_of(other), "PERSON"))

    assert [(one.label, one.state) for one in after] == [("PERSON", State.ADDED)]


def test_a_correction_that_goes_is_no_rejection_of_what_stands() -> None:
    corrected = annotation("Ada", state=State.CORRECTED, answers=ADA)
    here = layer(corrected, annotation("Ada Lovelace"))

    assert outcome(review.reject(here, [mark_of(corrected)])) is None


def test_words_found_to_be_nothing_bear_no_mark_and_no_label() -> None:
    here = layer()

    after = here.apply(review.nothing(here, span("met")))

    assert [(one.span, one.label, one.is_nothing) for one in after] == [
        (span("met"), "", True)
    ]
    assert marks(after, ()) == ()


def test_nothing_is_said_once() -> None:
    here = layer()
    after = here.apply(review.nothing(here, span("met")))

    assert review.nothing(after, span("met")) == ()


def test_adding_what_was_found_to_be_nothing_takes_that_back() -> None:
    here = layer()
    seen = here.apply(review.nothing(here, span("met")))

    after = seen.apply(review.add(seen, span("met"), "EVENT"))

    assert [(one.label, one.state) for one in after] == [("EVENT", State.ADDED)]


def test_no_later_run_asks_again_about_what_was_found_to_be_nothing() -> None:
    here = layer()
    seen = here.apply(review.nothing(here, span("London")))

    assert pending(seen, suggestions()) == suggestions()[:2]
