"""What there is to carry, and how to say that a format cannot."""

from enum import StrEnum, auto


class Trait(StrEnum):
    """Something about articles and spans that a format carries or loses.

    What is in none of them, text and standing spans with labels, every format carries.
    """

    TEXT = auto()
    NESTING = auto()
    CROSSING = auto()
    PARTS = auto()
    WHITE_ENDS = auto()
    REJECTED = auto()
    PENDING = auto()
    STATES = auto()
    SCORES = auto()
    SUGGESTIONS = auto()
    NOTES = auto()
    VALUES = auto()
    RELATIONS = auto()
    ANNOTATORS = auto()
    TIMES = auto()
    IDS = auto()
    METADATA = auto()
    EXTRA = auto()
    ZONES = auto()
    REVIEW = auto()

    @property
    def said(self) -> str:
        """Name it, as in “cannot carry …”."""
        return _SAID[self]


_SAID = {
    Trait.TEXT: "white space and line breaks as they are",
    Trait.NESTING: "spans inside others",
    Trait.CROSSING: "spans that cross others",
    Trait.PARTS: "spans with gaps",
    Trait.WHITE_ENDS: "white space at the ends of spans",
    Trait.REJECTED: "rejected spans",
    Trait.PENDING: "pending spans",
    Trait.STATES: "whether a span was confirmed, corrected or added",
    Trait.SCORES: "scores",
    Trait.SUGGESTIONS: "what machines had suggested",
    Trait.NOTES: "notes",
    Trait.VALUES: "further values of spans",
    Trait.RELATIONS: "relations",
    Trait.ANNOTATORS: "who decided",
    Trait.TIMES: "when it was decided",
    Trait.IDS: "the ids of spans",
    Trait.METADATA: "headline, byline, outlet, date and the like",
    Trait.EXTRA: "further metadata",
    Trait.ZONES: "zones",
    Trait.REVIEW: "states of review and flags",
}

EVERYTHING = frozenset(Trait)
"""What Copydesk's own format carries."""
