"""News texts are described, and what is given wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.article import NewsMetadata
from annotations.readers.news import described
from tests.annotations.readers.texts import BODY

GERMAN = (
    "Die Brücke ist am Montag mit der Bürgermeisterin und den Gästen eröffnet worden, "
    "und das Wetter war nicht schlecht für die Zeit im Jahr."
)
FRENCH = (
    "Le pont est ouvert dans la ville, et les habitants du quartier sont venus avec "
    "des fleurs pour le maire, qui ne parle pas sur une estrade."
)
SPANISH = (
    "El puente de la ciudad se abrió el lunes y los vecinos del barrio, que esperaban "
    "desde hace años, dieron las gracias al alcalde por la obra."
)


def test_what_is_given_wins() -> None:
    given = NewsMetadata(headline="A bridge", outlet="The Quay", language="pt")

    found = described(f"LISBON, May 3 (AP) -- {BODY}", given, "a.txt")

    assert found.news.headline == "A bridge"
    assert found.news.outlet == "The Quay"
    assert found.news.language == "pt"
    assert found.news.dateline == "LISBON"
    assert found.news.source == "a.txt"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{BODY} {BODY}"),
        ("de", GERMAN),
        ("fr", FRENCH),
        ("es", SPANISH),
        ("", BODY),
        ("", "Мост через реку открыли в понедельник, и мэр был там. " * 3),
        ("", "Lisbon Porto Braga Faro Beja Evora " * 5),
    ],
)
def test_the_language_is_told_only_without_doubt(language: str, text: str) -> None:
    assert described(text).news.language == language


FRAGMENTS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "\t",
            "By ",
            "Ann Lee",
            " and ",
            ", ",
            "(",
            ")",
            "[Photo/",
        ),
        *(
            "]",
            "LISBON",
            "May 3",
            ", 2021",
            "31.12.2020",
            " -- ",
            "—",
            "(AP)",
            " - ",
            ":",
        ),
        *("Source: ", "|", "date 2021-05-03 ", "Related Stories", "Enditem", "10:30 "),
        *("KEY WORDS:", "/", "The bridge opened.", "a", "É", "桥", "😀", "\u0301", "“"),
        *("February 30", "99:99", "0" * 12, "\x1c", "\u2028", "\0", "GMT", "Reuters"),
    ]
)


@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=40).map("".join)))
def test_any_text_is_described_with_zones_in_order_inside_it(text: str) -> None:
    found = described(text)

    assert found.text == text
    ends = [0]
    for zone in found.zones:
        assert zone.span.start >= ends[-1]
        assert not zone.span.of(text)[0].isspace()
        ends.append(zone.span.end)
    assert ends[-1] <= len(text)
