from itertools import pairwise

import pytest

from annotations.article import Zone, ZoneKind
from annotations.missed import candidate_at, candidates
from annotations.span import Span
from tests.builders import span


def found(text: str, *zones: Zone) -> list[str]:
    return [one.span.of(text) for one in candidates(text, zones)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Anna Kowalska in Torun.", ["Anna Kowalska", "Torun"]),
        ("the Bank of the West Indies", ["Bank of the West Indies"]),
        ("a Ministry of Fish and Game report", ["Ministry of Fish and Game"]),
        ("they saw Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("when Obama and Clinton met", ["Obama", "Clinton"]),
        ("said Mr. John F. Kennedy yesterday", ["John F. Kennedy", "yesterday"]),
        ("with Hau Lung-bin there", ["Hau Lung-bin"]),
        ("a U.S.-based maker", ["U.S."]),
        ("in Poland's Torun", ["Poland", "Torun"]),
        ("the NATO chief", ["NATO"]),
        ("he said I was right", []),
        ("words without any", []),
    ],
)
def test_names_are_found_by_their_capitals(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost US$5.2 million then.", ["US$5.2 million"]),
        ("it rose by 12 percent", ["12 percent"]),
        ("on March 5, 2014 they left", ["March 5, 2014"]),
        ("on 5 March 2014", ["5 March 2014"]),
        ("since Tuesday", ["Tuesday"]),
        ("some 40 kilometers away", ["40 kilometers"]),
        ("at 5:30 p.m. sharp", ["5:30 p.m."]),
        ("it march on", []),
    ],
)
def test_values_are_found_by_their_shape(text: str, values: list[str]) -> None:
    assert found(text) == values


def test_a_word_that_begins_a_sentence_is_no_name_for_that() -> None:
    assert found("Police came. Fishermen left.") == []


def test_a_word_that_begins_a_sentence_is_a_name_if_it_is_one_elsewhere() -> None:
    text = "Veltrin lost. Then they saw Veltrin again."

    assert found(text) == ["Veltrin", "Veltrin"]


def test_a_known_name_may_begin_a_sentence() -> None:
    text = "Georgia won."

    assert [(c.label, c.reason) for c in candidates(text)] == [
        ("GPE", "country or province")
    ]


def test_words_of_a_headline_count_only_if_they_are_names_below() -> None:
    text = "Harbour Workers Leave Veltrin Early\n\nAll workers in Veltrin left."

    assert found(text) == ["Veltrin", "Veltrin"]


def test_boilerplate_is_left_alone() -> None:
    text = "He left. Editor Wan Li."
    zone = Zone(ZoneKind.BOILERPLATE, span("Editor Wan Li.", text))

    assert found(text, zone) == []


def test_what_is_taken_is_no_candidate_nor_is_what_touches_it() -> None:
    text = "They met Anna Kowalska in Torun."

    left = candidates(text, (), [span("Kowalska in", text)])

    assert [one.span.of(text) for one in left] == ["Torun"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "彼は東京に行った。", "😀👩‍👩‍👧", "ไปกรุงเทพ"]
)
def test_texts_without_capitals_have_none(text: str) -> None:
    assert found(text) == []


def test_a_candidate_is_found_under_any_of_its_characters() -> None:
    text = "They met Anna Kowalska in Torun."
    all_ = candidates(text)

    assert candidate_at(all_, text.index("Kowalska")) == all_[0]
    assert candidate_at(all_, text.index(" in")) is None
    assert candidate_at(all_, 0) is None
    assert candidate_at((), 0) is None


def test_candidates_never_overlap_and_come_in_order() -> None:
    text = "On Friday, 5 May 2014 the 21st Century Fox Group paid $5 million."
    spans = [one.span for one in candidates(text)]

    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert Span(text.index("$"), text.index("$") + 10) in spans
