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
    ActionSpec(id="memory.words", title="Memory off for these &words", menu=M,
               needs=Needs.SPAN, checkable=True, apart=True,
               run=lambda c: c.remembering.toggle_words(),
               tip="Suggest them no longer because of earlier decisions"),
    ActionSpec(id="memory.article", title="Memory off in &this article", menu=M,
               needs=Needs.ARTICLE, checkable=True,
               run=lambda c: c.remembering.toggle_article(),
               tip="Suggest nothing here because of earlier decisions"),
    ActionSpec(id="memory.project", title="&Memory off in this project", menu=M,
               needs=Needs.PROJECT, checkable=True,
               run=lambda c: c.remembering.toggle_project(),
               tip="Suggest nothing in it because of earlier decisions"),
    ActionSpec(id="memory.list", title="Where memory is s&ilent…", menu=M,
               needs=Needs.PROJECT, run=lambda c: c.remembering.list_silences(),
               tip="List what it is switched off for, and switch it on again"),
)
# fmt: on
