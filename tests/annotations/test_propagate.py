"""The same words elsewhere in an article: what changes, and what is left."""

import pytest

from annotations import propagate, review
from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, ArticleId
from annotations.edit import Action, Change, Changes, Kind
from annotations.layer import Layer
from annotations.marks import Mark
from annotations.propagate import Conflict, Decision, Place, Places, Sheet
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests import builders

TEXT = (
    "The White House, the White House and White House aides; White House Press Office."
)
STARTS = (4, 21, 37, 56)
ORG = Decision(words="White House", label="ORG")


def said(start: int, words: str, label: str = "ORG") -> Suggestion:
    assert TEXT.startswith(words, start)
    return Suggestion(
        id=SuggestionId(start + 1),
        run_id=RunId(1),
        span=Span(start, start + len(words)),
        label=label,
    )


def decided(
    start: int,
    words: str,
    label: str = "ORG",
    *,
    state: State = State.CONFIRMED,
    answers: bool = True,
) -> Annotation:
    suggestion = said(start, words, label)
    return Annotation(
        id=AnnotationId(f"{start}"),
        span=suggestion.span,
        label=label,
        state=state,
        suggestion=suggestion if answers else None,
    )


def find(
    decision: Decision, *suggestions: Suggestion, layer: Layer | None = None
) -> Places:
    sheet = Sheet(text=TEXT, layer=layer or builders.layer(), suggestions=suggestions)
    return propagate.same_words_here(sheet, decision)


def starts(places: Places) -> list[int]:
    return [place.span.start for place in places.changes]


def conflicts(places: Places) -> list[tuple[int, str]]:
    return [(c.span.start, c.subject.label) for c in places.conflicts]


def outcome(
    places: Places, decision: Decision = ORG, layer: Layer | None = None
) -> list[tuple[str, str, str]]:
    """Say what the changes make: words, label, state."""
    before = layer or builders.layer()
    after = before.apply(propagate.changes_at(before, places.changes, decision))
    fresh = [one for one in after if one.id not in before.by_id]
    return [(one.span.of(TEXT), one.label, one.state) for one in fresh]


def test_unmarked_words_are_added() -> None:
    places = find(ORG)

    assert starts(places) == list(STARTS)
    assert outcome(places) == [("White House", "ORG", "added")] * 4


def test_a_pending_suggestion_on_the_words_is_settled() -> None:
    places = find(ORG, said(21, "White House", "FAC"), said(37, "White House"))

    assert [state for *_, state in outcome(places)] == [
        "added",
        "corrected",
        "confirmed",
        "added",
    ]


@pytest.mark.parametrize(
    ("start", "words"), [(0, "The White House"), (21, "White"), (27, "House")]
)
def test_a_pending_suggestion_that_is_clearly_wrong_is_mended(
    start: int, words: str
) -> None:
    places = find(ORG, said(start, words))

    assert conflicts(places) == []
    assert ("White House", "ORG", "corrected") in outcome(places)


def test_a_longer_name_is_left_and_listed() -> None:
    places = find(ORG, said(56, "White House Press Office"))

    assert starts(places) == [4, 21, 37]
    assert conflicts(places) == [(56, "ORG")]


def test_what_was_wrong_about_these_words_is_wrong_elsewhere() -> None:
    decision = Decision(words="White House", label="ORG", suggested="White House aides")

    places = find(decision, said(37, "White House aides"))

    assert starts(places) == list(STARTS)


def test_of_several_suggestions_the_nearest_is_settled() -> None:
    near = said(21, "White House", "FAC")

    places = find(ORG, said(17, "the White House"), near)

    assert Place(near.span, near) in places.changes


def test_what_says_so_already_is_neither_changed_nor_listed() -> None:
    places = find(ORG, layer=builders.layer(decided(21, "White House")))

    assert starts(places) == [4, 37, 56]
    assert places.conflicts == ()


@pytest.mark.parametrize(
    "otherwise",
    [
        decided(21, "White House", "FAC"),
        decided(17, "the White House"),
        decided(21, "White"),
        decided(21, "White House", state=State.REJECTED),
        decided(21, "White House", "", state=State.REJECTED, answers=False),
    ],
    ids=["label", "longer", "shorter", "rejected", "nothing"],
)
def test_what_was_decided_otherwise_is_listed_and_left(otherwise: Annotation) -> None:
    layer = builders.layer(otherwise)

    places = find(ORG, said(17, "the White House"), layer=layer)

    assert starts(places) == [4, 37, 56]
    assert places.conflicts == (Conflict(Span(21, 32), otherwise),)


def test_words_rejected_under_another_label_are_free() -> None:
    rejected = decided(21, "White House", "FAC", state=State.REJECTED)

    places = find(ORG, said(21, "White House", "FAC"), layer=builders.layer(rejected))

    assert starts(places) == list(STARTS)


def test_rejecting_rejects_the_same_words_under_the_same_label() -> None:
    decision = Decision(words="White House", label="FAC", accepted=False)

    places = find(
        decision,
        said(4, "White House", "FAC"),
        said(21, "White House"),
        said(56, "White House Press Office", "FAC"),
    )

    assert outcome(places, decision) == [("White House", "FAC", "rejected")]


def test_rejecting_leaves_what_was_confirmed() -> None:
    decision = Decision(words="White House", label="FAC", accepted=False)
    confirmed = decided(4, "White House", "FAC")

    places = find(decision, layer=builders.layer(confirmed))

    assert places.changes == ()
    assert conflicts(places) == [(4, "FAC")]


def test_case_can_be_left_out_of_account() -> None:
    sheet = Sheet(text="NATO and Nato", layer=builders.layer())
    decision = Decision(words="Nato", label="ORG")

    exact = propagate.same_words_here(sheet, decision)
    any_case = propagate.same_words_here(sheet, decision, match_case=False)

    assert (starts(exact), starts(any_case)) == ([9], [0, 9])


def last(action: Action, changes: Changes, kind: Kind = Kind.FRESH) -> Decision | None:
    article = Article(text=builders.TEXT, id=ArticleId(1))
    edit = builders.edit(*changes, action=action)
    if kind is Kind.UNDO:
        edit = edit.undone(edit_id=edit.id, at=builders.NOON)
    return propagate.decided(article, edit)


def ada() -> Mark:
    return Mark(suggestion=builders.suggestion())


def test_an_edit_tells_what_it_decided() -> None:
    layer = builders.layer()

    assert last(Action.RELABEL, review.relabel(layer, ada(), "ORG")) == Decision(
        words="Ada Lovelace", label="ORG", suggested="Ada Lovelace"
    )
    assert last(Action.REJECT, review.reject(layer, [ada()])) == Decision(
        words="Ada Lovelace", label="PERSON", accepted=False, suggested="Ada Lovelace"
    )
    assert last(
        Action.RESIZE, review.resize(layer, ada(), builders.span("Ada"))
    ) == Decision(words="Ada", label="PERSON", suggested="Ada Lovelace")


def test_rejecting_an_addition_decides_against_its_words() -> None:
    added = builders.annotation("Byron")
    layer = builders.layer(added)

    decision = last(Action.REJECT, review.reject(layer, [Mark(annotation=added)]))

    assert decision == Decision(words="Byron", label="PERSON", accepted=False)


def test_a_note_a_withdrawal_and_several_decide_nothing() -> None:
    noted = builders.annotation("Byron")
    layer = builders.layer(noted)
    mark = Mark(annotation=noted)
    both = [Mark(suggestion=one) for one in builders.suggestions()[::2]]

    assert last(Action.NOTE, review.note(layer, mark, "who?")) is None
    assert last(Action.DELETE, review.delete(layer, mark)) is None
    assert last(Action.CONFIRM_REST, review.confirm(layer, both)) is None
    assert last(Action.NOTE, review.note(layer, ada(), "who?")) is not None
    assert last(Action.CONFIRM, review.confirm(layer, [ada()]), Kind.UNDO) is None


def test_words_found_to_be_nothing_are_no_decision_to_repeat() -> None:
    changes = review.nothing(builders.layer(), builders.span("met"))

    assert last(Action.REJECT, changes) is None


@pytest.mark.parametrize("words", ["A", "—", "...", "7", "京", "👩", "A."])
def test_slight_words_are_doubted(words: str) -> None:
    assert propagate.doubt(words).startswith(f"“{words}” is")


@pytest.mark.parametrize("words", ["Al", "EU", "北京", "R2", "ก่อน"])
def test_other_words_are_not(words: str) -> None:
    assert propagate.doubt(words) == ""


def test_a_letter_is_found_only_where_it_stands_alone() -> None:
    sheet = Sheet(text="A in Ada, an A and a", layer=builders.layer())

    places = propagate.same_words_here(sheet, Decision(words="A", label="ORG"))

    assert starts(places) == [0, 13]


def test_a_change_of_one_place_needs_no_other() -> None:
    layer = builders.layer()
    places = find(ORG)

    (change,) = propagate.changes_at(layer, places.changes[1:2], ORG)

    assert isinstance(change, Change)
    assert change.side.span == Span(21, 32)
