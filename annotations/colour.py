"""Colours worked out, without a widget in sight.

Contrast is WCAG 2.1's ratio of relative luminances, from 1 to 21.
"""

from dataclasses import dataclass

from typing_extensions import override

_LINEAR_BELOW = 0.03928
_STEPS = 20


@dataclass(frozen=True, slots=True)
class Rgb:
    """A colour as red, green and blue from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, text: str) -> "Rgb":
        """Read ``#rrggbb``."""
        return cls(*bytes.fromhex(text.removeprefix("#")))

    @override
    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def mixed(self, other: "Rgb", share: float) -> "Rgb":
        """Move towards the other colour by a share from 0 to 1."""
        pairs = zip(self.channels, other.channels, strict=True)
        return Rgb(*(round(a + (b - a) * share) for a, b in pairs))

    @property
    def channels(self) -> tuple[int, int, int]:
        """Red, green and blue."""
        return self.red, self.green, self.blue

    @property
    def linear(self) -> tuple[float, float, float]:
        """The light of each channel, from 0 to 1, free of sRGB's curve."""
        red, green, blue = (_linear(channel / 255) for channel in self.channels)
        return red, green, blue

    @property
    def luminance(self) -> float:
        """How bright it looks, from 0 to 1."""
        red, green, blue = self.linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


BLACK = Rgb(0, 0, 0)
WHITE = Rgb(255, 255, 255)


def contrast(one: Rgb, other: Rgb) -> float:
    """Compute the contrast ratio of two colours."""
    low, high = sorted((one.luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)


def readable(colour: Rgb, background: Rgb, *, ratio: float = 4.5) -> Rgb:
    """Darken or lighten a colour no more than it takes to be read on a background."""
    target = max((BLACK, WHITE), key=lambda end: contrast(end, background))
    for step in range(_STEPS):
        candidate = colour.mixed(target, step / _STEPS)
        if contrast(candidate, background) >= ratio:
            return candidate
    return target


def _linear(channel: float) -> float:
    if channel <= _LINEAR_BELOW:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
