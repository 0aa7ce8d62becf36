"""What is seen, and how."""

from gui.actions.spec import ActionSpec, Menu, Needs
from gui.commands import Commands
from gui.theme import Appearance

M = Menu.VIEW

# fmt: off
VIEW_ACTIONS = (
    ActionSpec(id="view.fewer", title="Show fe&wer suggestions", menu=M, keys=(")",),
               repeats=True, run=lambda c: c.sighting.raise_threshold(),
               tip="Raise the score below which suggestions are hidden"),
    ActionSpec(id="view.more", title="Show more su&ggestions", menu=M, keys=("(",),
               repeats=True, run=lambda c: c.sighting.lower_threshold(),
               tip="Lower the score below which suggestions are hidden"),
    ActionSpec(id="view.hidden", title="Show what is &below the threshold", menu=M,
               keys=("*",), needs=Needs.ARTICLE, checkable=True,
               run=lambda c: c.sighting.toggle_hidden()),
    ActionSpec(id="view.second_opinion", title="Show second &opinion", menu=M,
               keys=("/",), needs=Needs.ARTICLE, checkable=True,
               run=lambda c: c.sighting.toggle_second_opinion(),
               tip="Show what an earlier run found where the newest found nothing"),
    ActionSpec(id="view.disputed", title="Only articles that ru&ns disagree about",
               menu=M, keys=("Ctrl+.",), needs=Needs.PROJECT, checkable=True,
               run=Commands.toggle_disputed),
    ActionSpec(id="view.spans", title="S&pans of the article", menu=M, keys=("F7",),
               run=lambda c: c.focus_wanted.emit("spans")),
    ActionSpec(id="view.spans_order", title="&Change the order of the spans", menu=M,
               keys=("Shift+F7",), run=lambda c: c.focus_wanted.emit("spans_order"),
               tip="In reading order, or the least sure first"),
    ActionSpec(id="view.system", title="As the &system has it", menu=M,
               run=lambda c: c.appear(Appearance.SYSTEM)),
    ActionSpec(id="view.light", title="&Light", menu=M,
               run=lambda c: c.appear(Appearance.LIGHT)),
    ActionSpec(id="view.dark", title="&Dark", menu=M,
               run=lambda c: c.appear(Appearance.DARK)),
    ActionSpec(id="view.larger", title="La&rger text", menu=M,
               keys=("Ctrl++", "Ctrl+="), repeats=True,
               run=lambda c: c.resize_text(1)),
    ActionSpec(id="view.smaller", title="Smaller &text", menu=M, keys=("Ctrl+-",),
               repeats=True, run=lambda c: c.resize_text(-1)),
    ActionSpec(id="view.usual", title="&Usual size", menu=M, keys=("Ctrl+0",),
               run=lambda c: c.resize_text(0)),
    ActionSpec(id="view.hints", title="&Keys under the text", menu=M,
               run=Commands.toggle_hints),
    ActionSpec(id="view.article", title="Go to the &article", menu=M, keys=("F6",),
               run=lambda c: c.focus_wanted.emit("article")),
    ActionSpec(id="view.list", title="Go to the article l&ist", menu=M,
               keys=("Shift+F6",), run=lambda c: c.focus_wanted.emit("list")),
    ActionSpec(id="view.refresh", title="R&efresh", menu=M, keys=("F5",),
               needs=Needs.PROJECT, run=lambda c: c.workspace.refresh(),
               tip="Show what another program has added to the project"),
    ActionSpec(id="view.dismiss", title="Dismiss the &message", menu=M, keys=("Esc",),
               run=lambda c: c.dismissed.emit()),
    ActionSpec(id="view.search", title="&Find articles", menu=M, keys=("Ctrl+F",),
               run=lambda c: c.focus_wanted.emit("search")),
)
# fmt: on
