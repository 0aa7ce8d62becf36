"""What stands around every story is set apart."""

import pytest

from annotations.article import ZoneKind
from tests.annotations.readers.texts import BODY, article, stretches


@pytest.mark.parametrize(
    "line",
    [
        "(Web editor: Ann Lee, Jo Roe)",
        "(Reporting by Ann Lee; Editing by Jo Roe)",
        "Our Standards: The Principles of Trust.",
        "Read more: The bridge in pictures",
        "© 2021 The Quay",
        "EXPLORE THE QUAY",
        "Enditem",
        "###",
        "010020070750000000000000011100001396997181",
    ],
)
def test_boilerplate_is_known_wherever_it_stands(line: str) -> None:
    assert stretches(article(BODY, line), ZoneKind.BOILERPLATE) == [line]


def test_only_the_word_that_ends_the_item_is_boilerplate() -> None:
    found = article(BODY, f"{BODY} Enditem")

    assert stretches(found, ZoneKind.BOILERPLATE) == ["Enditem"]


def test_the_links_below_related_stories_are_boilerplate() -> None:
    found = article(BODY, "Related Stories", "Bridge delayed", "Mayor speaks", BODY)

    assert stretches(found, ZoneKind.BOILERPLATE) == [
        *("Related Stories", "Bridge delayed", "Mayor speaks"),
    ]


def test_a_desks_credit_gives_the_byline_where_none_stands_above() -> None:
    found = article(
        BODY, "(Reporting by Ann Lee in Lisbon and Jo Roe; Editing by Al Poe)"
    )

    assert found.news.byline == "Ann Lee and Jo Roe"
