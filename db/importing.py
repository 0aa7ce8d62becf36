"""Taking in articles, and what machines said of them, whole batches at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.errors import UnusableTextError
from annotations.intake.account import Account
from annotations.intake.answering import Identity, identity_of
from annotations.intake.placing import Placed
from annotations.memory import made
from annotations.opinions import Opinions, compare
from annotations.readers.reader import Refusal
from annotations.readings import Readings
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion
from db import articles, labels, missed, reviews, rows, runs, suggestions, tallies
from db.fresh import Fresh, Left, Prepared, Proposed
from db.shelf import ArticleShelf

LOOKED_THROUGH = 200
"""Articles of an import that are looked through at once for what may be missed.

In the rest of them it is counted when a list is to be sorted by it.
"""

_SUGGEST = """
    INSERT INTO suggestions (id, run_id, article_id, start, "end", label, score, rule)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_COVER = """
    INSERT INTO article_runs VALUES (?, ?, ?) ON CONFLICT DO UPDATE
    SET suggestions = suggestions + excluded.suggestions
"""
Said = Mapping[ArticleId, Sequence[Suggestion]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the numbers in a batch that was made ready become in the project.

    ``article`` and ``suggestion`` are what the first ones become, ``runs`` those that
    stood for a run to come. ``looked`` are articles looked through for what is missed,
    ``by_memory`` what memory suggested for which: that is yet to be stored.
    """

    article: int
    suggestion: int
    runs: Mapping[RunId, RunId]
    looked: set[int] = field(default_factory=set)
    by_memory: list[tuple[ArticleId, Suggestion]] = field(default_factory=list)

    def run(self, run_id: RunId) -> RunId:
        """Give the run that a number stands for."""
        return self.runs.get(run_id, run_id)

    def answered(self, id_: int, suggested: Proposed | None) -> Proposed | None:
        """Give the suggestion that a decision on an article answers."""
        if suggested is None:
            return None
        number, run_id, *told = suggested
        if run_id == made.RUN:
            start, end, label, _, rule = told
            one = made.suggestion(ArticleId(id_), Span(start, end), label, why=rule)
            self.by_memory.append((ArticleId(id_), one))
            return rows.from_suggestion(one)
        return self.suggestion + number, self.run(run_id), *told

    def covers(self, id_: int, one: Fresh) -> Iterator[tuple[ArticleId, RunId, int]]:
        """Make rows of which runs have been over an article."""
        counts = Counter(row[1] for row in one.suggestions)
        return ((ArticleId(id_), self.run(run_id), n) for run_id, n in counts.items())

    def suggestions(self, id_: int, one: Fresh) -> Iterator[tuple[object, ...]]:
        """Make rows of suggestions."""
        first, runs_ = self.suggestion, self.runs
        for number, run_id, start, end, label, score, rule in one.suggestions:
            run = runs_.get(run_id, run_id)
            yield first + number, run, id_, start, end, label, score, rule

    def tally(self, id_: int, one: Fresh) -> tuple[object, ...]:
        """Make the row of a tally."""
        assert one.newest is not None  # noqa: S101  asked for where there is one
        return id_, self.run(one.newest), *self.figures(one.left)

    def figures(self, left: Left) -> tuple[object, ...]:
        """Make the columns that say what is left to decide."""
        by_run = {str(self.run(run_id)): n for run_id, n in sorted(left.by_run.items())}
        return *left[:-1], rows.to_json(by_run) if by_run else "{}"


class Taking:
    """Takes articles in, and stores what machines have said of them.

    For one import; every call belongs into a transaction.
    """

    def __init__(
        self, db: Database, shelf: ArticleShelf, account: Account, at: datetime
    ) -> None:
        self.db = db
        self.account = account
        self.at = at
        self._shelf = shelf
        self._looked = 0
        self._runs: list[tuple[Pipeline, RunId]] = []
        self._grown: set[RunId] = set()

    def articles(self, batch: Iterable[Placed]) -> list[Placed]:
        """Store the articles that are new, and give all that are not refused.

        They have their ids; those that are new say so still.
        """
        return [here for one in batch if (here := self._article(one)) is not None]

    def fresh(self, prepared: Prepared, runs_: Mapping[RunId, RunId]) -> Numbers:
        """Store new articles, and what machines have said of them.

        ``runs_`` are those that were started, by the numbers that stood for them.
        """
        numbers = Numbers(articles.next_id(self.db), self.next_id(), runs_)
        found = list(enumerate(prepared.fresh, start=numbers.article))
        articles.write(self.db, ((id_, *one.row) for id_, one in found))
        for id_, one in found:
            self._shelf.add(ArticleId(id_), one.newcomer.text)
        self._cover(row for id_, one in found for row in numbers.covers(id_, one))
        said = (row for id_, one in found for row in numbers.suggestions(id_, one))
        self.db.conn.executemany(_SUGGEST, said)
        told = [pair for pair in found if pair[1].newest is not None]
        tallies.write(self.db, (numbers.tally(*pair) for pair in told))
        for id_, one in told:
            if self._looks() and one.missed is not None:
                missed.write(self.db, ArticleId(id_), one.missed)
                numbers.looked.add(id_)
        return numbers

    def run(self, pipeline: Pipeline) -> RunId:
        """Take up the run of an import, or start one."""
        for known, run_id in self._runs:
            if known == pipeline:
                return run_id
        run_id = runs.imported(self.db, pipeline, at=self.at)
        self._runs.append((pipeline, run_id))
        return run_id

    def known(self, machine: Pipeline) -> dict[Identity, RunId]:
        """Give the runs of machines that were named by what a machine goes over."""
        return {
            identity_of(pipeline): run_id
            for pipeline, run_id in self._runs
            if pipeline.settings == machine.settings
        }

    @property
    def looks(self) -> int:
        """How many articles are yet to be looked through for what may be missed."""
        return max(0, LOOKED_THROUGH - self._looked)

    def finish(self) -> None:
        """Note that the runs have come to their end."""
        for _, run_id in self._runs:
            runs.finish(self.db, run_id, at=self.at, is_more=run_id in self._grown)

    def next_id(self) -> int:
        """Give the number of the next suggestion; in the transaction it stays free."""
        found = self.db.execute("SELECT max(0, coalesce(max(id), 0)) FROM suggestions")
        return int(found.fetchone()[0]) + 1

    def store(
        self, said: Said, *, only: frozenset[ArticleId]
    ) -> dict[ArticleId, Opinions]:
        """Store suggestions and what follows from them; give what all runs say now.

        Of the ``only`` ones, nobody has said or decided anything before.
        """
        every = [(id_, one) for id_, found in said.items() for one in found]
        counts = Counter((id_, one.run_id) for id_, one in every)
        self._cover((*key, n) for key, n in counts.items())
        self.db.conn.executemany(_SUGGEST, [_row(*one) for one in every])
        readings = labels.readings(self.db)
        opinions: dict[ArticleId, Opinions] = {}
        for article_id, found in said.items():
            if article_id in only:
                told = told_of(found, readings)
            else:
                told = suggestions.opinions(self.db, article_id)
            opinions[article_id] = told
            tallies.keep(self.db, article_id, told)
            if self._looks() or article_id not in only:
                missed.keep(self.db, article_id, told)
            if article_id not in only:
                reviews.recount(self.db, article_id, told)
        return opinions

    def _cover(self, found: Iterable[tuple[ArticleId, RunId, int]]) -> None:
        """Note that runs have been over articles, and how much they said of each."""
        covered = list(found)
        self._grown |= {run_id for _, run_id, _ in covered}
        self.db.conn.executemany(_COVER, covered)

    def _article(self, placed: Placed) -> Placed | None:
        article = placed.annotated.article
        known = article.id if not placed.is_new else None
        # The same file may hold it twice.
        known = known or self._shelf.by_text(article.sha256)
        if known is not None:
            self.account.existing += 1
            return _known_as(placed, known, is_new=False)
        try:
            article_id = articles.add(self.db, article, at=self.at)
        except UnusableTextError as error:
            self.account.refused.append(Refusal(placed.where, str(error)))
            return None
        self.account.added += 1
        self._shelf.add(article_id, article.text)
        return _known_as(placed, article_id, is_new=True)

    def _looks(self) -> bool:
        self._looked += 1
        return self._looked <= LOOKED_THROUGH


def _known_as(placed: Placed, article_id: ArticleId, *, is_new: bool) -> Placed:
    annotated = placed.annotated
    article = replace(annotated.article, id=article_id)
    return replace(placed, annotated=replace(annotated, article=article), is_new=is_new)


def told_of(found: Iterable[Suggestion], readings: Readings) -> Opinions:
    """Give what runs say of an article if this is all, as labels are read now."""
    by_run: dict[RunId, list[Suggestion]] = {}
    # As the table is read: newest run first, in reading order, outer first.
    for one in sorted(
        found, key=lambda s: (-s.run_id, s.span.start, -s.span.end, s.id)
    ):
        by_run.setdefault(one.run_id, []).append(one)
    return compare({run_id: readings.heard(said) for run_id, said in by_run.items()})


def _row(article_id: ArticleId, one: Suggestion) -> tuple[object, ...]:
    span = one.span
    return (
        one.id,
        one.run_id,
        article_id,
        span.start,
        span.end,
        one.label,
        one.score,
        one.rule,
    )
