"""Taking back and bringing back."""

from gui.actions.spec import ActionSpec, Menu, Needs, Use

M = Menu.EDIT

# fmt: off
EDIT_ACTIONS = (
    ActionSpec(id="edit.undo", title="&Undo", menu=M, keys=("U", "Ctrl+Z"),
               run=lambda c: c.large.undo(), needs=Needs.UNDOABLE,
               use=Use.BACK, repeats=True),
    ActionSpec(id="edit.redo", title="&Redo", menu=M,
               keys=("Shift+U", "Ctrl+Shift+Z", "Ctrl+Y"),
               run=lambda c: c.large.redo(), needs=Needs.REDOABLE,
               use=Use.BACK, repeats=True),
)
# fmt: on
