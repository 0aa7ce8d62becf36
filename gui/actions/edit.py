"""Taking back and bringing back."""

from gui.actions.spec import ActionSpec, Menu, Needs

M = Menu.EDIT

# fmt: off
EDIT_ACTIONS = (
    ActionSpec(id="edit.undo", title="&Undo", menu=M, keys=("U", "Ctrl+Z"),
               run=lambda c: c.reviewing.undo(), needs=Needs.UNDOABLE,
               repeats=True),
    ActionSpec(id="edit.redo", title="&Redo", menu=M,
               keys=("Shift+U", "Ctrl+Shift+Z", "Ctrl+Y"),
               run=lambda c: c.reviewing.redo(), needs=Needs.REDOABLE,
               repeats=True),
)
# fmt: on
