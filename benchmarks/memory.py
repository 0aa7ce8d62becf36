"""What memory adds to opening an article."""

import gc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations import review
from annotations.article import Article, ArticleId
from annotations.edit import Action, AnyChange
from annotations.memory.switches import EVERYWHERE
from annotations.session import Session
from annotations.span import Span
from benchmarks import corpus
from benchmarks.corpus import ANNOTATOR
from benchmarks.figures import Figure, Watch, show
from db.project import opened
from db.store import SqliteStore

BUDGET = 5.0
REMEMBERED = 50_000
_ARTICLES = 200
_LABEL = "PERSON"


def measure() -> list[Figure]:
    """Open articles with 50,000 words remembered, and with memory off, in turns."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "memory.copydesk"
        corpus.make_project(project, corpus.articles(_ARTICLES))
        with opened(project) as store:
            _remember(store, REMEMBERED)
            gc.collect()
            gc.freeze()  # as the program does
            try:
                return list(_figures(store))
            finally:
                gc.unfreeze()


def _figures(store: SqliteStore) -> Iterator[Figure]:
    remembering, forgetful = list[float](), list[float]()
    session = Session(store, annotator=ANNOTATOR)
    for number in range(1, _ARTICLES + 1):
        for times, off in ((remembering, False), (forgetful, True)):
            store.memory.switch(EVERYWHERE, ANNOTATOR, off=off)
            session.open(ArticleId(number))  # what SQLite has read is at hand for both
            watch = Watch()
            session.open(ArticleId(number))
            times.append(watch.lap())
    pairs = zip(remembering, forgetful, strict=True)
    added = [with_ - without for with_, without in pairs]
    yield Figure(name="open an article", times=remembering, bare=forgetful)
    yield Figure(name="  part: memory", times=added, budget=BUDGET)


def _remember(store: SqliteStore, number: int) -> None:
    """Add so many different names, those of the articles among them, by one edit."""
    names = sorted(corpus.names(number))
    text = "\n".join(names)
    article_id = store.add(Article(text=text))
    session = Session(store, annotator=ANNOTATOR)
    layer = session.open(article_id).layer
    start, made = 0, list[AnyChange]()
    for name in names:
        span = Span(start, start + len(name))
        made += review.add(layer, span, _LABEL)
        start = span.end + 1
    with store.bulk():
        session.perform(Action.ADD, "Names", tuple(made))


if __name__ == "__main__":
    show(measure())
