"""What plain news text says of itself: a first reading, for people to correct."""

from collections.abc import Sequence
from dataclasses import replace

from annotations.article import Article, NewsMetadata
from annotations.readers.completed import publication_date
from annotations.readers.headlines import chosen
from annotations.readers.language import language_of
from annotations.readers.lines import Trace
from annotations.readers.traces import traces_of

_NOTHING = NewsMetadata()


def described(text: str, given: NewsMetadata = _NOTHING, source: str = "") -> Article:
    """Find headline, byline, outlet, dateline, date, language and zones of a news text.

    What is given wins over what is found; ``source`` counts where none is given.
    """
    traces = tuple(traces_of(text, headline=given.headline))
    return Article(
        text=text,
        news=replace(
            given,
            headline=given.headline or chosen(traces),
            byline=given.byline or _first("byline", traces),
            outlet=given.outlet or _first("outlet", traces),
            dateline=given.dateline or _first("dateline", traces),
            published=given.published or publication_date(traces),
            source=given.source or source,
            language=given.language or language_of(text),
        ),
        zones=tuple(trace.zone for trace in traces),
    )


def _first(field: str, traces: Sequence[Trace]) -> str:
    return next((value for one in traces if (value := getattr(one, field))), "")
