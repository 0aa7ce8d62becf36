import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.annotation import State
from annotations.marks import Mark
from annotations.opinions import Difference, Opinions, compare
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from tests.builders import annotation, layer, suggestion

OLD, NEW = RunId(1), RunId(2)
ADA = suggestion("Ada Lovelace", number=21, run=2)


def two_runs(newest: list[Suggestion], earlier: list[Suggestion]) -> Opinions:
    return compare({NEW: newest, OLD: earlier})


def test_one_run_disagrees_with_nobody() -> None:
    opinions = compare({NEW: [ADA]})

    assert (dict(opinions.disputes), opinions.only_earlier) == ({}, ())
    assert opinions.newest == [ADA]


def test_runs_that_say_the_very_same_agree() -> None:
    opinions = two_runs([ADA], [suggestion("Ada Lovelace")])

    assert dict(opinions.disputes) == {}


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (suggestion("Ada Lovelace", "ORG"), Difference.LABEL),
        (suggestion("Lovelace"), Difference.BOUNDARIES),
        (suggestion("Lovelace met", "ORG"), Difference.BOTH),
        (suggestion("London"), Difference.MISSING),
    ],
    ids=str,
)
def test_a_run_may_differ_in_label_in_boundaries_or_find_nothing(
    other: Suggestion, difference: Difference
) -> None:
    opinions = two_runs([ADA], [other])
    (view,) = opinions.about(ADA.span, ADA.label, but=NEW)

    assert opinions.disputes[ADA.id] == {OLD}
    assert (view.run_id, view.difference) == (OLD, difference)


def test_what_only_an_earlier_run_found_is_a_disagreement_too() -> None:
    london = suggestion("London", "GPE", number=11)
    opinions = two_runs([ADA], [suggestion("Ada Lovelace"), london])

    assert opinions.only_earlier == (london,)
    assert dict(opinions.disputes) == {london.id: {OLD}}


def test_what_overlaps_something_newer_is_not_found_by_the_earlier_alone() -> None:
    opinions = two_runs([ADA], [suggestion("Lovelace met", number=11)])

    assert opinions.only_earlier == ()


def test_of_several_earlier_runs_the_latest_speaks_for_what_they_found() -> None:
    third, second, first = RunId(3), RunId(2), RunId(1)
    later = suggestion("London", "GPE", number=21, run=2)
    opinions = compare(
        {third: [], second: [later], first: [suggestion("London", "ORG", number=11)]}
    )

    assert opinions.only_earlier == (later,)
    assert opinions.disputes[later.id] == {second, first}


def test_every_run_is_heard_newest_first_even_one_that_found_nothing() -> None:
    opinions = compare({RunId(3): [], NEW: [ADA], OLD: []})

    views = opinions.about(ADA.span, ADA.label)

    assert [(v.run_id, v.difference) for v in views] == [
        (RunId(3), Difference.MISSING),
        (NEW, Difference.NONE),
        (OLD, Difference.MISSING),
    ]


def test_what_fits_the_words_best_is_heard_first() -> None:
    name, whole = suggestion("Ada Lovelace", "ORG"), suggestion("Ada Lovelace met Lord")
    (view,) = two_runs([ADA], [whole, name]).about(ADA.span, ADA.label, but=NEW)

    assert view.said == (name, whole)


def test_another_runs_word_can_be_taken_while_nothing_stands_there() -> None:
    other = suggestion("Lovelace", "ORG", number=11)
    opinions = two_runs([ADA], [other])
    mark = Mark(suggestion=ADA)

    assert opinions.other_word(layer(), mark) == other
    assert opinions.other_word(layer(annotation("Lovelace")), mark) is None


def test_a_run_that_agrees_has_no_other_word() -> None:
    opinions = two_runs([ADA], [suggestion("Ada Lovelace", number=11)])

    assert opinions.other_word(layer(), Mark(suggestion=ADA)) is None


def test_what_was_rejected_can_still_be_what_another_run_said() -> None:
    other = suggestion("Ada Lovelace", "ORG", number=11)
    rejected = annotation(state=State.REJECTED, answers=ADA)
    mark = Mark(annotation=rejected, suggestion=ADA)

    assert two_runs([ADA], [other]).other_word(layer(rejected), mark) == other


RUNS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(1, 5), st.sampled_from("AB")),
        max_size=6,
        unique=True,
    ),
    min_size=1,
    max_size=4,
)


@given(RUNS)
def test_the_quick_comparison_agrees_with_the_plain_rule(
    runs: list[list[tuple[int, int, str]]],
) -> None:
    by_run = made(runs)
    opinions = compare(by_run)

    found = {id_: set(runs) for id_, runs in opinions.disputes.items()}

    assert found == plain(by_run)


def made(runs: list[list[tuple[int, int, str]]]) -> dict[RunId, list[Suggestion]]:
    return {
        RunId(run): [
            Suggestion(
                id=SuggestionId(100 * run + place),
                run_id=RunId(run),
                span=Span(start, start + length),
                label=label,
            )
            for place, (start, length, label) in enumerate(proposed)
        ]
        for run, proposed in sorted(enumerate(runs), reverse=True)
    }


def plain(by_run: dict[RunId, list[Suggestion]]) -> dict[SuggestionId, set[RunId]]:
    """Ask of every suggestion and every earlier run, one by one."""
    newest = max(by_run)
    earlier = sorted(run for run in by_run if run != newest)
    disputes = {
        one.id: {r for r in earlier if not any(same(one, o) for o in by_run[r])}
        for one in by_run[newest]
    }
    for run in earlier:
        later = [o for r in by_run if r > run for o in by_run[r]]
        for one in by_run[run]:
            if not any(one.span.overlaps(o.span) for o in later):
                touched = (r for r in earlier if touches(one, by_run[r]))
                disputes[one.id] = set(touched)
    return {id_: runs for id_, runs in disputes.items() if runs}


def same(one: Suggestion, other: Suggestion) -> bool:
    return (one.span, one.label) == (other.span, other.label)


def touches(one: Suggestion, found: list[Suggestion]) -> bool:
    return any(one.span.overlaps(other.span) for other in found)
