"""What helps."""

from gui.actions.spec import ActionSpec, Menu, Use
from gui.commands import Commands

M, U = Menu.HELP, Use.FIND

# fmt: off
HELP_ACTIONS = (
    ActionSpec(id="help.sheet", title="&Cheat sheet", menu=M, keys=("?",), use=U,
               run=lambda c: c.help_wanted.emit("sheet"),
               tip="The keys at a glance, in the order of use"),
    ActionSpec(id="help.palette", title="&Do anything by its name…", menu=M, use=U,
               keys=("Ctrl+P", ":"), run=lambda c: c.help_wanted.emit("palette"),
               tip="Type to find an action, a label or an article"),
    ActionSpec(id="help.keys", title="All &keys…", menu=M, keys=("F1",), use=U,
               run=lambda c: c.help_wanted.emit("keys"),
               tip="Look up what every key does, and change it"),
    ActionSpec(id="help.details", title="Details of the last &message…", menu=M,
               keys=("F4",), run=lambda c: c.details_wanted.emit(),
               tip="What came in, what did not, and why"),
    ActionSpec(id="help.about", title="&About Copydesk", menu=M, apart=True,
               run=Commands.show_about),
)
# fmt: on
