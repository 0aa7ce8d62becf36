"""Articles that are nothing but words and tags: their text is put together anew."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotations.annotated import AnnotatedSpan
from annotations.exchange.fitting import Fitted, and_then, relabelled
from annotations.exchange.losses import of_article
from annotations.exchange.traits import Trait
from annotations.formats.parts.tokenising import Tokens, tokens_of
from annotations.formats.tokens.rows import HEADER, Rows, joined, starts_in, tags_for
from annotations.formats.tokens.tagging import written_label
from annotations.span import Span

_RELABELLED = "white space in the label, which becomes “_”"


def rebuilt(found: Fitted) -> Fitted:
    """Put an article's text together anew from tokens, and move its spans along.

    The rows go with it as payload. Its spans must be flat and trimmed.
    """
    named = found
    if any(one.label != written_label(one.label) for one in found.annotated.spans):
        named = relabelled(found, written_label, _RELABELLED)
    spans = named.annotated.spans
    tokens = tokens_of(named.annotated.article.text, [one.span for one in spans])
    tags = tags_for(tokens.starts, tokens.ends, spans)
    rows = Rows(tokens.words, tags, tokens.firsts)
    after = put_together(named, tokens, [one.words for one in rows.sentences()])
    return replace(after, payload=rows)


def put_together(
    found: Fitted, tokens: Tokens, sentences: Iterable[Sequence[str]]
) -> Fitted:
    """Make a text of sentences, which are all of its tokens, and move spans along.

    The spans must be trimmed, and are made of whole tokens.
    """
    before = found.annotated
    after = joined(sentences)
    moved = replace(
        before,
        article=replace(before.article, text=after),
        spans=tuple(_moved(before.spans, tokens, starts_in(tokens.words))),
    )
    is_same = after == before.article.text
    losses = [] if is_same else [of_article(before, Trait.TEXT.said)]
    return and_then(found, moved, *losses)


def page_of(fitted: Fitted, between: str) -> bytes:
    """Write an article that was put together: a line a token, sentences apart.

    ``between`` stands between a word and its tag.
    """
    rows = fitted.payload
    assert isinstance(rows, Rows)  # noqa: S101  `rebuilt` left them
    return "".join(_lines(rows, between)).encode()


def _lines(rows: Rows, between: str) -> Iterator[str]:
    yield f"{HEADER}\n\n"
    for words, tags, *_ in rows.sentences():
        for word, tag in zip(words, tags, strict=True):
            yield f"{word}{between}{tag}\n"
        yield "\n"


def _moved(
    spans: Iterable[AnnotatedSpan], tokens: Tokens, at: Sequence[int]
) -> Iterator[AnnotatedSpan]:
    for one in spans:
        first = bisect_left(tokens.starts, one.span.start)
        last = bisect_left(tokens.ends, one.span.end)
        yield one.at(Span(at[first], at[last + 1] - 1))
