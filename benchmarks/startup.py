"""From calling the program to a painted window with a project open."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.figures import Figure, Watch, show

BUDGET = 1_500.0
_ARTICLES = 1_000
_TIMES = 8
_UNWANTED = ("spacy", "thinc", "pycountry", "babel", "rich", "dateutil", "numpy")

# Both say "painted" when Qt has nothing left to do after the first paint.
_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
print("painted", flush=True)
"""
_REAL = """
import sys
from pathlib import Path
import main
from gui import application
from gui.settings import Places
from PySide6.QtCore import QTimer

class Window(application.Window):
    def open(self, path):
        super().open(path)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        assert self.workspace.desk is not None
        application.QApplication.processEvents()
        print("painted", *sys.modules, flush=True)
        self.close()

project = Path(sys.argv[1])
places = Places(
    settings=project.with_name("settings.ini"),
    crashes=project.with_name("crashes"),
    samples=project.with_name("samples"),
)
application.Window = Window
application.run(project, places)
"""


@dataclass(frozen=True, slots=True)
class Start:
    """How long one start took, and what was imported for it."""

    milliseconds: float
    modules: frozenset[str]


def measure() -> tuple[list[Figure], frozenset[str]]:
    """Start the program again and again; give what it imports, too."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        corpus.make_project(project, corpus.articles(_ARTICLES))
        starts, bare = [], []
        for _ in range(_TIMES):
            starts.append(_start(_REAL, str(project)))
            bare.append(_start(_BARE))
    figure = Figure(
        name="start",
        times=[start.milliseconds for start in starts],
        bare=[start.milliseconds for start in bare],
        budget=BUDGET,
    )
    return [figure], starts[-1].modules


def tell_imports(modules: frozenset[str]) -> bool:
    """Print which heavy libraries were imported at start; true without spaCy."""
    found = [name for name in _UNWANTED if name in modules]
    print(f"imported at start: {', '.join(found) or 'nothing heavy'}")
    return "spacy" not in modules


def _start(code: str, *arguments: str) -> Start:
    command: Sequence[str] = (sys.executable, "-c", code, *arguments)
    watch = Watch()
    with subprocess.Popen(  # noqa: S603  our own code
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parent.parent,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        took = watch.lap()
    painted, *modules = line.split() or [""]
    if painted != "painted":
        raise RuntimeError("The program did not start.")
    return Start(took, frozenset(modules))


def main() -> int:
    """Print the figures; the exit code is 1 if spaCy was imported."""
    figures, modules = measure()
    show(figures)
    return 0 if tell_imports(modules) else 1


if __name__ == "__main__":
    sys.exit(main())
