"""One article of 280,000 characters and 5,000 spans: not usual, but not absurd."""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus, keys
from benchmarks.desk import at_desk
from benchmarks.figures import Figure, Watch, show

BUDGET = 50.0
_PASSAGES = 1_000
_ROUNDS = 12


def measure() -> list[Figure]:
    """Open the article, then review it by keyboard."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "long.copydesk"
        corpus.make_project(project, iter([corpus.long_article(_PASSAGES)]))
        watch = Watch()
        with at_desk(project):
            opening = Figure(name="open the long article", times=[watch.lap()])
        presses = keys.presses_in(project, rounds=_ROUNDS)
    return [opening, *presses.figures(budget=BUDGET)]


if __name__ == "__main__":
    show(measure())
