"""What is done with an article as a whole."""

from gui.actions.spec import ActionSpec, Menu, Needs

M = Menu.ARTICLE

# fmt: off
ARTICLE_ACTIONS = (
    ActionSpec(id="article.next", title="&Next article", menu=M,
               keys=("Ctrl+Down", "PgDown"), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.workspace.step_article(1)),
    ActionSpec(id="article.previous", title="&Previous article", menu=M,
               keys=("Ctrl+Up", "PgUp"), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.workspace.step_article(-1)),
    ActionSpec(id="article.done", title="Mark &done and go on", menu=M,
               keys=("Ctrl+Return", "Ctrl+Enter"), needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.done_and_next()),
    ActionSpec(id="article.confirm_rest", title="&Confirm the rest and go on", menu=M,
               keys=("Shift+Return", "Shift+Enter"), needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.confirm_rest_and_next()),
    ActionSpec(id="article.reopen", title="&Reopen", menu=M, needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.reopen()),
)
# fmt: on
