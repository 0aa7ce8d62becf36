"""Edits over many articles, made and recorded by a worker that opens the project."""

from collections.abc import Callable, Iterator
from pathlib import Path

from annotations.edit import Edit
from annotations.elsewhere import Repeat
from annotations.history import History
from annotations.scheme import Recast
from annotations.session import Session
from db.project import opened

LARGE = 50
"""Articles; an edit that touches more is recorded while nobody waits for it."""

Step = Callable[[Session], Edit | None]


def repeating(project: Path, order: Repeat) -> Iterator[object]:
    """Repeat a decision elsewhere; yield what was recorded."""
    with opened(project) as store:
        yield store.propagation.repeat(order)


def recasting(project: Path, recast: Recast, *, annotator: str) -> Iterator[object]:
    """Change the label scheme; yield the edit, or nothing if it is so already."""
    with opened(project) as store:
        yield store.recasts.perform(recast, annotator=annotator)


def stepping(
    project: Path, annotator: str, history: History, step: Step
) -> Iterator[object]:
    """Undo or redo the last edit of a history; yield the edit that does."""
    with opened(project) as store:
        session = Session(store, annotator=annotator)
        # What other windows did in this name meanwhile is not what is to be undone.
        session.history = history
        yield step(session)
