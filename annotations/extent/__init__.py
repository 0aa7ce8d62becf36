"""How far the words reach that are pointed at, and what else may be meant by them."""

from annotations.extent.extents import Extents, extents_of
from annotations.extent.marking import other, unmarked

__all__ = ["Extents", "extents_of", "other", "unmarked"]
