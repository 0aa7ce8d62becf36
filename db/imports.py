"""Importing annotated files, batch by batch, each in a transaction of its own."""

from collections.abc import Iterator

from sqlite_utils import Database

from annotations.effort import Clock
from annotations.intake.account import Account
from annotations.intake.looking import Looking
from annotations.intake.names import Names
from annotations.intake.order import ImportOrder, TakeAs
from annotations.intake.placing import Placing
from annotations.intake.proposing import machine
from annotations.intake.sources import Part, Sources
from annotations.intake.summary import PartSummary
from annotations.processes import Hands
from annotations.progress import Progress
from annotations.readers.reader import Refusal
from db import labels
from db.agreeing import Agreeing
from db.connection import relaxed
from db.deciding import Deciding
from db.errors import translated
from db.importing import Taking
from db.making import Terms
from db.preparing import Task, begun, is_large
from db.proposing import Suggesting
from db.shelf import ArticleShelf
from db.tracing import Counting
from db.uncollected import uncollected


class Imports:
    """Imports annotated files into a project."""

    def __init__(self, db: Database, *, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def take(
        self, order: ImportOrder, sources: Sources, hands: Hands | None = None
    ) -> Iterator[object]:
        """Import what files hold; yield ``Progress``, and an ``Account`` at last.

        Where there are ``hands``, they read ahead.

        Closed before its end, it leaves what it has taken by then, as whole articles.

        Raises:
            CopydeskError: a label is to become one that the project lacks.
        """
        with translated():
            names = Names(labels.read(self._db), dict(order.targets), order.take_as)
        account = Account(take_as=order.take_as, user=order.user)
        account.begin(sources)
        shelf = ArticleShelf(self._db)
        taking = Taking(self._db, shelf, account, self._clock())
        placing = Placing.of(order, shelf, account)
        way: Deciding | Suggesting = Suggesting(taking, names)
        if order.take_as is TakeAs.ANNOTATIONS:
            way = Deciding(taking, names, order, Counting(hands), self._clock)
        if isinstance(way, Deciding):
            way.expect(_expected(order, sources))
        agreeing = Agreeing(taking, placing, names, way)
        for part in sources.parts:
            yield from self._part(part, order, agreeing, hands)
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
            placing.unit = order.unit_for(part.source)
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
        self, part: Part, order: ImportOrder, agreeing: Agreeing, hands: Hands | None
    ) -> Iterator[Progress]:
        account = agreeing.account
        try:
            suggester = machine(part, dict(order.targets))
        except OSError as error:
            account.refused.append(Refusal(part.name, _unreadable(error)))
            return
        agreeing.begin(suggester, order.unit_for(part.source))
        terms = Terms.of(order, part.source, suggester, agreeing.at)
        task = Task(part, terms)
        preparing = begun(task, hands)
        articles = spans = 0
        while True:
            with uncollected():
                ready = preparing.next(agreeing.basis())
                with translated(), relaxed(self._db):
                    agreeing.take(ready, preparing)
            if not ready.items:
                break
            articles += ready.articles
            spans += ready.spans
            yield Progress(articles, 0, f"Importing {part.name}")
        account.parts.append(PartSummary(part.name, part.format.name, articles, spans))


def _expected(order: ImportOrder, sources: Sources) -> Iterator[str]:
    """Say which labels are to come, unless large files had to be read for that."""
    yield from order.expected
    if not order.expected and not is_large(sources.size):
        for part in sources.parts:
            yield from part.labels()


def _unreadable(error: OSError) -> str:
    return f"It could not be read ({error.strerror}); check the file."
