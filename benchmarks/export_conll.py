"""Exporting decided articles as CoNLL-2003 beside spaCy alone, and its memory.

Bare is what spaCy needs to tokenise the same texts, set the same entities and
serialise the documents, in one process; ours reads the project, writes the file and
proves it twice, in as many as there are cores. ``one process`` is ours with one, and
``written only`` leaves out the proof.
``python -m benchmarks.export_conll 1000`` does it with fewer articles.
"""

import json
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.exchange.export import export
from annotations.formats import format_named
from annotations.selection import Selection
from benchmarks import corpus
from benchmarks.apart import PAUSE, run_apart
from benchmarks.export_jsonl import decided_project
from benchmarks.figures import Rates, Watch
from benchmarks.suggest_speed import ONE_THREAD
from db import work
from db.project import opened
from db.selected import Selected

GOAL = 0.8
BUDGET = 300
_ARTICLES = 10_000
_ROUNDS = 3
_FORMAT = "conll2003"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How fast each way was, and how much more memory ours took than doing nothing."""

    rates: tuple[Rates, ...]
    megabytes: float

    def sentence(self) -> str:
        """Say it all."""
        verdict = "kept" if self.megabytes <= BUDGET else "EXCEEDED"
        memory = (
            f"memory above the empty program at most: {self.megabytes:,.0f} MB "
            f"(budget {BUDGET:,} {verdict})"
        )
        return "\n".join([*(one.sentence() for one in self.rates), memory])


def measure(articles: int = _ARTICLES) -> Outcome:
    """Time all ways in turns, each in processes of its own, starting included."""
    rates: dict[str, list[float]] = {name: [] for name in _WAYS}
    peak = 0.0
    with TemporaryDirectory() as folder:
        project = Path(folder) / "bench.copydesk"
        decided_project(project, articles)
        empty = _apart("nothing", project)[1]
        for _ in range(_ROUNDS):
            for way, found in rates.items():
                milliseconds, megabytes = _apart(way, project)
                found.append(articles * 1_000 / milliseconds)
                peak = max(peak, megabytes if way == "ours" else 0)
    bare = rates.pop("bare")
    name = f"articles as CoNLL-2003, of {articles:,}, "
    return Outcome(
        rates=tuple(
            Rates(name=name + _WAYS[way], rates=found, bare=bare, goal=GOAL)
            for way, found in rates.items()
        ),
        megabytes=peak - empty,
    )


def _apart(way: str, project: Path) -> tuple[float, float]:
    """Give the milliseconds that a way takes, and the most memory it is seen with."""
    environment = {**os.environ, **ONE_THREAD}
    module = "benchmarks.export_conll"
    said, peak = run_apart(module, way, str(project), environment=environment)
    return json.loads(said), peak


def ours(project: Path) -> None:
    """Export as the program does."""
    order = work.ExportOrder(
        selection=Selection(annotator=corpus.ANNOTATOR),
        format=_FORMAT,
        target=project.with_name("out.conll"),
    )
    deque(work.exporting(project, order), maxlen=1)


def alone(project: Path) -> None:
    """Export in one process."""
    with opened(project) as store:
        articles = Selected(store, Selection(annotator=corpus.ANNOTATOR))
        target = project.with_name("alone.conll")
        deque(export(articles, format_named(_FORMAT), target), maxlen=1)


def written(project: Path) -> None:
    """Write without proof."""
    to_format = format_named(_FORMAT)
    target = project.with_name("written.conll")
    target.unlink(missing_ok=True)
    if to_format.writer is None:
        raise TypeError(_FORMAT)
    writer = to_format.writer(target)
    with opened(project) as store:
        for one in Selected(store, Selection(annotator=corpus.ANNOTATOR)):
            writer.add(to_format.fit(one))
    writer.finish()


def bare(project: Path) -> None:
    """Tokenise, set entities and serialise with nothing but spaCy."""
    import spacy
    from spacy.tokens import DocBin

    tokenizer = spacy.blank("en").tokenizer
    docs = DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    for text, spans in _plain(project):
        doc = tokenizer(text)
        found = (doc.char_span(start, end, label) for start, end, label in spans)
        doc.set_ents([span for span in found if span is not None])
        docs.add(doc)
    docs.to_disk(project.with_name("bare.spacy"))


def nothing(project: Path) -> None:
    """Open the project and close it, as an empty program does."""
    with opened(project):
        time.sleep(5 * PAUSE)


def _plain(project: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    with opened(project) as store:
        for one in Selected(store, Selection(annotator=corpus.ANNOTATOR)):
            yield (
                one.article.text,
                [(span.span.start, span.span.end, span.label) for span in one.spans],
            )


_WAYS = {
    "ours": "exported and proven",
    "alone": "exported and proven in one process",
    "written": "written only",
    "bare": "",
}
_RUN: dict[str, Callable[[Path], None]] = {
    "ours": ours,
    "alone": alone,
    "written": written,
    "bare": bare,
    "nothing": nothing,
}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in _RUN:
        watch = Watch()
        _RUN[sys.argv[1]](Path(sys.argv[2]))
        print(json.dumps(watch.lap()))
    else:
        print(measure(*map(int, sys.argv[1:])).sentence())
