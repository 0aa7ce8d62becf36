"""What is decided about spans."""

from gui.actions.spec import ActionSpec, Menu, Needs, Use
from gui.commands import Commands

M = Menu.REVIEW

# fmt: off
REVIEW_ACTIONS = (
    ActionSpec(id="review.confirm", title="&Confirm and go on", menu=M,
               keys=("Space",), needs=Needs.ARTICLE, use=Use.DECIDE,
               run=lambda c: c.missed.unless_walking(c.reviewing.confirm)),
    ActionSpec(id="review.reject", title="&Reject and go on", menu=M,
               keys=("X",), needs=Needs.ARTICLE, use=Use.DECIDE,
               run=lambda c: c.missed.unless_walking(c.reviewing.reject)),
    ActionSpec(id="review.delete", title="&Delete the decision", menu=M,
               keys=("Del",), needs=Needs.SPAN, use=Use.BACK,
               run=lambda c: c.reviewing.delete(),
               tip="What was suggested is pending again; what you added is gone"),
    ActionSpec(id="review.same_here", title="The same &words here", menu=M,
               keys=(".",), needs=Needs.ARTICLE, use=Use.SAME, apart=True,
               run=lambda c: c.propagating.here(),
               tip="Repeat the last decision on the same words of this article"),
    ActionSpec(id="review.same_everywhere", title="The same words &everywhere…",
               menu=M, keys=(">",), needs=Needs.ARTICLE, use=Use.SAME,
               run=lambda c: c.propagating.everywhere(),
               tip="Show where the same words stand in all articles, then repeat it"),
    ActionSpec(id="review.take_other", title="Ta&ke the other run's word", menu=M,
               keys=("=",), needs=Needs.SPAN, use=Use.DECIDE, apart=True,
               run=lambda c: c.reviewing.take_other(),
               tip="Confirm what another run says about these words, and go on"),
    ActionSpec(id="review.confirm_sure", title="Con&firm those that are sure", menu=M,
               keys=("Alt+Return", "Alt+Enter"), needs=Needs.ARTICLE, use=Use.DECIDE,
               run=lambda c: c.reviewing.confirm_sure(c.sighting.sure),
               tip="Confirm all that is pending with such a score, as one edit"),
    ActionSpec(id="review.sure", title="What counts as s&ure…", menu=M,
               run=Commands.ask_sure,
               tip="Set the score from which on suggestions are confirmed together"),
    ActionSpec(id="review.grow_right", title="Right end: &grow by a token", menu=M,
               keys=("]",), needs=Needs.SPAN, use=Use.EDGES, apart=True,
               run=lambda c: c.reviewing.grow_right()),
    ActionSpec(id="review.shrink_right", title="Right end: &shrink by a token", menu=M,
               keys=("[",), needs=Needs.SPAN, use=Use.EDGES,
               run=lambda c: c.reviewing.shrink_right()),
    ActionSpec(id="review.grow_left", title="&Left end: grow by a token", menu=M,
               keys=("{",), needs=Needs.SPAN, use=Use.EDGES,
               run=lambda c: c.reviewing.grow_left()),
    ActionSpec(id="review.shrink_left", title="Left end: s&hrink by a token", menu=M,
               keys=("}",), needs=Needs.SPAN, use=Use.EDGES,
               run=lambda c: c.reviewing.shrink_left()),
    ActionSpec(id="review.note", title="N&ote…", menu=M, keys=(";", "Ctrl+M"),
               needs=Needs.SPAN, use=Use.BACK, apart=True, run=Commands.note),
)
# fmt: on
