from collections.abc import Iterable, Iterator

import pytest
from typing_extensions import override

from annotations.errors import CopydeskError
from annotations.evaluate.labels import TodaysLabelMap
from annotations.label import Label, LabelScheme
from annotations.ontonotes import ONTONOTES
from annotations.scheme import renamed
from annotations.span import Span
from annotations.suggest.mapping import (
    IGNORED,
    LabelMap,
    MappedSuggester,
    check_targets,
    distinct,
    parse_targets,
)
from annotations.suggestion import Pipeline, Proposal
from tests import builders

CONLL = LabelScheme(tuple(map(Label, ("PER", "LOC", "ORG", "MISC"))))


def usual(label: str, scheme: LabelScheme = ONTONOTES) -> str:
    return LabelMap(scheme, {}).target(label)


@pytest.mark.parametrize("label", [label.name for label in ONTONOTES])
def test_labels_of_the_scheme_are_kept(label: str) -> None:
    assert usual(label) == label


@pytest.mark.parametrize(
    ("label", "target"),
    [
        ("PER", "PERSON"),
        ("persName", "PERSON"),
        ("Location", "LOC"),
        ("ORGANIZATION", "ORG"),
        ("organisation", "ORG"),
        ("FACILITY", "FAC"),
        ("STATE_OR_PROVINCE", "GPE"),
        ("creative-work", "WORK_OF_ART"),
        ("work of art", "WORK_OF_ART"),
        ("NUMBER", "CARDINAL"),
    ],
)
def test_what_other_schemes_call_the_same_is_mapped(label: str, target: str) -> None:
    assert usual(label) == target


@pytest.mark.parametrize("label", ["MISC", "GENE", "", "___"])
def test_what_is_in_no_scheme_is_ignored(label: str) -> None:
    assert usual(label) == IGNORED


def test_a_project_may_have_the_shorter_names() -> None:
    assert [usual(label, CONLL) for label in ("PERSON", "ORG", "MISC", "DATE")] == [
        "PER",
        "ORG",
        "MISC",
        IGNORED,
    ]


def test_what_a_person_said_goes_before_what_is_usual() -> None:
    said = LabelMap(ONTONOTES, {"MISC": "NORP", "PER": "", "ORG": "GPE"})

    assert [said.target(label) for label in ("MISC", "PER", "ORG")] == [
        "NORP",
        IGNORED,
        "GPE",
    ]


def test_what_was_said_of_a_label_that_is_gone_is_void() -> None:
    assert LabelMap(CONLL, {"NAT": "NORP"}).target("NAT") == IGNORED


class Machine:
    """A suggester that says the same of every text."""

    pipeline = Pipeline(name="machine", version="1", digest="d")

    def __init__(self, *labels: str) -> None:
        self.labels = labels

    def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
        for _ in texts:
            yield tuple(
                Proposal(Span(0, 3 + at), label) for at, label in enumerate(self.labels)
            )


def mapped(*labels: str, **said: str) -> MappedSuggester:
    return MappedSuggester(Machine(*labels), LabelMap(ONTONOTES, said))


def test_a_mapped_suggester_speaks_the_labels_of_the_project() -> None:
    suggester = mapped("PER", "MISC", "ORG", "FOO", FOO="LAW")

    (found,) = suggester.suggest(["Some words."])

    assert {one.label for one in found} == {"PERSON", "ORG", "LAW"}
    assert suggester.labels == ("PERSON", "ORG", "LAW")


def test_what_is_left_out_is_counted_by_label() -> None:
    suggester = mapped("MISC", "", "ORG")

    list(suggester.suggest(["One.", "Two."]))

    assert suggester.ignored == {"MISC": 2, "": 2}


def test_what_becomes_of_labels_is_part_of_the_settings() -> None:
    suggester = mapped("PER", "ORG", "MISC", LATE="LAW")

    assert suggester.pipeline.settings == {
        "labels": {"PER": "PERSON", "MISC": "", "LATE": "LAW"}
    }


def test_a_pipeline_whose_labels_are_all_kept_needs_no_settings() -> None:
    assert mapped("ORG", "GPE", GPE="GPE").pipeline == Machine.pipeline


def test_two_labels_that_become_one_are_one_proposal() -> None:
    class Twice(Machine):
        @override
        def suggest(self, texts: Iterable[str]) -> Iterator[tuple[Proposal, ...]]:
            for _ in texts:
                yield (
                    Proposal(Span(0, 3), "PER", rule="list"),
                    Proposal(Span(0, 3), "PERSON", 0.5),
                )

    (found,) = MappedSuggester(Twice(), LabelMap(ONTONOTES, {})).suggest(["Ada"])

    assert found == (Proposal(Span(0, 3), "PERSON", 0.5, "list"),)


def test_proposals_that_say_the_same_are_one_in_reading_order() -> None:
    inner, outer = Proposal(Span(4, 6), "A", 0.2), Proposal(Span(4, 9), "A")
    again = Proposal(Span(4, 6), "A", 0.9, "rule")
    first = Proposal(Span(0, 2), "B")

    assert distinct([inner, again, outer, first]) == (
        first,
        outer,
        Proposal(Span(4, 6), "A", 0.2, "rule"),
    )


def test_what_labels_become_is_read_from_words() -> None:
    assert parse_targets(["PER=PERSON", "MISC=", "=ORG", "a=b=LAW"]) == (
        ("PER", "PERSON"),
        ("MISC", ""),
        ("", "ORG"),
        ("a=b", "LAW"),
    )


def test_words_that_map_nothing_are_refused() -> None:
    with pytest.raises(CopydeskError, match=r"“PER” maps nothing; write it like"):
        parse_targets(["PER"])


def test_a_label_can_only_become_one_of_the_project() -> None:
    check_targets([("MISC", IGNORED), ("PER", "PERSON")], ONTONOTES)

    with pytest.raises(CopydeskError, match=r"no label “HUMAN”; choose one of PERSON,"):
        check_targets([("PER", "HUMAN")], ONTONOTES)


def test_the_settings_of_the_pipeline_itself_stay() -> None:
    class Set(Machine):
        pipeline = builders.pipeline()

    made = MappedSuggester(Set("PER"), LabelMap(ONTONOTES, {})).pipeline

    assert made.settings == {"threshold": 0.5, "labels": {"PER": "PERSON"}}


def test_a_renaming_makes_no_other_machine_of_a_pipeline() -> None:
    said = {"MISC": "NORP", "PER": "PERSON"}
    renamed_ = renamed(renamed(ONTONOTES, "NORP", "GROUP").after, "PERSON", "HUMAN")

    before = LabelMap(ONTONOTES, said)
    after = LabelMap(renamed_.after, said)

    assert after.settings(["PER", "ORG"]) == before.settings(["PER", "ORG"])
    assert (after.target("MISC"), after.written("MISC")) == ("GROUP", "NORP")


def test_what_meant_the_same_before_a_renaming_still_does() -> None:
    scheme = renamed(ONTONOTES, "PERSON", "WHO").after

    assert usual("PER", scheme) == "WHO"


def test_gold_is_compared_under_todays_names() -> None:
    scheme = renamed(ONTONOTES, "PERSON", "WHO").after

    assert TodaysLabelMap(scheme, {}).written("PERSON") == "WHO"
