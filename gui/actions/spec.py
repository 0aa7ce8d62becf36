"""What a row of the action table says."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gui.commands import Commands


class Menu(StrEnum):
    """Where an action is found, in the order of the menu bar."""

    PROJECT = "&Project"
    EDIT = "&Edit"
    ARTICLE = "&Article"
    REVIEW = "&Review"
    SUGGEST = "&Suggest"
    VIEW = "&View"
    HELP = "&Help"


class Needs(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    PROJECT = "a project"
    ARTICLE = "an article"
    SPAN = "a current span"
    UNDOABLE = "something to undo"
    REDOABLE = "something to redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing the user can do; ``keys`` are alternatives, the first one is shown.

    ``in_article`` keys count only while the article has the keyboard. ``repeats`` says
    whether a key held down acts again and again; nothing that decides does.
    """

    id: str
    title: str
    menu: Menu
    run: Callable[[Commands], None]
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    in_article: bool = False
    repeats: bool = False
    checkable: bool = False
    tip: str = ""
