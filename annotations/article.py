"""The text under annotation and where it appeared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from hashlib import sha256
from types import MappingProxyType
from typing import NewType

from annotations.dates import PartialDate
from annotations.span import Span

ArticleId = NewType("ArticleId", int)

NOT_STORED = ArticleId(0)
"""The id of an article that no project has taken in yet."""


class ZoneKind(StrEnum):
    """What a stretch of an article is, where it is not body text."""

    HEADLINE = auto()
    BYLINE = auto()
    DATELINE = auto()
    CAPTION = auto()
    SLUG = auto()
    BOILERPLATE = auto()


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article that is not body text."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsMetadata:
    """Where and when an article appeared; empty strings where unknown.

    ``extra`` keeps whatever else an import said of the article, as text or JSON.
    """

    headline: str = ""
    byline: str = ""
    outlet: str = ""
    dateline: str = ""
    published: PartialDate | None = None
    source: str = ""
    url: str = ""
    language: str = ""
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text that never changes once imported.

    ``text`` has LF line ends; ``zones`` are in reading order and do not overlap.
    """

    text: str
    news: NewsMetadata = field(default_factory=NewsMetadata)
    zones: tuple[Zone, ...] = ()
    id: ArticleId = NOT_STORED

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8, by which two articles are the same."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def key(self) -> str:
        """What files call it: the first sixteen digits of its digest."""
        return self.sha256[:16]

    @property
    def title(self) -> str:
        """The headline, or the first words of the body where there is none."""
        return self.news.headline or beginning(self.text, self.zones)


def beginning(text: str, zones: Iterable[Zone] = ()) -> str:
    """Quote the first words of a text, past the zones that it begins with."""
    start = 0
    for zone in zones:
        if text[start : zone.span.start].strip():
            break
        start = zone.span.end
    return first_words(text[start:] if text[start:].strip() else text)


def first_words(text: str, *, limit: int = 80) -> str:
    """Cut the beginning of a text at a word, with an ellipsis if more follows."""
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + "…"
