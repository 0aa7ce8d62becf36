"""Going from span to span."""

from collections.abc import Callable, Sequence

from annotations.marks import Mark


def beyond(
    marks: Sequence[Mark],
    here: Mark | None,
    step: int,
    wanted: Callable[[Mark], bool],
    *,
    place: int = 0,
) -> Mark | None:
    """Find the next wanted mark after one, or before it where ``step`` is negative.

    The search goes around the ends; the mark itself comes last. Where there is none
    ``here``, it begins at ``place``, a position in the text.
    """
    ordered = marks if step > 0 else marks[::-1]
    first = _after(ordered, here) if here else _from(ordered, step, place)
    around = (*ordered[first:], *ordered[:first])
    return next(filter(wanted, around), None)


def _after(ordered: Sequence[Mark], here: Mark) -> int:
    return next((at for at, mark in enumerate(ordered) if mark is here), -1) + 1


def _from(ordered: Sequence[Mark], step: int, place: int) -> int:
    """Count the marks that are passed before a position is reached."""
    forward = step > 0
    return sum((mark.span.start >= place) is not forward for mark in ordered)


def is_pending(mark: Mark) -> bool:
    """Want what nobody has decided on."""
    return mark.is_pending


def is_any(mark: Mark) -> bool:  # noqa: ARG001  any mark will do
    """Want whatever comes next."""
    return True
