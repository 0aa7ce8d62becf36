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

    def _settled(self, found: FoundArticle) -> Settled | Refusal:
        text = found.text
        if text is None:
            return self._without_text(found)
        if not text.strip():
            return Refusal(found.where, "The article holds no text; leave it out.")
        if "\0" in text:
            return Refusal(found.where, "Its text holds a zero character; mend it.")
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
        if (exact := self._exact(outcome)) is not None:
            return moved(annotated, exact)
        self._note_key(outcome)
        if found.is_whole:
            return annotated
        full = described(article.text, found.news, source=found.where)
        zones = article.zones or full.zones
        return replace(annotated, article=replace(full, zones=zones))

    def _exact(self, outcome: Settled) -> Article | None:
        """Find the article with this text but for white space."""
        text, key = outcome.annotated.article.text, key_of(outcome.found.key)
        if Match.ID in self.match and key:
            known = self.shelf.by_id(key)
            if known is not None and bare(known.text) == bare(text):
                return known
        if outcome.found.is_rebuilt and Match.TEXT in self.match:
            return self.shelf.by_bare_text(text)
        return None

    def _note_key(self, outcome: Settled) -> None:
        """Say of two texts under one id that they are two articles."""
        key, digest = outcome.found.key, outcome.annotated.article.sha256
        if not key:
            return
        is_other = self._keys.setdefault(key, digest) != digest
        if not is_other and Match.ID in self.match:
            is_other = self.shelf.by_id(key_of(key)) is not None
        if is_other:
            self.account.asides.add(_SAME_ID, f"{outcome.found.where}: “{key}”")
