"""One thing after another: what is asked for while an edit is being recorded waits."""

from collections.abc import Callable

Act = Callable[[], None]


class Turns:
    """Does what it is given at once or, while it holds, in order when it lets go."""

    def __init__(self) -> None:
        self._waiting: list[Act] | None = None

    def take(self, act: Act) -> None:
        """Do something when its turn comes."""
        if self._waiting is None:
            act()
        else:
            self._waiting.append(act)

    def hold(self) -> None:
        """Let everything wait."""
        if self._waiting is None:
            self._waiting = []

    def let_go(self) -> None:
        """Do what has waited; if something of that holds again, the rest waits on."""
        waiting, self._waiting = self._waiting or [], None
        for act in waiting:
            self.take(act)
