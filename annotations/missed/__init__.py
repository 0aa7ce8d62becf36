"""What may be an entity although nothing marks it, for whoever looks for misses."""

from annotations.missed.candidate import Candidate, candidate_at, clear
from annotations.missed.desk import missed
from annotations.missed.text import candidates

__all__ = ["Candidate", "candidate_at", "candidates", "clear", "missed"]
