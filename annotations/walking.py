"""Going from span to span."""

from collections.abc import Callable, Sequence

from annotations.marks import Mark


def beyond(
    marks: Sequence[Mark],
    here: Mark | None,
    step: int,
    wanted: Callable[[Mark], bool],
) -> Mark | None:
    """Find the next wanted mark after one, or before it where ``step`` is negative.

    The search goes around the ends; the mark itself comes last.
    """
    ordered = marks if step > 0 else marks[::-1]
    place = next((at for at, mark in enumerate(ordered) if mark is here), -1) + 1
    around = (*ordered[place:], *ordered[:place])
    return next(filter(wanted, around), None)


def is_pending(mark: Mark) -> bool:
    """Want what nobody has decided on."""
    return mark.is_pending


def is_any(mark: Mark) -> bool:  # noqa: ARG001  any mark will do
    """Want whatever comes next."""
    return True
