from hypothesis import given
from hypothesis import strategies as st

from annotations.annotation import Annotation, AnnotationId, State
from annotations.layer import Layer
from annotations.marks import Mark, mark_of, marks, pending
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests.builders import annotation, layer, suggestion, suggestions

ADA = suggestion("Ada Lovelace")


def test_what_nobody_has_decided_on_is_pending() -> None:
    assert pending(layer(), suggestions()) == suggestions()


def test_what_is_answered_is_no_longer_pending_wherever_it_went() -> None:
    moved = annotation("London", state=State.CORRECTED, answers=ADA)

    assert pending(layer(moved), [ADA]) == []


def test_what_a_standing_annotation_overlaps_is_no_longer_pending() -> None:
    assert pending(layer(annotation("Lovelace met", "ORG")), [ADA]) == []


def test_what_only_touches_an_annotation_stays_pending() -> None:
    assert pending(layer(annotation(" met", "ORG")), [ADA]) == [ADA]


def test_a_rejected_span_settles_the_same_span_and_label_of_a_later_run() -> None:
    rejected = annotation(state=State.REJECTED, answers=ADA)
    again = suggestion("Ada Lovelace", number=9, run=2)

    assert pending(layer(rejected), [again]) == []


def test_a_rejected_span_leaves_another_label_or_boundary_pending() -> None:
    rejected = annotation(state=State.REJECTED, answers=ADA)
    others = [
        suggestion("Ada Lovelace", "ORG", number=8, run=2),
        suggestion("Ada", number=9, run=2),
    ]

    assert pending(layer(rejected), others) == others


def test_marks_come_in_reading_order_outer_spans_first() -> None:
    byron = annotation("Byron", "GPE")
    shown = marks(layer(byron), [suggestion("Lord", number=2), ADA])

    assert [mark.span.start for mark in shown] == [0, 17, 22]


def test_a_mark_stays_the_same_when_its_suggestion_is_decided() -> None:
    decided = mark_of(annotation(state=State.CONFIRMED, answers=ADA))

    assert decided.key == Mark(suggestion=ADA).key
    assert (decided.state, Mark(suggestion=ADA).state) == ("confirmed", "pending")


def test_an_addition_is_a_mark_of_its_own_without_a_score() -> None:
    added = mark_of(annotation("London", "GPE"))

    assert added.key == "annotation:GPE London"
    assert added.score is None


def test_a_mark_shows_the_decision_rather_than_the_suggestion() -> None:
    corrected = annotation("Ada", "ORG", state=State.CORRECTED, answers=ADA)
    mark = mark_of(corrected)

    assert (mark.span, mark.label, mark.score) == (Span(0, 3), "ORG", 0.9)
    assert not mark.is_pending


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(
    lambda pair: Span(pair[0], sum(pair))
)


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=12))
def test_the_quick_sweep_agrees_with_the_plain_rule(
    standing: list[Span], proposed: list[Span]
) -> None:
    here = plain_layer(standing)
    suggested = [plain_suggestion(n, span) for n, span in enumerate(proposed)]

    left = {s.id for s in pending(here, suggested)}

    assert left == {
        s.id for s in suggested if not any(s.span.overlaps(a) for a in standing)
    }


def plain_layer(spans: list[Span]) -> Layer:
    return layer(
        *(
            Annotation(id=AnnotationId(str(n)), span=s, label="X", state=State.ADDED)
            for n, s in enumerate(spans)
        )
    )


def plain_suggestion(number: int, span: Span) -> Suggestion:
    return Suggestion(id=SuggestionId(number), run_id=RunId(1), span=span, label="X")
