"""What offsets of doccano count: it never says.

The pages of doccano 1.5 and later count UTF-16 units, or grapheme clusters in projects
set so; those before, and what people make for doccano with Python, code points.
"""

from collections.abc import Mapping
from typing import Any

from annotations.exchange.units import Unit

OFFSETS = "offsets"
"""Where Copydesk notes what it counted; it did not while those were code points."""

_OLDER = frozenset({"meta", "annotation_approver", "labels", "annotations"})


def unit_of(record: Mapping[str, Any], said: object) -> Unit:
    """Tell what is most likely; ``said`` is what Copydesk noted, if it wrote this."""
    if isinstance(said, Mapping):
        is_noted = said.get(OFFSETS) == Unit.UTF_16
        return Unit.UTF_16 if is_noted else Unit.CODE_POINTS
    is_later = "Comments" in record or ("id" in record and _OLDER.isdisjoint(record))
    return Unit.UTF_16 if is_later else Unit.CODE_POINTS


def other_than(unit: Unit) -> Unit:
    """Give the unit to try if spans do not fit in the first."""
    return Unit.CODE_POINTS if unit is Unit.UTF_16 else Unit.UTF_16
