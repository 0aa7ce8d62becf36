"""Which colours labels are given, so that they can be told apart and read."""

from collections.abc import Iterable, Sequence
from colorsys import hls_to_rgb
from functools import lru_cache
from itertools import product

from annotations.colour import WHITE, Rgb, readable
from annotations.label import LabelScheme
from annotations.vision import distance

TOO_NEAR = 3.0
"""Labels whose colours look less far apart than this are easily taken for another."""

PAGES = (WHITE, Rgb.of("#27282d"))
"""What labels are drawn on, light and dark."""

_OUTLINE = 3.0
_HUES = 36
_LIGHTNESSES = (0.32, 0.42, 0.52, 0.62, 0.72)
_SATURATIONS = (0.9, 0.55, 0.3)


def proposed(scheme: LabelScheme) -> str:
    """Propose a colour for one more label, as far from the others as there is."""
    taken = [Rgb.of(label.colour) for label in scheme.offered]
    return str(max(_candidates(), key=lambda colour: _room(colour, taken)))


def spread(scheme: LabelScheme) -> dict[str, str]:
    """Give every label a colour, far from each other, by the labels' names.

    A label keeps the hue it had as far as that can be: colours are dealt out to those
    that are nearest to them.
    """
    labels = list(scheme)
    colours = _far_apart(len(labels))
    given: dict[str, str] = {}
    for label in labels:
        own = Rgb.of(label.colour)
        colour = min(colours, key=lambda one: apart(one, own))
        colours.remove(colour)
        given[label.name] = str(colour)
    return given


def too_near(scheme: LabelScheme, name: str, colour: str) -> str:
    """Name the label whose colour can be taken for this one, empty if there is none."""
    chosen = Rgb.of(colour)
    others = [one for one in scheme.offered if one.name != name]
    near = [(apart(chosen, Rgb.of(one.colour)), one.name) for one in others]
    least, which = min(near, default=(100.0, ""))
    return which if least < TOO_NEAR else ""


def apart(one: Rgb, other: Rgb) -> float:
    """Compute how far apart labels of two colours look, on the page where it is less.

    On each they are drawn as light or dark as it takes to be seen.
    """
    pairs = zip(_drawn(one), _drawn(other), strict=True)
    return min(distance(a, b) for a, b in pairs)


def _room(colour: Rgb, others: Iterable[Rgb]) -> float:
    return min((apart(colour, other) for other in others), default=100.0)


@lru_cache(maxsize=4_096)
def _drawn(colour: Rgb) -> tuple[Rgb, ...]:
    return tuple(readable(colour, page, ratio=_OUTLINE) for page in PAGES)


def _far_apart(count: int) -> list[Rgb]:
    """Choose colours one by one, each as far as can be from those chosen."""
    candidates = list(_candidates())
    while len(candidates) < count:  # more labels than anybody can tell apart
        candidates += candidates
    chosen = [candidates.pop(0)]
    room = [apart(one, chosen[0]) for one in candidates]
    while len(chosen) < count:
        at = max(range(len(candidates)), key=room.__getitem__)
        latest = candidates.pop(at)
        room.pop(at)
        chosen.append(latest)
        room = _narrowed(room, candidates, latest)
    return chosen[:count]


def _narrowed(
    room: Iterable[float], candidates: Iterable[Rgb], latest: Rgb
) -> list[float]:
    pairs = zip(room, candidates, strict=True)
    return [min(left, apart(one, latest)) for left, one in pairs]


@lru_cache(maxsize=1)
def _candidates() -> Sequence[Rgb]:
    """List colours all around the circle, from dark to light and from full to grey."""
    steps = product(range(_HUES), _LIGHTNESSES, _SATURATIONS)
    made = (_rgb(hue / _HUES, light, grey) for hue, light, grey in steps)
    return tuple(dict.fromkeys(made))


def _rgb(hue: float, lightness: float, saturation: float) -> Rgb:
    channels = hls_to_rgb(hue, lightness, saturation)
    return Rgb(*(round(channel * 255) for channel in channels))
