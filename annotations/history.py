"""Undo and redo, as two stacks that the record rebuilds."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from annotations.article import ArticleId
from annotations.edit import Action, Edit, EditId, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An edit without its changes: enough to list and to find it.

    ``article_id`` is where it was made; one of the label scheme is made on none.
    """

    id: EditId
    action: Action
    title: str
    at: datetime
    article_id: ArticleId | None
    kind: Kind = Kind.FRESH
    reverses: EditId | None = None

    @classmethod
    def of(cls, edit: Edit) -> "Entry":
        """Take down an edit."""
        return cls(
            id=edit.id,
            action=edit.action,
            title=edit.title,
            at=edit.at,
            article_id=edit.home,
            kind=edit.kind,
            reverses=edit.reverses,
        )


@dataclass(slots=True)
class History:
    """What can be taken back, newest last, and what can be brought back."""

    done: list[Entry] = field(default_factory=list)
    undone: list[Entry] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "History":
        """Rebuild the stacks from the record, oldest entry first."""
        history = cls()
        for entry in entries:
            history.take(entry)
        return history

    @property
    def undoable(self) -> Entry | None:
        """The edit that undo would take back."""
        return self.done[-1] if self.done else None

    @property
    def redoable(self) -> Entry | None:
        """The edit that redo would bring back."""
        return self.undone[-1] if self.undone else None

    def take(self, entry: Entry) -> None:
        """Follow one recorded edit; a fresh one closes every other future."""
        if entry.kind is Kind.FRESH:
            self.done.append(entry)
            self.undone.clear()
        elif entry.kind is Kind.UNDO:
            _move(entry, self.done, self.undone)
        else:
            _move(entry, self.undone, self.done)


def _move(entry: Entry, source: list[Entry], target: list[Entry]) -> None:
    """Move the edit that an undo or redo reverses, wherever it stands.

    It need not stand last, for somebody may work in two windows under one name; nor
    be there at all, for the record may be read from the middle.
    """
    id_ = entry.reverses or entry.id
    at = next((i for i in reversed(range(len(source))) if source[i].id == id_), None)
    fresh = replace(entry, id=id_, kind=Kind.FRESH, reverses=None)
    target.append(fresh if at is None else source.pop(at))
