"""From one article to the next, painted."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from benchmarks import corpus
from benchmarks.desk import CTRL, at_desk
from benchmarks.figures import Figure, show

BUDGET = 50.0
_ARTICLES = 1_000
_STEPS = 100


def measure() -> list[Figure]:
    """Walk through a project of 1,000 articles, 45 spans in each."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        corpus.make_project(project, corpus.articles(_ARTICLES))
        return [step_in(project, steps=_STEPS, budget=BUDGET)]


def step_in(project: Path, *, steps: int, budget: float | None = None) -> Figure:
    """Time steps from article to article in some project."""
    times, bare_times = [], []
    with at_desk(project) as (desk, bare):
        for _ in range(steps):
            times.append(sum(desk.press(Qt.Key.Key_Down, CTRL)))
            bare_times.append(bare.set_text(desk.text))
    return Figure(name="next article", times=times, bare=bare_times, budget=budget)


if __name__ == "__main__":
    show(measure())
