"""What helps."""

from gui.actions.spec import ActionSpec, Menu
from gui.commands import Commands

M = Menu.HELP

# fmt: off
HELP_ACTIONS = (
    ActionSpec(id="help.keys", title="All &keys", menu=M, keys=("?", "F1"),
               run=Commands.show_keys),
    ActionSpec(id="help.about", title="&About Copydesk", menu=M,
               run=Commands.show_about),
)
# fmt: on
