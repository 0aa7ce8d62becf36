"""How far a long job is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` items; ``total`` is 0 while it is unknown."""

    done: int
    total: int
    what: str = ""
