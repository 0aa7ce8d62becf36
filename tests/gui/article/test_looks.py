from dataclasses import replace

from annotations.annotation import State
from annotations.marks import Mark, MarkKey, mark_of, marks
from annotations.offsets import Utf16Map
from gui.article.looks import Looks, Name, altered, placed
from tests import builders


def test_offsets_are_given_in_utf16_units() -> None:
    shown = [Mark(suggestion=builders.suggestion("Lord"))]

    (look,) = Looks().of(shown, Utf16Map.of("🎻" * 30))

    assert (look.start, look.end) == (2 * 17, 2 * 21)


def test_states_differ_in_more_than_colour() -> None:
    shown = [
        mark_of(builders.annotation(state=state))
        for state in (State.CONFIRMED, State.CORRECTED, State.REJECTED)
    ]
    signs = {
        (look.filled, look.corrected, look.rejected)
        for mark in (*shown, Mark(suggestion=builders.suggestion()))
        for look in Looks().of([mark], Utf16Map.of(builders.TEXT))
    }

    assert len(signs) == 4


def test_a_flag_stands_before_the_name_while_it_is_there() -> None:
    shown, looks = [Mark(suggestion=builders.suggestion())], Looks()
    positions = Utf16Map.of(builders.TEXT)
    nothing: frozenset[MarkKey] = frozenset()

    names = [
        looks.of(shown, positions, flagged)[0].name
        for flagged in (nothing, {shown[0].key}, nothing)
    ]

    assert names == ["PERSON", "⚑ PERSON", "PERSON"]


def test_disputed_and_second_opinions_differ_from_what_is_pending() -> None:
    plain = Mark(suggestion=builders.suggestion())
    signs = {
        (look.disputed, look.faint)
        for mark in (
            plain,
            replace(plain, disputed=True),
            replace(plain, disputed=True, only_earlier=True),
        )
        for look in Looks().of([mark], Utf16Map.of(builders.TEXT))
    }

    assert len(signs) == 3


def test_an_outer_span_is_drawn_wider_than_what_it_holds() -> None:
    layer = builders.layer(
        builders.annotation("Ada Lovelace met Lord Byron", "EVENT"),
        builders.annotation("Lord Byron"),
        builders.annotation("Byron", "GPE"),
    )

    drawn = Looks().of(marks(layer, []), Utf16Map.of(builders.TEXT))

    assert [look.depth for look in drawn] == [2, 1, 0]


def test_only_what_differs_or_gets_the_ring_is_drawn_anew() -> None:
    text = Utf16Map.of(builders.TEXT)
    before = Looks().of(marks(builders.layer(), builders.suggestions()), text)
    decided = builders.annotation("London", "GPE")
    after = Looks().of(marks(builders.layer(decided), builders.suggestions()), text)

    ringed = {before[0].key, None}
    assert {look.start for look in altered(before, after, ringed)} == {0, 31}


def test_names_with_room_stand_over_their_words() -> None:
    assert placed([Name(0, 40, 60), Name(100, 30, 150)]) == [(0, 40), (100, 30)]


def test_a_name_too_long_is_cut_before_the_next() -> None:
    names = [Name(0, 40, 10), Name(20, 30, 60)]

    assert placed(names)[0] == (0, 16)


def test_a_name_whose_place_is_taken_moves_along() -> None:
    names = [Name(0, 40, 200), Name(0, 30, 90)]

    assert placed(names) == [(0, 40), (44, 30)]
