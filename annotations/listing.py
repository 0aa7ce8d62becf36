"""What a list of articles shows, and how it is asked for."""

from dataclasses import dataclass
from enum import StrEnum, auto

from annotations.annotation import Annotation
from annotations.article import ArticleId
from annotations.dates import PartialDate
from annotations.edit import Review
from annotations.history import Entry


class Order(StrEnum):
    """By what the list is sorted."""

    IMPORTED = auto()
    HEADLINE = auto()
    PUBLISHED = auto()
    OUTLET = auto()
    REVIEW = auto()
    PENDING = auto()
    LOWEST = auto()
    MEAN = auto()
    UNSURE = auto()
    MISSED = auto()
    DISPUTED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which articles, in which order; empty ``reviews`` means all.

    ``disputed`` keeps those with undecided spans about which runs disagree, ``flagged``
    those flagged for discussion. ``words`` are looked up in headline and text, the last
    one as a beginning; ``closest`` keeps only so many articles that they fit best.
    """

    reviews: frozenset[Review] = frozenset()
    words: str = ""
    closest: int | None = None
    disputed: bool = False
    flagged: bool = False
    order: Order = Order.IMPORTED
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One line of the list; ``pending`` counts what this annotator has to decide.

    ``lowest`` and ``mean`` are of the scores of what is pending, if it has any, and
    ``unsure`` is how many of those are likely wrong; ``missed`` counts what nothing
    marks and may be an entity, ``None`` where nobody has looked;
    ``disputed`` counts undecided spans about which runs disagree; ``flag`` says what is
    to be discussed, if anything is.
    """

    id: ArticleId
    title: str
    outlet: str
    dateline: str
    published: PartialDate | None
    review: Review
    pending: int
    suggested: bool
    lowest: float | None = None
    mean: float | None = None
    unsure: float | None = None
    missed: int | None = None
    disputed: int = 0
    flag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanEvent:
    """One thing that happened to a span: the edit, and the sides of its change."""

    entry: Entry
    annotator: str
    before: Annotation | None
    after: Annotation | None
