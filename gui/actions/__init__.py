"""Everything the user can do, as a table.

Menus, shortcuts, the tool bar and the list of keys are all made from it.
"""

from gui.actions.article import ARTICLE_ACTIONS
from gui.actions.cursor import CURSOR_ACTIONS
from gui.actions.edit import EDIT_ACTIONS
from gui.actions.go import GO_ACTIONS
from gui.actions.help import HELP_ACTIONS
from gui.actions.project import PROJECT_ACTIONS
from gui.actions.review import REVIEW_ACTIONS
from gui.actions.spec import ActionSpec, Menu, Needs, Use
from gui.actions.suggest import SUGGEST_ACTIONS
from gui.actions.view import VIEW_ACTIONS

ACTIONS = (
    *PROJECT_ACTIONS,
    *EDIT_ACTIONS,
    *ARTICLE_ACTIONS,
    *REVIEW_ACTIONS,
    *GO_ACTIONS,
    *CURSOR_ACTIONS,
    *SUGGEST_ACTIONS,
    *VIEW_ACTIONS,
    *HELP_ACTIONS,
)

__all__ = ["ACTIONS", "ActionSpec", "Menu", "Needs", "Use"]
