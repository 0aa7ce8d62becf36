"""Importing annotated files, batch by batch, each in a transaction of its own."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from annotations.effort import Clock
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle
from annotations.intake.account import Account
from annotations.intake.looking import Looking
from annotations.intake.names import Names
from annotations.intake.order import ImportOrder, TakeAs
from annotations.intake.placing import Placing
from annotations.intake.proposing import machine
from annotations.intake.sources import Part, Sources
from annotations.intake.summary import PartSummary
from annotations.progress import Progress
from annotations.readers.reader import Refusal
from db import labels
from db.connection import relaxed
from db.deciding import Deciding
from db.errors import translated
from db.importing import Taking
from db.proposing import Suggesting
from db.shelf import ArticleShelf
from db.tracing import counting

_FIRST = 50
_BATCH = 250
_CHARACTERS = 1_000_000
"""What is taken in at once, at most: so many articles, or one that exceeds this."""
_READ_TWICE = 5_000_000
"""Bytes; of larger files, labels that come up late are added when they do."""


class Imports:
    """Imports annotated files into a project."""

    def __init__(self, db: Database, *, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def take(self, order: ImportOrder, sources: Sources) -> Iterator[object]:
        """Import what files hold; yield ``Progress``, and an ``Account`` at last.

        Closed before its end, it leaves what it has taken by then, as whole articles.

        Raises:
            CopydeskError: a label is to become one that the project lacks.
        """
        with translated():
            names = Names(labels.read(self._db), dict(order.targets), order.take_as)
        account = Account(take_as=order.take_as, user=order.user)
        account.begin(sources)
        parts = sources.parts
        shelf = ArticleShelf(self._db)
        placing = Placing.of(order, shelf, account)
        taking = Taking(self._db, shelf, account, self._clock())
        size = sum(one.size for one in parts)
        with counting(size) as counts:
            way: Deciding | Suggesting = Suggesting(taking, names)
            if order.take_as is TakeAs.ANNOTATIONS:
                way = Deciding(taking, names, order, counts, self._clock)
            if isinstance(way, Deciding) and size < _READ_TWICE:
                way.expect(label for part in parts for label in part.labels())
            for part in parts:
                yield from self._part(part, placing, way, dict(order.targets))
        with translated(), relaxed(self._db):
            taking.finish()
        account.name(names)
        yield account

    def look(self, order: ImportOrder, sources: Sources) -> Iterator[object]:
        """Look at what there is; yield ``Progress``, and ``Findings`` at last.

        Nothing is written.
        """
        account = Account(take_as=order.take_as, user=order.user)
        account.begin(sources)
        placing = Placing.of(order, ArticleShelf(self._db), account)
        looking = Looking(order, account)
        for part in sources.parts:
            looking.begin(part)
            for number, found in enumerate(part.read(), start=1):
                if isinstance(found, Refusal):
                    account.refused.append(found)
                    continue
                with translated():
                    placed = placing.place(found)
                if placed is not None:
                    looking.see(placed)
                yield Progress(number, 0, f"Looking at {part.name}")
        yield looking.look(plain=len(sources.plain))

    def _part(
        self,
        part: Part,
        placing: Placing,
        way: Deciding | Suggesting,
        targets: dict[str, str],
    ) -> Iterator[Progress]:
        account = placing.account
        try:
            suggester = machine(part, targets)
        except OSError as error:
            account.refused.append(Refusal(part.name, _unreadable(error)))
            return
        batches = _batches(part.read())
        articles = spans = 0
        while True:
            with _uncollected():
                batch = next(batches, [])
                found = [one for one in batch if isinstance(one, FoundArticle)]
                account.refused += [one for one in batch if isinstance(one, Refusal)]
                with translated(), relaxed(self._db):
                    places = (placing.place(one) for one in found)
                    way.take([one for one in places if one is not None], suggester)
            if not batch:
                break
            articles += len(found)
            spans += sum(map(_spans, found))
            yield Progress(articles, 0, f"Importing {part.name}")
        account.parts.append(PartSummary(part.name, part.format.name, articles, spans))


def _batches(items: Reading) -> Iterator[list[FoundArticle | Refusal]]:
    """Group what is read; the first group is small, as somebody looks on."""
    batch: list[FoundArticle | Refusal] = []
    most, size = _FIRST, 0
    for one in items:
        batch.append(one)
        size += len(one.text or "") if isinstance(one, FoundArticle) else 0
        if len(batch) >= most or size > _CHARACTERS:
            yield batch
            batch, most, size = [], _BATCH, 0
    yield batch


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles in a batch: there are none, and many spans.

    It takes a fifth of the time otherwise.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _spans(found: FoundArticle) -> int:
    return len(found.checked.spans if found.checked else found.spans)


def _unreadable(error: OSError) -> str:
    return f"It could not be read ({error.strerror}); check the file."
