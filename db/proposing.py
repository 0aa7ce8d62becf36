"""Taking in the spans of files as suggestions."""

from collections.abc import Iterable, Mapping, Sequence

from annotations.article import ArticleId
from annotations.intake.names import Names
from annotations.intake.placing import Placed
from annotations.intake.proposing import proposals
from annotations.span import Span
from annotations.suggestion import Pipeline, Proposal, RunId, Suggestion, numbered
from db.fresh import Prepared
from db.importing import Taking

_Places = set[tuple[Span, str]]


class Suggesting:
    """Stores what files suggest, batch by batch, each as a single run."""

    def __init__(self, taking: Taking, names: Names) -> None:
        self._taking = taking
        self._names = names

    def prepare(self, labels: Iterable[str]) -> None:
        """Suggestions bring no labels along."""

    def take_fresh(self, prepared: Prepared, runs: Mapping[RunId, RunId]) -> None:
        """Store new articles with what the file suggests for them."""
        self._taking.fresh(prepared, runs)

    def take(self, batch: Sequence[Placed], machine: Pipeline) -> None:
        """Store articles, and what the file suggests for them that is not there."""
        here = self._taking.articles(batch)
        proposed = [
            (one, found)
            for one in here
            if (found := proposals(one, self._names, self._taking.account))
        ]
        if not proposed:
            return
        run_id = self._taking.run(machine)
        fresh = frozenset(one.annotated.article.id for one in here if one.is_new)
        places = {
            id_: set() if id_ in fresh else self._there(run_id, id_)
            for one, _ in proposed
            for id_ in (one.annotated.article.id,)
        }
        said: dict[ArticleId, list[Suggestion]] = {}
        number = self._taking.next_id()
        for one, found in proposed:
            id_ = one.annotated.article.id
            made = numbered(self._new(found, places[id_]), run_id, number)
            number += len(made)
            if made:
                said.setdefault(id_, []).extend(made)
        self._taking.account.taken += sum(map(len, said.values()))
        self._taking.store(said, only=fresh)

    def _new(self, found: Iterable[Proposal], there: _Places) -> list[Proposal]:
        """Keep what the run has not said of an article, and note it."""
        new = [one for one in found if (one.span, one.label) not in there]
        there.update((one.span, one.label) for one in new)
        self._taking.account.there += len(tuple(found)) - len(new)
        return new

    def _there(self, run_id: RunId, article_id: ArticleId) -> _Places:
        found = self._taking.db.execute(
            """
            SELECT start, "end", label FROM suggestions
            WHERE article_id = ? AND run_id = ?
            """,
            [article_id, run_id],
        )
        return {(Span(row[0], row[1]), row[2]) for row in found}
