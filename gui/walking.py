"""Going where no plain step leads: to the like of a span, past an article."""

from annotations.walking import beyond
from gui.workspace import Workspace


def step_alike(workspace: Workspace, step: int) -> None:
    """Go to the next or previous span with the label of the current one."""
    here = workspace.current
    if here is None:
        return
    alike = beyond(workspace.marks, here, step, lambda mark: mark.label == here.label)
    if alike is None or alike is here:
        workspace.told.emit(f"No other span here is {here.label}.")
    else:
        workspace.select(alike.key)


def skip(workspace: Workspace) -> None:
    """Go to the next unfinished article and leave this one as it is."""
    following = workspace.next_unfinished()
    here = workspace.desk.article.id if workspace.desk else None
    if following in (None, here):
        workspace.told.emit("No other article in this list is unfinished.")
    else:
        workspace.open_article(following)
