"""Undo and redo, as two stacks that the record rebuilds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from annotations.article import ArticleId
from annotations.edit import Action, Edit, EditId, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An edit without its changes: enough to list and to find it."""

    id: EditId
    action: Action
    title: str
    at: datetime
    article_id: ArticleId
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
            article_id=edit.article_ids[0],
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
            _move(entry.reverses, self.done, self.undone)
        else:
            _move(entry.reverses, self.undone, self.done)


def _move(edit_id: EditId | None, source: list[Entry], target: list[Entry]) -> None:
    # The record may be read from the middle, where an undo's edit is not in sight.
    if source and source[-1].id == edit_id:
        target.append(source.pop())
