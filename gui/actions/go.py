"""Where one goes: from span to span, and into the text."""

from gui import walking
from gui.actions.spec import ActionSpec, Menu, Needs, Use

M, U = Menu.GO, Use.WALK

# fmt: off
GO_ACTIONS = (
    ActionSpec(id="review.next_pending", title="&Next pending", menu=M, use=U,
               keys=("Tab",), needs=Needs.ARTICLE, in_article=True, repeats=True,
               run=lambda c: c.workspace.step(1, pending_only=True)),
    ActionSpec(id="review.previous_pending", title="&Previous pending", menu=M, use=U,
               keys=("Shift+Tab",), needs=Needs.ARTICLE, in_article=True,
               repeats=True,
               run=lambda c: c.workspace.step(-1, pending_only=True)),
    ActionSpec(id="review.next", title="Ne&xt span", menu=M, keys=("J", "Alt+Right"),
               needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.workspace.step(1, pending_only=False)),
    ActionSpec(id="review.previous", title="Pre&vious span", menu=M,
               keys=("H", "Alt+Left"), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.workspace.step(-1, pending_only=False)),
    ActionSpec(id="review.next_alike", title="Next of this &label", menu=M,
               keys=("Alt+Down",), needs=Needs.SPAN, use=U, repeats=True,
               run=lambda c: walking.step_alike(c.workspace, 1),
               tip="Go to the next span with the label of this one"),
    ActionSpec(id="review.previous_alike", title="Previous of this la&bel", menu=M,
               keys=("Alt+Up",), needs=Needs.SPAN, use=U, repeats=True,
               run=lambda c: walking.step_alike(c.workspace, -1)),
    ActionSpec(id="review.next_doubt", title="Least &sure, then the next", menu=M,
               keys=("V",), needs=Needs.ARTICLE, use=U, repeats=True, apart=True,
               run=lambda c: c.sighting.step_doubt(1),
               tip="Walk through what is pending by score, the lowest first"),
    ActionSpec(id="review.previous_doubt", title="Bac&k towards the least sure",
               menu=M, keys=("Shift+V",), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.sighting.step_doubt(-1)),
    ActionSpec(id="review.next_disputed", title="Next disagree&ment", menu=M,
               keys=("Ctrl+D",), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.sighting.step_disputed(1),
               tip="Go to the next undecided span about which runs disagree"),
    ActionSpec(id="review.previous_disputed", title="Previous disagreemen&t", menu=M,
               keys=("Ctrl+Shift+D",), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.sighting.step_disputed(-1)),
    ActionSpec(id="review.next_missed", title="Next poss&ibly missed", menu=M,
               keys=("B",), needs=Needs.ARTICLE, use=U, repeats=True, apart=True,
               run=lambda c: c.missed.step(1),
               tip="Walk names and numbers that nothing marks, for a label or none"),
    ActionSpec(id="review.previous_missed", title="Previous possibl&y missed", menu=M,
               keys=("Shift+B",), needs=Needs.ARTICLE, use=U, repeats=True,
               run=lambda c: c.missed.step(-1)),
    ActionSpec(id="review.elsewhere", title="Wh&ere else these words were decided…",
               menu=M, keys=("Ctrl+J",), needs=Needs.SPAN, use=Use.SAME, apart=True,
               run=lambda c: c.elsewhere.ask()),
    ActionSpec(id="review.elsewhere_back", title="&Return from there", menu=M,
               keys=("Ctrl+Shift+J",), needs=Needs.ARTICLE, use=Use.SAME,
               run=lambda c: c.elsewhere.back()),
)
# fmt: on
