from types import MappingProxyType

import pytest

from annotations.article import NewsMetadata
from annotations.exchange.found import FoundArticle, FoundRelation, FoundSpan
from annotations.exchange.halves import whole
from annotations.readers.reader import Refusal
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId

HALF = "\ud83d"


def span(**more: object) -> FoundSpan:
    return FoundSpan(**{"start": 0, "end": 1, "label": "X", **more})  # type: ignore[arg-type]


def found(*spans: FoundSpan, **more: object) -> FoundArticle:
    said = {"where": "a.json", "text": "🙂", "spans": spans, **more}
    return FoundArticle(**said)  # type: ignore[arg-type]


def test_an_article_of_whole_characters_is_as_it_was() -> None:
    one = found(span(note="🙂", values=MappingProxyType({"a": "b"})))

    assert whole(one) is one


@pytest.mark.parametrize(
    "one",
    [
        found(text=HALF),
        found(news=NewsMetadata(extra=MappingProxyType({"a": ["b", HALF]}))),
        found(span(label=HALF)),
        found(span(values=MappingProxyType({HALF: ""}))),
        found(
            span(
                suggestion=Suggestion(
                    id=SuggestionId(0), run_id=RunId(0), span=Span(0, 1), label=HALF
                )
            )
        ),
        found(relations=(FoundRelation(label="r", head=HALF, child=""),)),
        found(left_aside=(HALF,)),
    ],
)
def test_half_a_character_anywhere_refuses_the_article(one: FoundArticle) -> None:
    refused = whole(one)

    assert isinstance(refused, Refusal)
    assert "unpaired surrogate" in refused.why
