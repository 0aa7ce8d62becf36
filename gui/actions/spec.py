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
    GO = "&Go"
    CURSOR = "&Cursor"
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


class Use(StrEnum):
    """When a reviewer wants an action, in the order of the cheat sheet."""

    DECIDE = "Decide"
    EDGES = "Mend the edges"
    SAME = "The same words elsewhere"
    ADD = "Add what is missing"
    WALK = "Go from span to span"
    BACK = "Take back, write down"
    FINISH = "From article to article"
    LOOK = "See more or less"
    FIND = "Find and help"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing the user can do; ``keys`` are those it usually has, best first.

    ``in_article`` keys count only while the article has the keyboard. ``repeats`` says
    whether a key held down acts again and again; nothing that decides does. ``use``
    puts it on the cheat sheet; ``apart`` begins a new group in the menu. A title or
    tip never spells a key, which may be changed.
    """

    id: str
    title: str
    menu: Menu
    run: Callable[[Commands], None]
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    use: Use | None = None
    in_article: bool = False
    repeats: bool = False
    checkable: bool = False
    apart: bool = False
    tip: str = ""
