"""Which article of a project a found one is, or that it is a new one."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Protocol

from annotations.annotated import AnnotatedArticle
from annotations.article import NOT_STORED, Article, ArticleId
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.exchange.writing import key_of
from annotations.intake.account import Account
from annotations.intake.moving import bare, moved
from annotations.intake.order import ImportOrder, Match, Onto
from annotations.readers.news import described
from annotations.readers.reader import Refusal

_SAME_ID = "Other texts under one id, taken as articles of their own"
_REBUILT = "Texts put together from tokens, whose white space is ours"
_UNASKED = {
    Onto.NEW: "Articles that are not in this project, left out as was asked",
    Onto.EXISTING: "Articles that are there already, left out as was asked",
}


class Shelf(Protocol):
    """Where the articles are that a project has."""

    def by_text(self, sha256: str) -> ArticleId | None:
        """Find the article with a text, by its digest."""

    def by_id(self, key: str) -> Article | None:
        """Find an article by the beginning of its text's digest."""

    def by_source(self, name: str) -> Article | None:
        """Find the one article that came from a file of that name, whatever its end."""

    def by_bare_text(self, text: str) -> Article | None:
        """Find the one article that has this text but for white space."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An article with spans in code points of its text; ``is_new`` if it comes in.

    ``is_whole`` and ``where`` are as they were found.
    """

    annotated: AnnotatedArticle
    where: str
    is_new: bool
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What tells whether an article is new: its text with LF line ends, and its names.

    ``where``, ``key`` and ``is_rebuilt`` are as they were found.
    """

    where: str
    key: str
    sha256: str
    text: str
    is_rebuilt: bool


@dataclass(slots=True)
class Placing:
    """Places one found article after the other; what does not fit is accounted for."""

    shelf: Shelf
    account: Account
    match: AbstractSet[Match]
    onto: AbstractSet[Onto]
    unit: Unit | None
    _keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, order: ImportOrder, shelf: Shelf, account: Account) -> "Placing":
        """Place articles as an order has it."""
        return cls(shelf, account, order.match, order.onto, order.unit)

    def place(self, found: FoundArticle) -> Placed | None:
        """Find out where an article belongs; nothing if it is not to be taken."""
        outcome = self._settled(found)
        if isinstance(outcome, Refusal):
            self.account.refused.append(outcome)
            return None
        annotated = self._placed(outcome)
        is_new = annotated.article.id == NOT_STORED
        placed = Placed(annotated, found.where, is_new, found.is_whole)
        asked = Onto.NEW if placed.is_new else Onto.EXISTING
        if asked not in self.onto:
            self.account.asides.add(_UNASKED[asked], placed.where)
            return None
        self.account.meet(outcome)
        if placed.is_new and found.is_rebuilt:
            self.account.asides.add(_REBUILT, placed.where)
        return placed

    def is_new(self, one: Newcomer) -> bool:
        """Tell whether no article here is meant, and new ones are to be taken."""
        if Onto.NEW not in self.onto or self.shelf.by_text(one.sha256) is not None:
            return False
        return self._exact(one) is None

    def welcome(self, one: Newcomer) -> None:
        """Take down of an article that comes in what is odd about it."""
        self._note_key(one)
        if one.is_rebuilt:
            self.account.asides.add(_REBUILT, one.where)

    def _settled(self, found: FoundArticle) -> Settled | Refusal:
        if found.text is None:
            return self._without_text(found)
        if (why := unusable(found.text)) is not None:
            return Refusal(found.where, why)
        return settled(found, unit=self.unit)

    def _without_text(self, found: FoundArticle) -> Settled | Refusal:
        """Take the text that the project has of an article."""
        article = None
        if Match.ID in self.match and found.key:
            key = key_of(found.key)
            article = self.shelf.by_id(key) or self.shelf.by_source(found.key)
        if article is None:
            return Refusal(
                found.where,
                f"It has no text, and no article here has the id or came from a file "
                f"named “{found.key}”; import its text first, or put it beside.",
            )
        made = settled(replace(found, text=article.text), unit=self.unit)
        known = replace(made.annotated, article=article)
        return replace(made, annotated=known)

    def _placed(self, outcome: Settled) -> AnnotatedArticle:
        annotated, found = outcome.annotated, outcome.found
        article = annotated.article
        if article.id != NOT_STORED:
            return annotated
        # Whatever is asked to match by: a text can be in a project only once.
        if (known := self.shelf.by_text(article.sha256)) is not None:
            return replace(annotated, article=replace(article, id=known))
        newcomer = newcomer_of(found, article)
        if (exact := self._exact(newcomer)) is not None:
            return moved(annotated, exact)
        self._note_key(newcomer)
        return told_in_full(annotated, found)

    def _exact(self, one: Newcomer) -> Article | None:
        """Find the article with this text but for white space."""
        known = self._by_id(one)
        if known is not None and bare(known.text) == bare(one.text):
            return known
        if one.is_rebuilt and Match.TEXT in self.match:
            return self.shelf.by_bare_text(one.text)
        return None

    def _by_id(self, one: Newcomer) -> Article | None:
        """Find another text with the id; one made from its own text is of no other."""
        key = key_of(one.key)
        if not key or Match.ID not in self.match or one.sha256.startswith(key):
            return None
        return self.shelf.by_id(key)

    def _note_key(self, one: Newcomer) -> None:
        """Say of two texts under one id that they are two articles."""
        key, digest = one.key, one.sha256
        if not key:
            return
        is_other = self._keys.setdefault(key, digest) != digest
        if is_other or self._by_id(one) is not None:
            self.account.asides.add(_SAME_ID, f"{one.where}: “{key}”")


def unusable(text: str) -> str | None:
    """Say why a text cannot be an article's, if it cannot."""
    if not text.strip():
        return "The article holds no text; leave it out."
    return "Its text holds a zero character; mend it." if "\0" in text else None


def newcomer_of(found: FoundArticle, article: Article) -> Newcomer:
    """Say what tells whether an article is new."""
    return Newcomer(
        found.where, found.key, article.sha256, article.text, found.is_rebuilt
    )


def told_in_full(annotated: AnnotatedArticle, found: FoundArticle) -> AnnotatedArticle:
    """Find out what a new article's text says of itself, unless all is told."""
    if found.is_whole:
        return annotated
    article = annotated.article
    full = described(article.text, found.news, source=found.where)
    return replace(annotated, article=replace(full, zones=article.zones or full.zones))
