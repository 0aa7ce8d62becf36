"""What would stand on the article if the last decision were repeated on its words."""

from collections.abc import Mapping

from annotations import propagate
from benchmarks.actions.gold import Key
from gui.window import Window


def repeated(
    window: Window, stands: Mapping[Key, bool], *, unsuggested: bool
) -> Mapping[Key, bool] | None:
    """Foresee it from what stands, which is pending or not; nothing if nothing would.

    With ``unsuggested``, only if no place has a suggestion.
    """
    decision, desk = window.commands.propagating.decision, window.workspace.desk
    if decision is None or desk is None:
        return None
    places = propagate.same_words_here(propagate.sheet_of(desk), decision).changes
    if not places or (unsuggested and any(one.suggestion for one in places)):
        return None
    spans = [place.span for place in places]
    then = {
        (span, label): pending
        for (span, label), pending in stands.items()
        if not pending or not any(span.overlaps(one) for one in spans)
    }
    if decision.accepted:
        then |= {(span, decision.label): False for span in spans}
    return then
