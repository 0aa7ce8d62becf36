"""Everything the user can do, as a table.

Menus, shortcuts, the tool bar and the list of keys are all made from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gui.commands import Commands
from gui.theme import Appearance


class Menu(StrEnum):
    """Where an action is found, in the order of the menu bar."""

    PROJECT = "&Project"
    EDIT = "&Edit"
    ARTICLE = "&Article"
    REVIEW = "&Review"
    SUGGEST = "&Suggest"
    VIEW = "&View"
    HELP = "&Help"


class Needs(StrEnum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    PROJECT = "a project"
    ARTICLE = "an article"
    SPAN = "a current span"
    UNDOABLE = "something to undo"
    REDOABLE = "something to redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One thing the user can do; ``keys`` are alternatives, the first one is shown.

    ``in_article`` keys count only while the article has the keyboard. ``repeats`` says
    whether a key held down acts again and again; nothing that decides does.
    """

    id: str
    title: str
    menu: Menu
    run: Callable[[Commands], None]
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING
    in_article: bool = False
    repeats: bool = False
    checkable: bool = False
    tip: str = ""


P, E, A, R = Menu.PROJECT, Menu.EDIT, Menu.ARTICLE, Menu.REVIEW
S, V, H = Menu.SUGGEST, Menu.VIEW, Menu.HELP

# fmt: off
ACTIONS = (
    ActionSpec(id="project.new", title="&New project…", menu=P, keys=("Ctrl+N",),
               run=Commands.new_project),
    ActionSpec(id="project.open", title="&Open project…", menu=P, keys=("Ctrl+O",),
               run=Commands.open_project),
    ActionSpec(id="project.samples", title="Open &samples", menu=P,
               keys=("Ctrl+Shift+O",), run=Commands.open_samples),
    ActionSpec(id="project.import", title="&Import files…", menu=P, keys=("Ctrl+I",),
               run=Commands.import_files, needs=Needs.PROJECT,
               tip="Add .txt and .jsonl files; dropping them on the window does too"),
    ActionSpec(id="project.import_folder", title="Import &folder…", menu=P,
               keys=("Ctrl+Shift+I",), run=Commands.import_folder,
               needs=Needs.PROJECT),
    ActionSpec(id="project.export", title="&Export…", menu=P, keys=("Ctrl+E",),
               run=Commands.export, needs=Needs.PROJECT,
               tip="Write the decisions for other tools to read"),
    ActionSpec(id="project.annotator", title="&Annotator…", menu=P,
               run=Commands.sign_as),
    ActionSpec(id="project.quit", title="&Quit", menu=P, keys=("Ctrl+Q",),
               run=Commands.quit),

    ActionSpec(id="edit.undo", title="&Undo", menu=E, keys=("U", "Ctrl+Z"),
               run=lambda c: c.reviewing.undo(), needs=Needs.UNDOABLE,
               repeats=True),
    ActionSpec(id="edit.redo", title="&Redo", menu=E,
               keys=("Shift+U", "Ctrl+Shift+Z", "Ctrl+Y"),
               run=lambda c: c.reviewing.redo(), needs=Needs.REDOABLE,
               repeats=True),

    ActionSpec(id="article.next", title="&Next article", menu=A,
               keys=("Ctrl+Down", "PgDown"), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.workspace.step_article(1)),
    ActionSpec(id="article.previous", title="&Previous article", menu=A,
               keys=("Ctrl+Up", "PgUp"), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.workspace.step_article(-1)),
    ActionSpec(id="article.done", title="Mark &done and go on", menu=A,
               keys=("Ctrl+Return", "Ctrl+Enter"), needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.done_and_next()),
    ActionSpec(id="article.confirm_rest", title="&Confirm the rest and go on", menu=A,
               keys=("Shift+Return", "Shift+Enter"), needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.confirm_rest_and_next()),
    ActionSpec(id="article.reopen", title="&Reopen", menu=A, needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.reopen()),

    ActionSpec(id="review.confirm", title="&Confirm and go on", menu=R,
               keys=("Space",), needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.confirm()),
    ActionSpec(id="review.reject", title="&Reject and go on", menu=R,
               keys=("X", "Backspace"), needs=Needs.SPAN,
               run=lambda c: c.reviewing.reject()),
    ActionSpec(id="review.delete", title="&Delete the decision", menu=R,
               keys=("Del",), needs=Needs.SPAN,
               run=lambda c: c.reviewing.delete()),
    ActionSpec(id="review.next_pending", title="&Next pending", menu=R,
               keys=("Tab",), needs=Needs.ARTICLE, in_article=True, repeats=True,
               run=lambda c: c.workspace.step(1, pending_only=True)),
    ActionSpec(id="review.previous_pending", title="&Previous pending", menu=R,
               keys=("Shift+Tab",), needs=Needs.ARTICLE, in_article=True,
               repeats=True,
               run=lambda c: c.workspace.step(-1, pending_only=True)),
    ActionSpec(id="review.next", title="Ne&xt span", menu=R, keys=("J", "Alt+Right"),
               needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.workspace.step(1, pending_only=False)),
    ActionSpec(id="review.previous", title="Pre&vious span", menu=R,
               keys=("H", "Alt+Left"), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.workspace.step(-1, pending_only=False)),
    ActionSpec(id="review.next_disputed", title="Next disagree&ment", menu=R,
               keys=(".",), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.sighting.step_disputed(1),
               tip="Go to the next undecided span about which runs disagree"),
    ActionSpec(id="review.previous_disputed", title="Previous disagreemen&t", menu=R,
               keys=(",",), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.sighting.step_disputed(-1)),
    ActionSpec(id="review.next_doubt", title="&Least sure, then the next", menu=R,
               keys=(">",), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.sighting.step_doubt(1),
               tip="Walk through what is pending by score, the lowest first"),
    ActionSpec(id="review.previous_doubt", title="&Back towards the least sure",
               menu=R, keys=("<",), needs=Needs.ARTICLE, repeats=True,
               run=lambda c: c.sighting.step_doubt(-1)),
    ActionSpec(id="review.take_other", title="Ta&ke the other run's word", menu=R,
               keys=("=",), needs=Needs.SPAN,
               run=lambda c: c.reviewing.take_other(),
               tip="Confirm what another run says about these words, and go on"),
    ActionSpec(id="review.confirm_sure", title="Con&firm those that are sure", menu=R,
               keys=("Alt+Return", "Alt+Enter"), needs=Needs.ARTICLE,
               run=lambda c: c.reviewing.confirm_sure(c.sighting.sure),
               tip="Confirm all that is pending with such a score, as one edit"),
    ActionSpec(id="review.sure", title="What counts as s&ure…", menu=R,
               run=Commands.ask_sure,
               tip="Set the score from which on suggestions are confirmed together"),
    ActionSpec(id="review.grow_right", title="Right end: &grow by a token", menu=R,
               keys=("]",), needs=Needs.SPAN,
               run=lambda c: c.reviewing.grow_right()),
    ActionSpec(id="review.shrink_right", title="Right end: &shrink by a token", menu=R,
               keys=("[",), needs=Needs.SPAN,
               run=lambda c: c.reviewing.shrink_right()),
    ActionSpec(id="review.grow_left", title="Left end: gro&w by a token", menu=R,
               keys=("{",), needs=Needs.SPAN,
               run=lambda c: c.reviewing.grow_left()),
    ActionSpec(id="review.shrink_left", title="Left end: s&hrink by a token", menu=R,
               keys=("}",), needs=Needs.SPAN,
               run=lambda c: c.reviewing.shrink_left()),
    ActionSpec(id="review.note", title="N&ote…", menu=R, keys=("Ctrl+M", ";"),
               needs=Needs.SPAN, run=Commands.note),

    ActionSpec(id="suggest.run", title="&Suggest for new articles", menu=S,
               keys=("Ctrl+G",), needs=Needs.PROJECT, run=Commands.suggest),
    ActionSpec(id="suggest.when_asked", title="Suggest only when &asked", menu=S,
               checkable=True, run=Commands.toggle_suggests_alone,
               tip="Else new articles get suggestions while you pause"),
    ActionSpec(id="suggest.pipeline", title="&Pipeline…", menu=S,
               keys=("Ctrl+Shift+G",), needs=Needs.PROJECT,
               run=Commands.choose_pipeline,
               tip="Choose what suggests, and what its labels become here"),
    ActionSpec(id="suggest.evaluate", title="&Evaluate a pipeline…", menu=S,
               keys=("Ctrl+Shift+E",), run=Commands.evaluate,
               tip="Measure it against finished articles or files of gold"),

    ActionSpec(id="view.fewer", title="Show fe&wer suggestions", menu=V, keys=(")",),
               repeats=True, run=lambda c: c.sighting.raise_threshold(),
               tip="Raise the score below which suggestions are hidden"),
    ActionSpec(id="view.more", title="Show more su&ggestions", menu=V, keys=("(",),
               repeats=True, run=lambda c: c.sighting.lower_threshold(),
               tip="Lower the score below which suggestions are hidden"),
    ActionSpec(id="view.hidden", title="Show what is &below the threshold", menu=V,
               keys=("*",), needs=Needs.ARTICLE, checkable=True,
               run=lambda c: c.sighting.toggle_hidden()),
    ActionSpec(id="view.second_opinion", title="Show second &opinion", menu=V,
               keys=("/",), needs=Needs.ARTICLE, checkable=True,
               run=lambda c: c.sighting.toggle_second_opinion(),
               tip="Show what an earlier run found where the newest found nothing"),
    ActionSpec(id="view.disputed", title="Only articles that ru&ns disagree about",
               menu=V, keys=("Ctrl+.",), needs=Needs.PROJECT, checkable=True,
               run=Commands.toggle_disputed),
    ActionSpec(id="view.spans", title="S&pans of the article", menu=V, keys=("F7",),
               run=lambda c: c.focus_wanted.emit("spans")),
    ActionSpec(id="view.spans_order", title="&Change the order of the spans", menu=V,
               keys=("Shift+F7",), run=lambda c: c.focus_wanted.emit("spans_order"),
               tip="In reading order, or the least sure first"),
    ActionSpec(id="view.system", title="As the &system has it", menu=V,
               run=lambda c: c.appear(Appearance.SYSTEM)),
    ActionSpec(id="view.light", title="&Light", menu=V,
               run=lambda c: c.appear(Appearance.LIGHT)),
    ActionSpec(id="view.dark", title="&Dark", menu=V,
               run=lambda c: c.appear(Appearance.DARK)),
    ActionSpec(id="view.larger", title="La&rger text", menu=V,
               keys=("Ctrl++", "Ctrl+="), repeats=True,
               run=lambda c: c.resize_text(1)),
    ActionSpec(id="view.smaller", title="Smaller &text", menu=V, keys=("Ctrl+-",),
               repeats=True, run=lambda c: c.resize_text(-1)),
    ActionSpec(id="view.usual", title="&Usual size", menu=V, keys=("Ctrl+0",),
               run=lambda c: c.resize_text(0)),
    ActionSpec(id="view.hints", title="&Keys under the text", menu=V,
               run=Commands.toggle_hints),
    ActionSpec(id="view.article", title="Go to the &article", menu=V, keys=("F6",),
               run=lambda c: c.focus_wanted.emit("article")),
    ActionSpec(id="view.list", title="Go to the article l&ist", menu=V,
               keys=("Shift+F6",), run=lambda c: c.focus_wanted.emit("list")),
    ActionSpec(id="view.refresh", title="R&efresh", menu=V, keys=("F5",),
               needs=Needs.PROJECT, run=lambda c: c.workspace.refresh(),
               tip="Show what another program has added to the project"),
    ActionSpec(id="view.dismiss", title="Dismiss the &message", menu=V, keys=("Esc",),
               run=lambda c: c.dismissed.emit()),
    ActionSpec(id="view.search", title="&Find articles", menu=V, keys=("Ctrl+F",),
               run=lambda c: c.focus_wanted.emit("search")),

    ActionSpec(id="help.keys", title="All &keys", menu=H, keys=("?", "F1"),
               run=Commands.show_keys),
    ActionSpec(id="help.about", title="&About Copydesk", menu=H,
               run=Commands.show_about),
)
# fmt: on
