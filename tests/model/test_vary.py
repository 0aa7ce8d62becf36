"""Whatever is put in the place of names and around them, spans keep to their words."""

from random import Random

import pytest

from model.frames import Framer
from model.names import Names
from model.records import Record
from model.vary import in_other_case, rewritten, varied, with_other_names

TEXT = (
    "Olga Petrenko flew from Straße City to Minsk on 3 May. “Nobody,” Petrenko told "
    "Acme Steel, “comes to Minsk.” Danes of Aarhus Port agreed with Olga Petrenko."
)
LABELS = {
    "Olga Petrenko": "PERSON",
    "Petrenko": "PERSON",
    "Straße City": "GPE",
    "Minsk": "GPE",
    "3 May": "DATE",
    "Acme Steel": "ORG",
    "Danes": "NORP",
}
OTHERS = {
    "PERSON": ("Bob", "Ada Lovelace", "Taras Wu", "Ann"),
    "GPE": ("Rome", "New York", "Côte d'Ivoire", "İzmir"),
    "ORG": ("Acme", "Bank of Mars", "ACME"),
    "NORP": ("Finns", "South Koreans"),
}
SEEDS = pytest.mark.parametrize("seed", range(0, 200, 50))


def a_record() -> Record:
    spans, at = [], 0
    for name in (
        *("Olga Petrenko", "Straße City", "Minsk", "3 May", "Petrenko"),
        *("Acme Steel", "Minsk", "Danes", "Olga Petrenko"),
    ):
        at = TEXT.index(name, at)
        spans.append((at, at + len(name), LABELS[name]))
        at += len(name)
    port = TEXT.index("Aarhus Port")
    unsure = ((port, port + len("Aarhus Port")),)
    return Record(TEXT, tuple(spans), unsure, frozenset(LABELS.values()), "made")


def some_names() -> Names:
    records = []
    for label, names in OTHERS.items():
        records += [
            Record(name, ((0, len(name), label),), (), frozenset(), "made")
            for name in names
        ]
    return Names([*records, a_record()])


RECORD, NAMES = a_record(), some_names()


def words(record: Record) -> list[str]:
    return [record.text[start:end] for start, end, _ in record.spans]


def unsure(record: Record) -> list[str]:
    return [record.text[start:end] for start, end in record.unsure]


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  repeated, not secret


def seeds(first: int) -> list[Random]:
    return [chance(seed) for seed in range(first, first + 50)]


@SEEDS
def test_other_names_stand_where_the_spans_say(seed: int) -> None:
    for rng in seeds(seed):
        record = with_other_names(RECORD, NAMES, rng)

        between = [outside(RECORD), outside(record)]
        assert between[0] == between[1]
        assert all(known(label, name) for label, name in named(record))
        assert [label for *_, label in record.spans] == [x[2] for x in RECORD.spans]
        assert unsure(record) == ["Aarhus Port"]


def named(record: Record) -> list[tuple[str, str]]:
    labels = [label for *_, label in record.spans]
    return list(zip(labels, words(record), strict=True))


def known(label: str, name: str) -> bool:
    everyone = {*OTHERS.get(label, ()), *LABELS}
    return name in everyone | {one.split()[-1] for one in everyone}


def outside(record: Record) -> list[str]:
    """Return the text between the spans."""
    edges = [0, *(edge for s, e, _ in record.spans for edge in (s, e))]
    edges.append(len(record.text))
    return [record.text[s:e] for s, e in zip(edges[::2], edges[1::2], strict=True)]


@SEEDS
def test_one_person_stays_one(seed: int) -> None:
    for rng in seeds(seed):
        first, *_, last = words(with_other_names(RECORD, NAMES, rng))

        assert first == last


@SEEDS
def test_a_surname_goes_with_its_new_name(seed: int) -> None:
    for rng in seeds(seed):
        full, *_, surname = words(with_other_names(RECORD, NAMES, rng))[:5]

        assert full == "Olga Petrenko" or surname == full.split()[-1]


def test_dates_are_left_alone() -> None:
    record = with_other_names(RECORD, NAMES, chance(1))

    assert "3 May" in words(record)


@SEEDS
def test_another_case_moves_nothing(seed: int) -> None:
    for rng in seeds(seed):
        record = in_other_case(RECORD, rng)

        assert record.spans == RECORD.spans
        assert record.text.lower() == RECORD.text.lower()


def test_a_text_that_would_grow_in_capitals_is_left_alone() -> None:
    cases = {in_other_case(RECORD, chance(seed)).text for seed in range(50)}

    assert TEXT.upper() not in cases
    assert RECORD.text in cases


@SEEDS
def test_a_frame_leaves_the_text_whole(seed: int) -> None:
    for rng in seeds(seed):
        record = Framer(NAMES, rng).framed(RECORD)

        at = record.text.index(TEXT)
        moved = tuple((s + at, e + at, label) for s, e, label in RECORD.spans)
        assert set(moved) <= set(record.spans)
        assert unsure(record) == ["Aarhus Port"]


@SEEDS
def test_a_frame_marks_what_it_adds_and_nothing_else(seed: int) -> None:
    for rng in seeds(seed):
        record = Framer(NAMES, rng).framed(RECORD)

        edges = [edge for s, e, _ in record.spans for edge in (s, e)]
        assert edges == sorted(edges)
        assert len(record.spans) > len(RECORD.spans)
        assert all(name == name.strip() != "" for name in words(record))


@SEEDS
def test_a_variant_is_still_well_marked(seed: int) -> None:
    for rng in seeds(seed):
        record = varied(RECORD, NAMES, rng)

        assert len(record.spans) >= len(RECORD.spans)
        assert all(name == name.strip() != "" for name in words(record))
        assert [one.lower() for one in unsure(record)] == ["aarhus port"]


def test_the_same_seed_makes_the_same_variants() -> None:
    made = [[varied(RECORD, NAMES, chance(n)) for n in range(20)] for _ in range(2)]

    assert made[0] == made[1]


def test_nested_spans_are_left_alone() -> None:
    nested = Record(
        "Bank of Rome", ((0, 12, "ORG"), (8, 12, "GPE")), (), frozenset(), ""
    )

    assert rewritten(nested, lambda _number, _mark: "X") is nested


def test_names_of_the_wrong_length_do_where_there_are_no_others() -> None:
    names = Names([Record("Rome", ((0, 4, "GPE"),), (), frozenset(), "")])

    assert names.one(chance(1), "GPE", long=True) == "Rome"


def test_names_in_small_letters_or_on_two_lines_are_not_taken() -> None:
    text = "rome and New\nYork"
    names = Names([Record(text, ((0, 4, "GPE"), (9, 17, "GPE")), (), frozenset(), "")])

    assert not any(names.of.values())
