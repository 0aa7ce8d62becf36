from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotations.errors import CopydeskError
from annotations.formats.format import ArticleFacts, SpanFact
from annotations.formats.proof import Ledger

SPANS = tuple(SpanFact(i, i + 3, "GPE", f"word {i}") for i in range(10))
FACTS = ArticleFacts("digest", SPANS)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    ledger = Ledger()
    ledger.note("Headline", FACTS)
    yield ledger
    ledger.close()


def test_a_file_that_holds_what_was_noted_is_proven(ledger: Ledger) -> None:
    ledger.note("Another", ArticleFacts("other", ()))

    assert list(ledger.prove([FACTS, ArticleFacts("other", ())])) == [1, 2]


def test_the_order_of_spans_does_not_matter(ledger: Ledger) -> None:
    turned = replace(FACTS, spans=SPANS[::-1])

    assert list(ledger.prove([turned])) == [1]


def test_a_span_that_moved_is_named_as_it_was_and_as_it_is(ledger: Ledger) -> None:
    moved = replace(SPANS[0], start=1, words="ord 0")

    with pytest.raises(CopydeskError) as raised:
        list(ledger.prove([replace(FACTS, spans=(moved, *SPANS[1:]))]))

    assert "in “Headline” it lacks “word 0” (GPE, 0-3)" in str(raised.value)
    assert "has “ord 0” (GPE, 1-3) instead" in str(raised.value)


def test_many_lost_spans_are_counted_beyond_the_first(ledger: Ledger) -> None:
    with pytest.raises(CopydeskError, match=r"“word 4” .*, 5 more and has nothing"):
        list(ledger.prove([replace(FACTS, spans=())]))


@pytest.mark.parametrize("found", [[], [FACTS, FACTS]])
def test_an_article_too_few_or_too_many_is_noticed(
    ledger: Ledger, found: list[ArticleFacts]
) -> None:
    with pytest.raises(CopydeskError, match="as many articles"):
        list(ledger.prove(found))


def test_another_text_is_noticed(ledger: Ledger) -> None:
    with pytest.raises(CopydeskError, match="the text of “Headline”"):
        list(ledger.prove([replace(FACTS, digest="other")]))
