"""Words and sentences for formats that cannot do without them."""

from collections.abc import Iterable, Iterator

from annotations.span import Span
from annotations.tokens import Tokens

_ENDS = ".!?…"
_WIDE_ENDS = "。！？"  # noqa: RUF001  what ends sentences in Chinese
_CLOSING = "\"'”’»)]」』"  # noqa: RUF001  quotation marks are meant
_NEAR = 5


def words(text: str) -> list[Span]:
    """List the tokens of a text; together they hold all that is no white space."""
    found: list[Span] = []
    at = 0
    for token in Tokens.of(text):
        found += [*_leftover(text, at, token.start), token]
        at = token.end
    return [*found, *_leftover(text, at, len(text))]


def sentences(
    text: str, tokens: Iterable[Span], spans: Iterable[Span] = ()
) -> Iterator[list[Span]]:
    """Gather tokens to sentences, none of which ends inside one of the spans.

    They end with lines, and where a full stop is followed by a space and no small
    letter; abbreviations are not known.
    """
    held = iter(sorted(spans, key=lambda one: one.start))
    waiting, reach = next(held, None), 0
    group: list[Span] = []
    for token in tokens:
        while waiting is not None and waiting.start < token.start:
            reach = max(reach, waiting.end)
            waiting = next(held, None)
        if group and reach <= token.start and _parts(text, group, token):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _parts(text: str, group: list[Span], token: Span) -> bool:
    """Tell whether a new sentence begins with a token."""
    gap = text[group[-1].end : token.start]
    if "\n" in gap:
        return True
    end = group[-1].end
    before = text[max(group[0].start, end - _NEAR) : end].rstrip(_CLOSING)[-1:]
    if before and before in _WIDE_ENDS:
        return text[token.start] not in _CLOSING
    return bool(gap and before) and before in _ENDS and not text[token.start].islower()


def _leftover(text: str, start: int, end: int) -> Iterator[Span]:
    """Find what is neither white space nor a token, such as marks of direction."""
    first: int | None = None
    for at in range(start, end):
        if text[at].isspace():
            if first is not None:
                yield Span(first, at)
            first = None
        elif first is None:
            first = at
    if first is not None:
        yield Span(first, end)
