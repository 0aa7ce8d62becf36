"""Edits as data: everything an annotator does, reversible and recordable."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto
from typing import NewType

from annotations.annotation import Annotation, AnnotationId
from annotations.article import ArticleId
from annotations.label import LabelScheme

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
    FLAG = auto()
    MARK_DONE = auto()
    REOPEN = auto()
    CONFIRM_REST = auto()
    PROPAGATE = auto()
    SCHEME = auto()
    IMPORT = auto()

    @property
    def said(self) -> str:
        """Name it to who did it: ``mark done``, ``same words``."""
        return _SAID.get(self, self.replace("_", " "))


_STAYS = "; the articles that came with it stay"
_SAID = {Action.PROPAGATE: "same words", Action.SCHEME: "change of labels"}


class Review(StrEnum):
    """How far an annotator is with an article."""

    UNSEEN = auto()
    STARTED = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One annotation before and after; ``None`` means it is not there.

    ``annotator`` is whose it is; empty stands for whoever makes the edit.
    """

    article_id: ArticleId
    before: Annotation | None
    after: Annotation | None
    annotator: str = ""

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
    """An article's review state before and after; ``annotator`` as in a change."""

    article_id: ArticleId
    before: Review
    after: Review
    annotator: str = ""

    def inverse(self) -> "ReviewChange":
        """Swap the sides."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class FlagChange:
    """What an article is flagged with for discussion; nothing written is no flag.

    ``annotator`` is as in a change.
    """

    article_id: ArticleId
    before: str
    after: str
    annotator: str = ""

    def inverse(self) -> "FlagChange":
        """Swap the sides."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class SchemeChange:
    """The project's labels before and after; it belongs to no article."""

    before: LabelScheme
    after: LabelScheme

    def inverse(self) -> "SchemeChange":
        """Swap the sides."""
        return replace(self, before=self.after, after=self.before)


LayerChange = Change | ReviewChange | FlagChange
AnyChange = LayerChange | SchemeChange
Changes = tuple[AnyChange, ...]
LayerKey = tuple[ArticleId, str]
"""Names a layer: an article, and whose annotations of it."""


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
        return tuple(dict.fromkeys(c.article_id for c in layer_changes(self.changes)))

    @property
    def home(self) -> ArticleId | None:
        """The article it was made on, if it was made on one."""
        if self.action is Action.SCHEME:
            return None
        return next(iter(self.article_ids), None)

    @property
    def scheme_change(self) -> SchemeChange | None:
        """What it does to the project's labels, if anything."""
        found = (c for c in self.changes if isinstance(c, SchemeChange))
        return next(found, None)

    @property
    def told(self) -> str:
        """Say to whoever takes it back, or does it again, what has been done.

        An import is an edit as far as it decides: articles are never taken away.
        """
        verb = {Kind.UNDO: "Undone: ", Kind.REDO: "Done again: "}.get(self.kind, "")
        stays = self.kind is Kind.UNDO and self.action is Action.IMPORT
        return f"{verb}{self.title}{_STAYS * stays}"

    def by_layer(self) -> Mapping[LayerKey, tuple[LayerChange, ...]]:
        """Group what it does to articles by the layers that it touches, in order."""
        grouped: dict[LayerKey, list[LayerChange]] = {}
        for change in layer_changes(self.changes):
            key = change.article_id, change.annotator or self.annotator
            grouped.setdefault(key, []).append(change)
        return {key: tuple(changes) for key, changes in grouped.items()}

    def undone(self, *, edit_id: EditId, at: datetime) -> "Edit":
        """Make the edit that takes this fresh one back."""
        back = tuple(change.inverse() for change in reversed(self.changes))
        return replace(
            self, id=edit_id, at=at, changes=back, kind=Kind.UNDO, reverses=self.id
        )

    def redone(self, *, edit_id: EditId, at: datetime) -> "Edit":
        """Make the edit that does this fresh one again."""
        return replace(self, id=edit_id, at=at, kind=Kind.REDO, reverses=self.id)


def layer_changes(changes: Iterable[AnyChange]) -> Iterator[LayerChange]:
    """Keep the changes that belong to an article."""
    return (change for change in changes if not isinstance(change, SchemeChange))


def annotation_changes(changes: Iterable[AnyChange]) -> tuple[Change, ...]:
    """Keep the changes to annotations."""
    return tuple(change for change in changes if isinstance(change, Change))
