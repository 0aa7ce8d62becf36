"""Half-open ranges of Unicode code points."""

from dataclasses import dataclass

from annotations.errors import InvalidSpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The range ``[start, end)`` of code points in an article's text.

    Raises:
        InvalidSpanError: the range is empty, backwards or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidSpanError(
                f"The range {self.start}-{self.end} covers no text: a span starts at "
                "0 or later and ends after it starts."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Cut the words out of the text."""
        return text[self.start : self.end]

    def within(self, text: str) -> "Span":
        """Return the span itself, or raise ``InvalidSpanError`` beyond the text."""
        if self.end > len(text):
            raise InvalidSpanError(
                f"The range {self.start}-{self.end} runs off a text of {len(text)} "
                "characters; check that its offsets count code points."
            )
        return self

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Move both ends."""
        return Span(self.start + by, self.end + by)
