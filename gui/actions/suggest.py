"""What machines are asked to do."""

from gui.actions.spec import ActionSpec, Menu, Needs
from gui.commands import Commands

M = Menu.SUGGEST

# fmt: off
SUGGEST_ACTIONS = (
    ActionSpec(id="suggest.run", title="&Suggest for new articles", menu=M,
               keys=("Ctrl+G",), needs=Needs.PROJECT,
               run=lambda c: c.filling.suggest()),
    ActionSpec(id="suggest.when_asked", title="Suggest only when &asked", menu=M,
               checkable=True, run=Commands.toggle_suggests_alone,
               tip="Else new articles get suggestions while you pause"),
    ActionSpec(id="suggest.pipeline", title="&Pipeline…", menu=M,
               keys=("Ctrl+Shift+G",), needs=Needs.PROJECT,
               run=lambda c: c.filling.choose_pipeline(),
               tip="Choose what suggests, and what its labels become here"),
    ActionSpec(id="suggest.evaluate", title="&Evaluate a pipeline…", menu=M,
               keys=("Ctrl+Shift+E",), run=Commands.evaluate,
               tip="Measure it against finished articles or files of gold"),
)
# fmt: on
