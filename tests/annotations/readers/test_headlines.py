"""Headlines are found above a story, never guessed from it."""

import pytest

from annotations.article import NewsMetadata, ZoneKind
from annotations.readers.news import described
from tests.annotations.readers.texts import BODY, article, stretches


@pytest.mark.parametrize(
    "line",
    [
        "Bridge opens after a delay",
        "BRIDGE OPENS AFTER A DELAY",
        "“It is late,” says mayor",
        "Who paid for the bridge?",
        "Bridge linked to the U.S.",
        "NEW RULES: bridge opens late",
        "迟到的大桥通车",
    ],
)
def test_a_line_above_the_story_is_its_headline(line: str) -> None:
    found = article(line, BODY, BODY)

    assert found.news.headline == line
    assert stretches(found, ZoneKind.HEADLINE) == [line]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\n{BODY}",
        "",
        " \n\t\n",
        "Bridge opens",
        f"He asked {'who had paid for the bridge and ' * 3}why?\n\n{BODY}",
        f"{'the bridge and the mayor ' * 9}\n\n{BODY}",
        (
            "The bridge over the river, which has been in the making since\n"
            "2011, opened on Monday after a delay, and many people came to see\nit."
        ),
    ],
)
def test_no_headline_is_guessed_from_a_paragraph(text: str) -> None:
    assert described(text).news.headline == ""


def test_a_kicker_is_no_headline_and_a_deck_follows_it() -> None:
    found = article("WORLD", "Bridge opens late", "Mayor cuts a ribbon at last", BODY)

    assert found.news.headline == "Bridge opens late"
    assert len(stretches(found, ZoneKind.HEADLINE)) == 3


def test_a_given_headline_is_found_even_if_it_is_a_sentence() -> None:
    given = NewsMetadata(headline="The bridge opens.")

    found = described(f"The bridge  opens.\n\n{BODY}", given)

    assert stretches(found, ZoneKind.HEADLINE) == ["The bridge  opens."]
