"""What is done with an article as a whole."""

from gui import walking
from gui.actions.spec import ActionSpec, Menu, Needs, Use
from gui.commands import Commands

M, U = Menu.ARTICLE, Use.FINISH

# fmt: off
ARTICLE_ACTIONS = (
    ActionSpec(id="article.next", title="&Next article", menu=M,
               keys=("Ctrl+Down", "PgDown"), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.workspace.step_article(1)),
    ActionSpec(id="article.previous", title="&Previous article", menu=M,
               keys=("Ctrl+Up", "PgUp"), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.workspace.step_article(-1)),
    ActionSpec(id="article.done", title="Mark &done and go on", menu=M,
               keys=("Ctrl+Return", "Ctrl+Enter"), needs=Needs.ARTICLE, use=U,
               apart=True,
               run=lambda c: c.missed.first(c.reviewing.done_and_next)),
    ActionSpec(id="article.confirm_rest", title="&Confirm the rest and go on", menu=M,
               keys=("Shift+Return", "Shift+Enter"), needs=Needs.ARTICLE, use=U,
               run=lambda c: c.missed.first(c.reviewing.confirm_rest_and_next)),
    ActionSpec(id="article.walk_missed", title="&Walk what may be missed first",
               menu=M, checkable=True, run=Commands.toggle_walks_missed,
               tip="Before an article is left, go through what nothing marks"),
    ActionSpec(id="article.skip", title="&Skip for now", menu=M, keys=("Y",),
               needs=Needs.ARTICLE, use=U,
               run=lambda c: walking.skip(c.workspace),
               tip="Go to the next unfinished article and leave this one as it is"),
    ActionSpec(id="article.flag", title="&Flag for discussion", menu=M, keys=("!",),
               needs=Needs.ARTICLE, use=Use.BACK, apart=True,
               run=lambda c: c.flagging.toggle(),
               tip="Flag the article at the current span; again takes it off"),
    ActionSpec(id="article.flag_note", title="What is to be disc&ussed…", menu=M,
               keys=("Ctrl+Shift+M",), needs=Needs.ARTICLE,
               run=lambda c: c.flagging.ask()),
    ActionSpec(id="article.reopen", title="&Reopen", menu=M, needs=Needs.ARTICLE,
               apart=True,
               run=lambda c: c.reviewing.reopen()),
)
# fmt: on
