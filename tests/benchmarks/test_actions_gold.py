import pytest

from annotations.evaluate.gold import Entity, GoldArticle
from annotations.span import Span
from benchmarks.actions.gold import Goal, Key, Kind
from benchmarks.actions.peers import PEERS

TEXT = "Ada Lovelace met Lord Byron in London on Friday, the 13th."


def at(words: str, label: str) -> Key:
    start = TEXT.index(words)
    return Span(start, start + len(words)), label


def goal(*keys: Key, ignore: str = "", known: frozenset[str] | None = None) -> Goal:
    return Goal.of(
        GoldArticle(
            text=TEXT,
            entities=tuple(Entity(*key) for key in keys),
            ignore=(at(ignore, "")[0],) if ignore else (),
            exhaustive=known,
        )
    )


PERSON = frozenset({"PERSON"})
ADA, BYRON = at("Ada Lovelace", "PERSON"), at("Byron", "PERSON")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (ADA, Kind.RIGHT),
        (at("Ada Lovelace", "ORG"), Kind.LABEL),
        (at("Lovelace", "PERSON"), Kind.BOUNDARY),
        (at("Lovelace", "ORG"), Kind.BOTH),
    ],
)
def test_what_stands_at_an_entity_is_told_by_how_it_differs(
    said: Key, kind: Kind
) -> None:
    (found,) = goal(ADA).compare([said])

    assert (found.kind, found.wanted, found.said) == (kind, ADA, said)


def test_what_stands_alone_is_missed_or_spurious_in_reading_order() -> None:
    found = goal(BYRON).compare([at("London", "GPE"), at("Ada", "PERSON")])

    kinds = [one.kind for one in found]
    assert kinds == [Kind.SPURIOUS, Kind.MISSED, Kind.SPURIOUS]


def test_an_entity_is_answered_by_what_is_right_before_what_is_near() -> None:
    found = goal(ADA).compare([at("Ada", "PERSON"), ADA])

    assert [one.kind for one in found] == [Kind.SPURIOUS, Kind.RIGHT]


def test_ignored_regions_and_unknown_labels_are_left_out_on_both_sides() -> None:
    met = goal(ADA, BYRON, at("Friday", "DATE"), ignore="Lord Byron", known=PERSON)

    assert met.wanted == {ADA}
    assert met.is_met([ADA, at("Lord", "PERSON"), at("London", "GPE")])
    assert not met.is_met([ADA, at("London", "PERSON")])


def test_what_says_nothing_is_mended_where_something_is_wanted() -> None:
    (found,) = goal(ADA, known=PERSON).compare([at("Ada Lovelace", "EVENT")])

    assert found.kind is Kind.LABEL


@pytest.mark.parametrize(
    ("tool", "actions"),
    [("INCEpTION", 1 + 2 + 2 + 1 + 2 + 3), ("SLATE", 0 + 2.5 + 1 + 2 + 5 + 1)],
)
def test_a_tool_takes_its_own_actions_for_each_thing(tool: str, actions: float) -> None:
    wanted = goal(ADA, BYRON, at("London", "GPE"), at("Friday", "DATE"))
    said = [ADA, at("Byron", "ORG"), at("on Friday", "DATE"), at("13th", "ORDINAL")]
    peer = next(one for one in PEERS if one.name == tool)

    assert peer.whole(wanted, wanted.compare(said)) == actions


def test_a_tool_adds_anew_where_mending_both_costs_more() -> None:
    wanted = goal(ADA)
    peer = next(one for one in PEERS if one.name == "doccano")

    said = [at("Lovelace", "ORG")]

    assert peer.whole(wanted, wanted.compare(said)) == 1 + 2 + 2
