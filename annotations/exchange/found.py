"""What a file of another tool says, before anything is made of it.

Offsets are as the file counts them; nothing is checked against the text yet.
``settling`` does that, once for all formats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from annotations.annotated import NO_VALUES, AnnotatedArticle
from annotations.annotation import State
from annotations.article import NewsMetadata, Zone
from annotations.edit import Review
from annotations.exchange.units import Unit
from annotations.suggestion import Pipeline, Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSpan:
    """A span as a file has it.

    ``words`` is what the file itself says stands there, if it does; for a span with
    gaps, that is its ``parts`` with a space between them. ``state`` is a ``State``
    value or ``"pending"``. A ``score`` belongs to the suggestion that the span is or
    answers; where a file keeps the suggestion itself, that is given instead.
    """

    start: int
    end: int
    label: str
    words: str | None = None
    parts: tuple[tuple[int, int], ...] = ()
    id: str = ""
    state: str = State.ADDED.value
    score: float | None = None
    suggestion: Suggestion | None = None
    pipeline: Pipeline | None = None
    annotator: str = ""
    note: str = ""
    decided_at: datetime | None = None
    values: Mapping[str, str] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRelation:
    """A relation between two spans, by their ids in the file."""

    label: str
    head: str
    child: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article as a file has it; ``where`` says in which file and place.

    ``text`` is as it stands there, with its own line ends, or ``None`` if the file
    has spans only. ``is_rebuilt`` tells that it was put together from tokens, so that
    its white space is ours. ``key`` is what the file calls the article, empty if
    nothing. ``older_unit`` is what offsets are in if they do not fit in ``unit``, in
    older files of the same tool; with ``may_count_graphemes``, whoever asked is told if
    it may be those. Where the tool ``goes_by_offsets``, ``words`` that
    are not what stands there keep no span out, but are told. ``is_whole`` tells that
    metadata and zones are as Copydesk wrote them. ``left_aside`` says in sentences what
    the file has that nothing can be made of. ``checked`` is the article with its spans
    where the reader had to hold them against the text itself; there are no ``spans``
    and ``relations`` besides.
    """

    where: str
    text: str | None
    key: str = ""
    news: NewsMetadata = field(default_factory=NewsMetadata)
    zones: tuple[Zone, ...] = ()
    review: Review = Review.UNSEEN
    flag: str = ""
    spans: tuple[FoundSpan, ...] = ()
    relations: tuple[FoundRelation, ...] = ()
    unit: Unit = Unit.CODE_POINTS
    older_unit: Unit | None = None
    may_count_graphemes: bool = False
    goes_by_offsets: bool = False
    is_rebuilt: bool = False
    is_whole: bool = False
    left_aside: tuple[str, ...] = ()
    checked: AnnotatedArticle | None = None
