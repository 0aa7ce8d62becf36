"""Exporting decided articles as UIMA CAS, beside dkpro-cassis with the same structures.

Ours reads the project, makes the structures, has dkpro-cassis write them and read them
again, and reads each file a second time with our own reader; bare is what dkpro-cassis
needs for its part, with structures that are there already. So ours is at least half as
fast, not as fast. Both are timed in seconds of the processor.
``python -m benchmarks.export_uima 1000`` does it with other numbers of articles.
"""

import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

from annotations.exchange.export import export
from annotations.formats import format_named
from annotations.formats.parts.extra import need
from annotations.formats.uima.types import type_system
from annotations.selection import Selection
from benchmarks import corpus
from benchmarks.export_jsonl import decided_project
from benchmarks.figures import Rates
from db.project import opened
from db.selected import Selected

GOAL = 0.5
_ARTICLES = 300
_ROUNDS = 3
_XMI, _JSON = "uima-xmi", "uima-json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How fast each of the formats was."""

    rates: tuple[Rates, ...]

    def sentence(self) -> str:
        """Say it all."""
        return "\n".join(one.sentence() for one in self.rates)


def measure(articles: int = _ARTICLES) -> Outcome:
    """Time both ways in turns, for each format."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        decided_project(project, articles)
        ours(project, _XMI)
        cases = _loaded(_target(project, _XMI))
        rates = (_rates(project, name, cases) for name in (_XMI, _JSON))
        return Outcome(tuple(rates))


def _rates(project: Path, name: str, cases: Sequence[Any]) -> Rates:
    ways = partial(ours, project, name), partial(_BARE[name], cases)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):
        for way, found in zip(ways, times, strict=True):
            before = time.process_time()
            way()
            found.append(len(cases) / (time.process_time() - before))
    return Rates(
        name=f"articles exported as {name} and proven, of {len(cases):,}",
        rates=times[0],
        bare=times[1],
        goal=GOAL,
    )


def ours(project: Path, name: str) -> None:
    """Export as the program does."""
    target = _target(project, name)
    rmtree(target, ignore_errors=True)
    with opened(project) as store:
        articles = Selected(store, Selection(annotator=corpus.ANNOTATOR))
        deque(export(articles, format_named(name), target), maxlen=1)


def bare_xmi(cases: Sequence[Any]) -> None:
    """Write and read XMI with nothing but dkpro-cassis."""
    load = need("cassis", "uima").load_cas_from_xmi
    for cas in cases:
        load(BytesIO(cas.to_xmi(pretty_print=True).encode()), cas.typesystem)


def bare_json(cases: Sequence[Any]) -> None:
    """Write and read CAS JSON with nothing but dkpro-cassis."""
    load = need("cassis", "uima").load_cas_from_json
    mode = need("cassis.typesystem", "uima").TypeSystemMode.MINIMAL
    for cas in cases:
        load(cas.to_json(type_system_mode=mode))


def _loaded(folder: Path) -> list[Any]:
    load = need("cassis", "uima").load_cas_from_xmi
    return [load(path, type_system()) for path in sorted(folder.glob("*.xmi"))]


def _target(project: Path, name: str) -> Path:
    return project.with_name(name)


_BARE: dict[str, Callable[[Sequence[Any]], None]] = {_XMI: bare_xmi, _JSON: bare_json}

if __name__ == "__main__":
    print(measure(*map(int, sys.argv[1:])).sentence())
