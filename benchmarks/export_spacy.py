"""Exporting 10,000 articles of 45 spans for spaCy, beside spaCy alone.

Bare makes the same documents with spaCy's tokenizer, ``char_span``, ``doc.ents``,
``doc.spans`` and ``doc.user_data``, and has its ``DocBin`` write them; it proves
nothing. Each runs in a process of its own; what making the articles takes counts for
neither. ``python -m benchmarks.export_spacy 1000`` does it with fewer articles.
"""

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from annotations.annotated import AnnotatedArticle, AnnotatedSpan
from annotations.annotation import State
from annotations.article import Article
from annotations.edit import Review
from annotations.exchange.export import export
from annotations.exchange.record import record_of
from annotations.formats.spacy_data.docbin import DOCBIN
from annotations.suggestion import (
    Pipeline,
    Proposal,
    RunId,
    Suggestion,
    SuggestionId,
)
from benchmarks import corpus
from benchmarks.figures import Rates

_GOAL = 0.8
_MOST = 300
_ARTICLES = 10_000
_KILOBYTES = 1_024
_PIPELINE = Pipeline(name="made_up", version="1", digest="0" * 64)
_DECIDED = datetime(2024, 2, 24, 12, tzinfo=UTC)
_STATES = (State.CONFIRMED, State.CORRECTED, State.ADDED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rates of exports with and without the proof, and the most memory of each way."""

    proven: Rates
    written: Rates
    megabytes: dict[str, float]

    def sentence(self) -> str:
        """Say all of it."""
        more = {
            way: self.megabytes[way] - self.megabytes["nothing"]
            for way in ("proven", "written", "bare")
        }
        verdict = "kept" if more["proven"] < _MOST else "EXCEEDED"
        memory = ", ".join(f"{way} {size:,.0f} MB" for way, size in more.items())
        return (
            f"{self.proven.sentence()}\n{self.written.sentence()}\n"
            f"memory above an empty program: {memory} (budget {_MOST} {verdict})"
        )


def measure(articles: int = _ARTICLES) -> Outcome:
    """Run all ways, one after another."""
    rates: dict[str, list[float]] = {"proven": [], "written": [], "bare": []}
    megabytes = {"nothing": _apart("nothing", 1)[1]}
    for way, found in rates.items():
        rate, megabytes[way] = _apart(way, articles)
        found.append(rate)
    proven, written = (
        Rates(
            name=f"articles exported for spaCy{what}, of {articles:,}",
            rates=rates[way],
            bare=rates["bare"],
            goal=_GOAL,
        )
        for way, what in (("proven", " and proven"), ("written", ", not proven"))
    )
    return Outcome(proven, written, megabytes)


class _Stream:
    """Makes articles as a project gives them, and knows how long that took."""

    def __init__(self, articles: int) -> None:
        self.seconds = 0.0
        self._found = corpus.articles(articles)

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        for number in count():
            with self.paused():
                made = next(self._found, None)
                annotated = made and _annotated(*made, number)
            if annotated is None:
                return
            yield annotated

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leave out what is done meanwhile."""
        since = perf_counter()
        yield
        self.seconds += perf_counter() - since


def _annotated(
    article: Article, proposals: Sequence[Proposal], number: int
) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=article,
        review=Review.DONE,
        spans=tuple(_span(one, number, i) for i, one in enumerate(proposals)),
    )


def _span(proposal: Proposal, article: int, number: int) -> AnnotatedSpan:
    suggestion = Suggestion(
        id=SuggestionId(0),
        run_id=RunId(0),
        span=proposal.span,
        label=proposal.label,
        score=proposal.score,
    )
    return AnnotatedSpan(
        id=f"{article:016x}-{number:016x}",
        span=proposal.span,
        label=proposal.label,
        state=_STATES[number % len(_STATES)].value,
        suggestion=suggestion,
        pipeline=_PIPELINE,
        annotator=corpus.ANNOTATOR,
        decided_at=_DECIDED,
    )


def _prove(found: _Stream, target: Path) -> None:
    deque(export(found, DOCBIN, target), maxlen=0)


def _write(found: _Stream, target: Path) -> None:
    assert DOCBIN.writer is not None  # noqa: S101  it is one that is written
    writer = DOCBIN.writer(target)
    for annotated in found:
        writer.add(DOCBIN.fit(annotated))
    writer.finish()


def _bare(found: _Stream, target: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    docs = DocBin(attrs=("ENT_IOB", "ENT_TYPE", "ENT_ID"), store_user_data=True)
    for annotated in found:
        with found.paused():
            known = {**record_of(annotated), "text": ""}
        doc = nlp(annotated.article.text)
        spans: Any = [
            doc.char_span(one.span.start, one.span.end, label=one.label, span_id=one.id)
            for one in annotated.spans
        ]
        doc.ents = spans
        doc.spans["annotations"] = spans
        doc.user_data["copydesk"] = known
        docs.add(doc)
    docs.to_disk(target)


def _nothing(found: _Stream, target: Path) -> None:
    target.touch()
    deque(found, maxlen=0)


_WAYS = {"proven": _prove, "written": _write, "bare": _bare, "nothing": _nothing}


def _apart(way: str, articles: int) -> tuple[float, float]:
    said = subprocess.run(  # noqa: S603  ourselves
        [sys.executable, "-m", "benchmarks.export_spacy", way, str(articles)],
        check=True,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    )
    rate, megabytes = json.loads(said.stdout)
    return rate, megabytes


def _here(way: str, articles: int) -> tuple[float, float]:
    """Give the articles a second, and the most memory there has been, in megabytes."""
    found = _Stream(articles)
    with TemporaryDirectory() as folder:
        since = perf_counter()
        _WAYS[way](found, Path(folder) / "out.spacy")
        seconds = perf_counter() - since - found.seconds
    return articles / max(seconds, 1e-9), _most_memory()


def _most_memory() -> float:
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:  # this is no Linux
        return 0.0
    sizes = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return sum(map(float, sizes)) / _KILOBYTES


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in _WAYS:
        print(json.dumps(_here(sys.argv[1], int(sys.argv[2]))))
    else:
        print(measure(*map(int, sys.argv[1:])).sentence())
