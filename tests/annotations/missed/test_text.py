from itertools import pairwise

import pytest

from annotations.article import Zone, ZoneKind
from annotations.missed import candidates
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
        ("the past 35 years of war", ["past 35 years"]),
        ("in the late 1980s", ["late 1980s"]),
        ("in early 90's", ["early 90's"]),
        ("some 24 hours ago", ["24 hours ago"]),
        ("in late July, 2008 it", ["late July, 2008"]),
        ("by the 7th century BC", ["7th century BC"]),
        ("about 508 BC they", ["508 BC"]),
        ("the summer of 2012", ["summer of 2012"]),
        ("on Sunday night they", ["Sunday night"]),
        ("as of 15:11 GMT", ["15:11 GMT"]),
        ("at seven o'clock sharp", ["seven o'clock"]),
        ("winds of 190 kilometers per hour", ["190 kilometers per hour"]),
        ("some 240,000 square meters of it", ["240,000 square meters"]),
        ("a 2000 year old tree", ["2000 year old"]),
        ("of 10–20% at most", ["10–20%"]),  # noqa: RUF001  the dash of ranges is meant
        ("the 1990s", ["1990s"]),
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


def test_candidates_never_overlap_and_come_in_order() -> None:
    text = "On Friday, 5 May 2014 the 21st Century Fox Group paid $5 million."
    spans = [one.span for one in candidates(text)]

    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert Span(text.index("$"), text.index("$") + 10) in spans
