"""One thing after another: what is asked for while an edit is being recorded waits."""

from collections.abc import Callable

Act = Callable[[], None]


class Turns:
    """Does what it is given at once or, while it holds, in order when it lets go.

    ``is_asking`` tells whether a dialog is open.
    """

    def __init__(self, is_asking: Callable[[], bool] = lambda: False) -> None:
        self._is_asking = is_asking
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
        """Do what has waited; if something of that holds again, the rest waits on.

        If it opens a dialog, the rest was meant for that and not for what is below.
        """
        waiting, self._waiting = self._waiting or [], None
        for act in waiting:
            if self._is_asking():
                return
            self.take(act)
