"""A walk down an article: first the head, then the body and what trails it."""

from collections import deque
from collections.abc import Callable, Iterator

from annotations.article import ZoneKind
from annotations.readers.boilerplate import boilerplate, link, opens_links
from annotations.readers.bylines import byline, outlet_line
from annotations.readers.captions import caption
from annotations.readers.datelines import dateline
from annotations.readers.headlines import headline
from annotations.readers.lines import Line, Trace, lines_of
from annotations.readers.slugs import footer, slug

_IN_HEAD: tuple[Callable[[Line], Trace | None], ...] = (
    *(byline, slug, dateline, caption, boilerplate),
)
_IN_BODY: tuple[Callable[[Line], Trace | None], ...] = (boilerplate, caption, footer)
_MOST_HEADLINES = 3
_LONGEST_HEAD = 40


def traces_of(text: str, *, headline: str = "") -> Iterator[Trace]:
    """Yield what the lines of a news text say of it, in reading order.

    ``headline`` is the headline if it is known from elsewhere.
    """
    lines = deque(lines_of(text))
    yield from _head(lines, given=headline)
    yield from _body(lines)


def _head(lines: deque[Line], *, given: str) -> Iterator[Trace]:
    """Take the lines above the first paragraph of the body, and its dateline."""
    above: Trace | None = None
    headlines = 0
    for _ in range(_LONGEST_HEAD):
        if not lines or (above and above.kind is ZoneKind.DATELINE):
            return
        line = lines.popleft()
        trace = _below_byline(line, above) or _first(_IN_HEAD, line)
        if trace is None and headlines < _MOST_HEADLINES:
            below = lines[0] if lines else None
            trace = headline(line, below, given=given)
            headlines += 1
        if trace is None:
            lines.appendleft(line)
            return
        if trace.rest:
            lines.appendleft(trace.rest)
        yield trace
        above = trace


def _body(lines: deque[Line]) -> Iterator[Trace]:
    links = False
    for line in lines:
        trace = _first(_IN_BODY, line) or (link(line) if links else None)
        links = links or opens_links(line)
        if trace:
            yield trace


def _below_byline(line: Line, above: Trace | None) -> Trace | None:
    if above is None or above.kind is not ZoneKind.BYLINE or above.outlet:
        return None
    return outlet_line(line, close=line.start == above.zone.span.end + 1)


def _first(
    recognisers: tuple[Callable[[Line], Trace | None], ...], line: Line
) -> Trace | None:
    return next((trace for one in recognisers if (trace := one(line))), None)
