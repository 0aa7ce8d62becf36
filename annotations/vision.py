"""How far apart colours look, also to eyes that lack a kind of cone.

Dichromatic vision is simulated as in Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), at full
severity, on linear light. Distances are Euclidean in Oklab (Ottosson, 2020), times
100: about 2 is just seen side by side, 100 is from black to white.
"""

from collections.abc import Callable
from functools import lru_cache
from math import cbrt, dist

from annotations.colour import Rgb

Vector = tuple[float, float, float]
_Matrix = tuple[Vector, Vector, Vector]

_VISIONS: tuple[_Matrix, ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    # protanopia, deuteranopia, tritanopia
    (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
)
_CONES: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def distance(one: Rgb, other: Rgb) -> float:
    """Compute how far apart two colours look to those who see them least apart."""
    return min(100 * dist(a, b) for a, b in zip(_seen(one), _seen(other), strict=True))


@lru_cache(maxsize=4_096)
def _seen(colour: Rgb) -> tuple[Vector, ...]:
    """Place a colour in Oklab as each kind of eyes sees it."""
    return tuple(_oklab(_times(vision, colour.linear)) for vision in _VISIONS)


def _oklab(linear: Vector) -> Vector:
    inside = _each(linear, lambda light: min(1.0, max(0.0, light)))
    return _times(_OKLAB, _each(_times(_CONES, inside), cbrt))


def _times(matrix: _Matrix, vector: Vector) -> Vector:
    first, second, third = (
        sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix
    )
    return first, second, third


def _each(vector: Vector, change: Callable[[float], float]) -> Vector:
    first, second, third = map(change, vector)
    return first, second, third
