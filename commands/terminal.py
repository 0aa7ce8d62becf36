"""What commands say, and how far a long one has come."""

import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text
from typing_extensions import override

from annotations.progress import Progress
from db.work import Summary

_PAUSE = 0.1


def last(steps: Iterator[object]) -> Any:
    """Run a job to its end, with a progress bar where somebody is watching."""
    if not sys.stderr.isatty():
        return deque(steps, maxlen=1).pop()
    outcome, told = None, 0.0
    with _bar() as bar:
        task = bar.add_task("", total=None)
        for outcome in steps:
            if isinstance(outcome, Progress):
                done, total, what = outcome.done, outcome.total, outcome.what
                bar.update(task, completed=done, total=total, description=what)
                if monotonic() - told >= _PAUSE:
                    told = monotonic()
                    bar.refresh()
    return outcome


def say(summary: Summary, *, as_json: bool = False) -> None:
    """Print a summary."""
    say_values(summary.as_dict(), summary.lines(), as_json=as_json)


def say_values(values: object, lines: Sequence[str], *, as_json: bool) -> None:
    """Print values for programs, or lines for people."""
    if as_json:
        print(json.dumps(values, ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join(lines))


def _bar() -> Bar:
    # A file's name is no markup, whatever brackets there are in it.
    what = TextColumn("{task.description}", markup=False)
    columns = what, BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    # Without a thread of its own: a program with threads cannot safely fork.
    return Bar(
        *columns, console=Console(stderr=True), transient=True, auto_refresh=False
    )


class _Rate(ProgressColumn):
    """How many are done in a second."""

    @override
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s")
