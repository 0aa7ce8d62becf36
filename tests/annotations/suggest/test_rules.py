"""What the built-in rules find, a sentence a row."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from annotations.ontonotes import ONTONOTES
from annotations.span import Span
from annotations.suggest import Suggester
from annotations.suggestion import Proposal

ARTICLES = sorted((Path(__file__).parents[4] / "shared" / "articles").glob("*.txt"))
WHOLES = ("ORG", "FAC", "EVENT", "LAW")  # longer names that a country may be part of
Rows = list[tuple[str, str]]


def found(rules: Suggester, text: str) -> Rows:
    (proposals,) = rules.suggest([text])
    return [(p.span.of(text), p.label) for p in proposals]


PLACES: list[tuple[str, Rows]] = [
    ("Farmers in Peru and Bolivia waited.", [("Peru", "GPE"), ("Bolivia", "GPE")]),
    ("The Peru-Bolivia border is open.", [("Peru", "GPE"), ("Bolivia", "GPE")]),
    ("A U.S.-based firm left.", [("U.S.", "GPE")]),
    ("Norway\u2019s coast is long.", [("Norway", "GPE")]),
    ("Ferries cross the Baltic Sea.", [("Baltic Sea", "LOC")]),
    ("Drought spread in East Africa.", [("East Africa", "LOC")]),
    ("The village of Rennerod flooded.", [("Rennerod", "GPE")]),
    ("LIMA, March 3 (Reuters) -- Rain fell.",
     [("LIMA", "GPE"), ("March 3", "DATE"), ("Reuters", "ORG")]),
    ("Kenyan tea is sold by Kenyans.", [("Kenyan", "NORP"), ("Kenyans", "NORP")]),
    ("Catholics and Buddhists prayed.", [("Catholics", "NORP"), ("Buddhists", "NORP")]),
    ("She wrote it in French.", [("French", "LANGUAGE")]),
    ("They are Swahili speakers.", [("Swahili", "LANGUAGE")]),
]  # fmt: skip

PEOPLE: list[tuple[str, Rows]] = [
    ("Peruvian President Osvaldo Quintrel left.",
     [("Peruvian", "NORP"), ("Osvaldo Quintrel", "PERSON")]),
    ("Foreign Minister Brelka Dorn spoke Friday.",
     [("Brelka Dorn", "PERSON"), ("Friday", "DATE")]),
    ("Mr. Quill and Dr. Harrow met.", [("Quill", "PERSON"), ("Harrow", "PERSON")]),
    ("The spokesman Ivar Tolk said so.", [("Ivar Tolk", "PERSON")]),
    ("“No,” said Brelka Dorn.", [("Brelka Dorn", "PERSON")]),
    ("Brelka Dorn, the deputy mayor, agreed.", [("Brelka Dorn", "PERSON")]),
    ("Li Wenbo won. Li smiled.", [("Li Wenbo", "PERSON"), ("Li", "PERSON")]),
    ("Maria Tolk won. Tolk's car stopped.",
     [("Maria Tolk", "PERSON"), ("Tolk", "PERSON")]),
    ("By Anna Tolk\n", [("Anna Tolk", "PERSON")]),
    ("(Web editor: Li Bo, Wu Yan)", [("Li Bo", "PERSON"), ("Wu Yan", "PERSON")]),
    ("ANNA TOLK/REUTERS", [("ANNA TOLK", "PERSON"), ("REUTERS", "ORG")]),
    ("Jan van der Meer slept.", [("Jan van der Meer", "PERSON")]),
    ("Peter O'Hara met George W. Finch.",
     [("Peter O'Hara", "PERSON"), ("George W. Finch", "PERSON")]),
]  # fmt: skip

ORGANISATIONS: list[tuple[str, Rows]] = [
    ("The United Nations and NATO met.", [("United Nations", "ORG"), ("NATO", "ORG")]),
    ("He left the Ministry of Health and Welfare.",
     [("Ministry of Health and Welfare", "ORG")]),
    ("Delegates of the United Nations and the Andean River Commission met.",
     [("United Nations", "ORG"), ("Andean River Commission", "ORG")]),
    ("She studied at the University of Ghent.", [("University of Ghent", "ORG")]),
    ("Shares of Brontel Corp. fell.", [("Brontel Corp.", "ORG")]),
    ("The Andean River Commission (ARC) met. ARC agreed.",
     [("Andean River Commission", "ORG"), ("ARC", "ORG"), ("ARC", "ORG")]),
    ("It closed Lindqvist Airport.", [("Lindqvist Airport", "FAC")]),
    ("The Harvest Festival began.", [("Harvest Festival", "EVENT")]),
    ("It broke the Clean Rivers Act.", [("Clean Rivers Act", "LAW")]),
]  # fmt: skip

AMOUNTS: list[tuple[str, Rows]] = [
    ("It cost $3 million.", [("$3 million", "MONEY")]),
    ("It cost $3m.", [("$3m", "MONEY")]),
    ("It cost €5bn or 41.5 million euros.",
     [("€5bn", "MONEY"), ("41.5 million euros", "MONEY")]),
    ("It cost Rs 200 crore.", [("Rs 200 crore", "MONEY")]),
    ("Sales rose 83.6 percent, then 5%.",
     [("83.6 percent", "PERCENT"), ("5%", "PERCENT")]),
    ("They sold 20,000 tonnes over 12 km.",
     [("20,000 tonnes", "QUANTITY"), ("12 km", "QUANTITY")]),
    ("The second of three boats sank.", [("second", "ORDINAL"), ("three", "CARDINAL")]),
    ("More than 150 came, not twenty-one.",
     [("150", "CARDINAL"), ("twenty-one", "CARDINAL")]),
]  # fmt: skip

DATES: list[tuple[str, Rows]] = [
    ("It opened on Jan. 10.", [("Jan. 10", "DATE")]),
    ("It opened December 05, 2023.", [("December 05, 2023", "DATE")]),
    ("It opened Dec 4, 2023.", [("Dec 4, 2023", "DATE")]),
    ("It opened 2021-07-16.", [("2021-07-16", "DATE")]),
    ("It opened last September.", [("last September", "DATE")]),
    ("It grew over the past 30 years.", [("past 30 years", "DATE")]),
    ("It fell in the third quarter.", [("third quarter", "DATE")]),
    ("They sang in the 1990s.", [("1990s", "DATE")]),
    ("It closes on Friday, this year.", [("Friday", "DATE"), ("this year", "DATE")]),
    ("It rains on Tuesday night.", [("Tuesday night", "TIME")]),
    ("It starts at 08:35 or 9 p.m.", [("08:35", "TIME"), ("9 p.m.", "TIME")]),
    ("It took three hours.", [("three hours", "TIME")]),
    ("A 25-year-old rower won.", [("25-year-old", "DATE")]),
    ("They may march on.", []),
    ("May they march on?", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"), PLACES + PEOPLE + ORGANISATIONS + AMOUNTS + DATES
)
def test_a_sentence_gets_its_entities(
    rules: Suggester, sentence: str, expected: Rows
) -> None:
    assert found(rules, sentence) == expected


def test_no_entity_crosses_a_line_break(rules: Suggester) -> None:
    text = "He left Buenos\nAires with Maria\nTolk of the Andean\nRiver Commission."

    assert not [words for words, _ in found(rules, text) if "\n" in words]


def test_every_proposal_gives_its_reason(rules: Suggester) -> None:
    (proposals,) = rules.suggest(["President Quill met Anna Tolk in Peru for $5."])

    assert [p.rule for p in proposals] == [
        "title before a name", "given name", "country or province", "money amount",
    ]  # fmt: skip


def test_positions_count_code_points_after_an_emoji(rules: Suggester) -> None:
    assert found(rules, "📰🎉 Rain in Peru") == [("Peru", "GPE")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        " \t ",
        "💥",
        "A.",
        "U.S.",
        "\u202eabc",
        "x" * 5000,
        "A " * 3000,
        "1," * 2000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_any_text_is_taken(rules: Suggester, text: str) -> None:
    (proposals,) = rules.suggest([text])

    assert all(p.span.within(text) for p in proposals)


def test_only_labels_of_the_default_scheme_are_used(rules: Suggester) -> None:
    assert all(p.label in ONTONOTES for p in _all_proposals(rules))


@pytest.mark.skipif(not ARTICLES, reason="the sample articles are not here")
def test_the_sample_articles_get_more_than_two_hundred(rules: Suggester) -> None:
    assert len(_all_proposals(rules)) > 200


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_proposals_are_in_order_and_do_not_overlap(
    rules: Suggester, path: Path
) -> None:
    text = path.read_text("utf-8")

    (proposals,) = rules.suggest([text])

    assert all(p.span.within(text) for p in proposals)
    assert all(a.span.end <= b.span.start for a, b in pairwise(proposals))


@pytest.mark.parametrize(
    ("name", "label"),
    [("China", "GPE"), ("Belarus", "GPE"), ("Chinese", "NORP"), ("Belarusian", "NORP"),
     ("Xi", "PERSON"), ("Lukashenko", "PERSON"), ("Qin", "PERSON"), ("Wang", "PERSON"),
     ("Snopkov", "PERSON"), ("Aleinik", "PERSON")],
)  # fmt: skip
def test_a_name_is_found_wherever_the_articles_have_it(
    rules: Suggester, name: str, label: str
) -> None:
    for path in ARTICLES:
        text = path.read_text("utf-8")
        (proposals,) = rules.suggest([text])
        for match in re.finditer(rf"\b{name}\b", text):
            here = Span(*match.span())
            labels = {p.label for p in proposals if p.span.contains(here)}
            assert labels <= {label, *WHOLES}
            assert labels


def _all_proposals(rules: Suggester) -> list[Proposal]:
    texts = [path.read_text("utf-8") for path in ARTICLES]
    return [p for proposals in rules.suggest(texts) for p in proposals]


def test_a_headline_in_capitals_is_not_guessed_at(rules: Suggester) -> None:
    assert found(rules, "Rivers Swell As Storms Batter Farms Near Peru") == [
        ("Peru", "GPE")
    ]
