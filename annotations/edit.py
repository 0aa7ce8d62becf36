"""Edits as data: everything an annotator does, reversible and recordable."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto
from typing import NewType

from annotations.annotation import Annotation, AnnotationId
from annotations.article import ArticleId

EditId = NewType("EditId", str)


class Action(StrEnum):
    """What the annotator set out to do."""

    ADD = auto()
    CONFIRM = auto()
    REJECT = auto()
    RELABEL = auto()
    RESIZE = auto()
    DELETE = auto()
    NOTE = auto()
    MARK_DONE = auto()
    REOPEN = auto()
    CONFIRM_REST = auto()


class Review(StrEnum):
    """How far an annotator is with an article."""

    UNSEEN = auto()
    STARTED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One annotation before and after; ``None`` means it is not there."""

    article_id: ArticleId
    before: Annotation | None
    after: Annotation | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("A change needs a side.")

    @property
    def side(self) -> Annotation:
        """The annotation as the change leaves it, or as it was if it goes."""
        side = self.after or self.before
        assert side is not None  # noqa: S101  __post_init__ saw to it
        return side

    @property
    def annotation_id(self) -> AnnotationId:
        """The annotation concerned."""
        return self.side.id

    def inverse(self) -> "Change":
        """Swap the sides."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class ReviewChange:
    """An article's review state before and after."""

    article_id: ArticleId
    before: Review
    after: Review

    def inverse(self) -> "ReviewChange":
        """Swap the sides."""
        return replace(self, before=self.after, after=self.before)


AnyChange = Change | ReviewChange
Changes = tuple[AnyChange, ...]


class Kind(StrEnum):
    """Whether an edit is fresh, takes one back, or brings one back."""

    FRESH = auto()
    UNDO = auto()
    REDO = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One act of an annotator, whole: recorded, undone and redone as one.

    ``title`` names it for the history; ``reverses`` is the fresh edit that an undo
    takes back or a redo brings back.
    """

    id: EditId
    annotator: str
    action: Action
    title: str
    changes: Changes
    at: datetime
    kind: Kind = Kind.FRESH
    reverses: EditId | None = None

    @property
    def article_ids(self) -> tuple[ArticleId, ...]:
        """The articles it touches, each once, in order."""
        return tuple(dict.fromkeys(change.article_id for change in self.changes))

    def undone(self, *, edit_id: EditId, at: datetime) -> "Edit":
        """Make the edit that takes this fresh one back."""
        back = tuple(change.inverse() for change in reversed(self.changes))
        return replace(
            self, id=edit_id, at=at, changes=back, kind=Kind.UNDO, reverses=self.id
        )

    def redone(self, *, edit_id: EditId, at: datetime) -> "Edit":
        """Make the edit that does this fresh one again."""
        return replace(self, id=edit_id, at=at, kind=Kind.REDO, reverses=self.id)


def annotation_changes(changes: Iterable[AnyChange]) -> tuple[Change, ...]:
    """Keep the changes to annotations."""
    return tuple(change for change in changes if isinstance(change, Change))
