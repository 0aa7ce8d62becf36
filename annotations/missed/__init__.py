"""What may be an entity although nothing marks it, for whoever looks for misses."""

from annotations.missed.candidate import Candidate, clear
from annotations.missed.desk import missed
from annotations.missed.text import candidates, reading_of

__all__ = ["Candidate", "candidates", "clear", "missed", "reading_of"]
