"""What commands say, and how far a long one has come."""

import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from annotations.progress import Progress
from db.work import Summary


def last(steps: Iterator[object]) -> Any:
    """Run a job to its end, with a progress bar where somebody is watching."""
    if not sys.stderr.isatty():
        return deque(steps, maxlen=1).pop()
    outcome = None
    with _bar() as bar:
        task = bar.add_task("", total=None)
        for outcome in steps:
            if isinstance(outcome, Progress):
                done, total, what = outcome.done, outcome.total, outcome.what
                bar.update(task, completed=done, total=total, description=what)
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
    columns = what, BarColumn(), MofNCompleteColumn()
    return Bar(*columns, console=Console(stderr=True), transient=True)
