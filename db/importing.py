"""Taking in articles, and what machines said of them, whole batches at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from annotations.article import ArticleId
from annotations.errors import UnusableTextError
from annotations.intake.account import Account
from annotations.intake.placing import Placed
from annotations.opinions import Opinions, compare
from annotations.readers.reader import Refusal
from annotations.suggestion import Pipeline, RunId, Suggestion
from db import articles, labels, missed, reviews, runs, suggestions, tallies
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

    def articles(self, batch: Iterable[Placed]) -> list[Placed]:
        """Store the articles that are new, and give all that are not refused.

        They have their ids; those that are new say so still.
        """
        return [here for one in batch if (here := self._article(one)) is not None]

    def run(self, pipeline: Pipeline) -> RunId:
        """Take up the run of an import, or start one."""
        for known, run_id in self._runs:
            if known == pipeline:
                return run_id
        run_id = runs.imported(self.db, pipeline, at=self.at)
        self._runs.append((pipeline, run_id))
        return run_id

    def finish(self) -> None:
        """Note that the runs have come to their end."""
        for _, run_id in self._runs:
            runs.finish(self.db, run_id, at=self.at)

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
        self.db.conn.executemany(_COVER, [(*key, n) for key, n in counts.items()])
        self.db.conn.executemany(_SUGGEST, [_row(*one) for one in every])
        heard = labels.readings(self.db).heard
        opinions: dict[ArticleId, Opinions] = {}
        for article_id, found in said.items():
            if article_id in only:
                told = compare(_by_run(heard(found)))
            else:
                told = suggestions.opinions(self.db, article_id)
            opinions[article_id] = told
            tallies.keep(self.db, article_id, told)
            if self._looks() or article_id not in only:
                missed.keep(self.db, article_id, told)
            if article_id not in only:
                reviews.recount(self.db, article_id, told)
        return opinions

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


def _by_run(found: Iterable[Suggestion]) -> dict[RunId, list[Suggestion]]:
    """Sort as the table is read: newest run first, in reading order, outer first."""
    by_run: dict[RunId, list[Suggestion]] = {}
    for one in sorted(
        found, key=lambda s: (-s.run_id, s.span.start, -s.span.end, s.id)
    ):
        by_run.setdefault(one.run_id, []).append(one)
    return by_run


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
