"""What reviewing costs: keys, clicks and active seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from annotations.wording import lasting

Clock = Callable[[], datetime]

IDLE_AFTER = 30.0
"""Seconds without a sign of life after which nobody is taken to be working."""


def utc_now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Effort:
    """What something cost: keys pressed, clicks and drags, ``seconds`` of active time.

    A key held down is one key, modifiers alone are none; a double-click or a drag is
    one click.
    """

    keys: int = 0
    clicks: int = 0
    seconds: float = 0.0

    @property
    def actions(self) -> int:
        """Keys and clicks together."""
        return self.keys + self.clicks

    def __bool__(self) -> bool:
        return bool(self.keys or self.clicks or self.seconds)

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(
            self.keys + other.keys,
            self.clicks + other.clicks,
            self.seconds + other.seconds,
        )

    def told(self, entities: int) -> str:
        """Say what an article cost in which so many entities are marked.

        Such as ``12 keys · 1 click · 0.31 per entity · 1 min 05 s``.
        """
        each = [f"{self.actions / entities:.2f} per entity"] if entities else []
        parts = _figure(self.keys, "key"), _figure(self.clicks, "click")
        return " · ".join([*parts, *each, lasting(self.seconds)])


def _figure(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Stopwatch:
    """Counts keys and clicks and adds up active time; a pause counts for nothing."""

    def __init__(self, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._last: datetime | None = None
        self.gathered = Effort()

    def key(self) -> None:
        """Note a key that was pressed."""
        self._note(keys=1)

    def click(self) -> None:
        """Note a click, or a drag."""
        self._note(clicks=1)

    def stir(self) -> None:
        """Note a sign of life that is neither, such as a turn of the wheel."""
        self._note()

    def pause(self) -> None:
        """Let the time to the next sign of life count for nothing."""
        self._last = None

    def take(self) -> Effort:
        """Hand over what has gathered and start again from nothing."""
        effort, self.gathered = self.gathered, Effort()
        return effort

    def _note(self, *, keys: int = 0, clicks: int = 0) -> None:
        now = self._clock()
        passed = (now - self._last).total_seconds() if self._last else 0.0
        active = passed if 0 <= passed <= IDLE_AFTER else 0.0
        self._last = now
        self.gathered += Effort(keys, clicks, active)
