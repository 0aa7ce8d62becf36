from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.format import Entity, Seen
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.exchange.proof import Ledger
from annotations.formats.jsonl import JSONL
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

TEXT = "".join(f"word{number} " for number in range(10))
ARTICLE = made.article(
    *(made.span(f"word{number}", "GPE", TEXT) for number in range(10)),
    text=TEXT,
    headline="Headline",
)
OTHER = made.article(text="Nothing in it.", headline="Another")


def found(annotated: AnnotatedArticle) -> FoundArticle:
    return FoundArticle(
        where="out.jsonl, line 1",
        text=annotated.article.text,
        news=annotated.article.news,
        spans=tuple(
            FoundSpan(
                start=one.span.start,
                end=one.span.end,
                label=one.label,
                id=one.id,
                state=one.state,
            )
            for one in annotated.spans
        ),
    )


def with_first_span(**changes: object) -> FoundArticle:
    whole = found(ARTICLE)
    first = replace(whole.spans[0], **changes)  # type: ignore[arg-type]
    return replace(whole, spans=(first, *whole.spans[1:]))


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    ledger = Ledger(JSONL)
    ledger.note(JSONL.fit(ARTICLE))
    yield ledger
    ledger.close()


def test_a_file_that_holds_what_was_noted_is_proven(ledger: Ledger) -> None:
    ledger.note(JSONL.fit(OTHER))

    assert list(ledger.prove([found(ARTICLE), found(OTHER)])) == [1, 2]


def test_the_order_of_spans_does_not_matter(ledger: Ledger) -> None:
    whole = found(ARTICLE)

    assert list(ledger.prove([replace(whole, spans=whole.spans[::-1])])) == [1]


def test_a_span_that_moved_is_named_as_it_was_and_as_it_is(ledger: Ledger) -> None:
    moved = with_first_span(start=1)

    with pytest.raises(CopydeskError) as raised:
        list(ledger.prove([moved]))

    assert "in “Headline” it lacks “word0” (GPE, 0-5)" in str(raised.value)
    assert "has “ord0” (GPE, 1-5) instead" in str(raised.value)


def test_a_span_that_no_longer_fits_is_named(ledger: Ledger) -> None:
    with pytest.raises(CopydeskError, match=r"does not fit: .*“900-905”"):
        list(ledger.prove([with_first_span(start=900, end=905)]))


def test_many_lost_spans_are_counted_beyond_the_first(ledger: Ledger) -> None:
    with pytest.raises(CopydeskError, match=r"“word4” .*, 5 more and has nothing"):
        list(ledger.prove([replace(found(ARTICLE), spans=())]))


@pytest.mark.parametrize("times", [0, 2])
def test_an_article_too_few_or_too_many_is_noticed(ledger: Ledger, times: int) -> None:
    with pytest.raises(CopydeskError, match="as many articles"):
        list(ledger.prove([found(ARTICLE)] * times))


def test_another_text_is_noticed(ledger: Ledger) -> None:
    with pytest.raises(CopydeskError, match="the text of “Headline”"):
        list(ledger.prove([replace(found(ARTICLE), text=TEXT + "more")]))


def test_what_cannot_be_read_is_told_with_why(ledger: Ledger) -> None:
    with pytest.raises(CopydeskError, match="part of it cannot be read: It is torn"):
        list(ledger.prove([Refusal("out.jsonl, line 1", "It is torn.")]))


def test_what_the_formats_own_library_sees_is_compared_too() -> None:
    strict = replace(JSONL, library=lambda _: iter(()))
    ledger = Ledger(strict)
    ledger.note(strict.fit(made.article(made.span("Tim Cook", "PERSON"))))
    seen = Seen(made.MIXED, (Entity(0, 8, "PERSON"),))

    assert list(ledger.prove_to_library([seen])) == [1]
    with pytest.raises(CopydeskError, match=r"lacks “Tim Cook” \(PERSON, 0-8\)"):
        list(ledger.prove_to_library([replace(seen, entities=())]))
    ledger.close()
