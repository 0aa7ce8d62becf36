"""What reviewing costs: actions and active seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

Clock = Callable[[], datetime]

IDLE_AFTER = 30.0
"""Seconds without a sign of life after which nobody is taken to be working."""


def utc_now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Effort:
    """What one edit cost: ``seconds`` of active time and ``actions`` (keys, clicks)."""

    actions: int = 1
    seconds: float = 0.0


class Stopwatch:
    """Adds up active time; a pause counts for nothing."""

    def __init__(self, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._last: datetime | None = None
        self._seconds = 0.0
        self._actions = 0

    def tick(self) -> None:
        """Note a sign of life, such as a key or a click."""
        now = self._clock()
        if self._last is not None:
            passed = (now - self._last).total_seconds()
            self._seconds += passed if 0 <= passed <= IDLE_AFTER else 0.0
        self._last = now
        self._actions += 1

    def take(self) -> Effort:
        """Hand over what has gathered and start again from nothing."""
        effort = Effort(self._actions, self._seconds)
        self._seconds, self._actions = 0.0, 0
        return effort
