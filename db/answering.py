"""The suggestions that imported decisions answer, and those that are still pending."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotations.annotated import AnnotatedSpan
from annotations.annotation import State
from annotations.article import ArticleId
from annotations.intake.names import Names
from annotations.intake.proposing import probability
from annotations.memory import made
from annotations.opinions import Opinions
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId
from db import rows
from db.importing import Taking

_Identity = tuple[str, str, str]
_Place = tuple[*_Identity, int, int, str]
_KNOWN = """
    SELECT s.*, r.name, r.version, r.digest
    FROM suggestions AS s JOIN runs AS r ON r.id = s.run_id
    WHERE s.article_id = ? ORDER BY s.run_id
"""


_MEMORY = (made.PIPELINE.name, made.PIPELINE.version, made.PIPELINE.digest)


class Answering:
    """Finds the suggestions that a file speaks of, or makes them.

    For one batch: what is made is stored by ``settle``, as far as it is used.
    """

    def __init__(self, taking: Taking, names: Names, machine: Pipeline) -> None:
        self._taking = taking
        self._names = names
        self._machine = machine
        self._next = taking.next_id()
        self._made: dict[SuggestionId, tuple[ArticleId, Suggestion]] = {}
        self._pending: list[SuggestionId] = []
        self._known: dict[ArticleId, dict[_Place, Suggestion]] = {}
        self._runs: dict[_Identity, RunId] = {}

    def know(self, article_id: ArticleId, *, is_new: bool) -> None:
        """Look up what was suggested for an article."""
        if article_id not in self._known:
            self._known[article_id] = {} if is_new else self._stored(article_id)

    def answers(
        self, article_id: ArticleId, spans: Sequence[AnnotatedSpan]
    ) -> dict[int, Suggestion]:
        """Give the suggestions that decisions answer, by the number of the span."""
        return {
            number: self._suggestion(article_id, one)
            for number, one in enumerate(spans)
            if one.suggestion or one.state == State.REJECTED.value
        }

    def leave_pending(
        self, article_id: ArticleId, spans: Iterable[AnnotatedSpan]
    ) -> None:
        """Have what nobody has decided on suggested here, too."""
        for one in spans:
            suggestion = self._suggestion(article_id, one)
            if suggestion.id in self._made:
                self._pending.append(suggestion.id)

    def settle(
        self, used: Iterable[SuggestionId], *, only: frozenset[ArticleId]
    ) -> dict[ArticleId, Opinions]:
        """Store what is answered or pending; give what all runs say then."""
        said: dict[ArticleId, list[Suggestion]] = {}
        for id_ in dict.fromkeys((*used, *self._pending)):
            if id_ in self._made:
                article_id, one = self._made[id_]
                said.setdefault(article_id, []).append(one)
        self._taking.account.pending += len(set(self._pending))
        return self._taking.store(said, only=only)

    def _suggestion(self, article_id: ArticleId, one: AnnotatedSpan) -> Suggestion:
        told = one.suggestion
        span = told.span if told else one.span
        label = self._names.of(told.label) or told.label if told else one.label
        rule = told.rule if told else ""
        pipeline = one.pipeline or self._machine
        if _identity(pipeline) == _MEMORY:
            return made.suggestion(article_id, span, label, why=rule)
        known = self._known[article_id]
        place = (*_identity(pipeline), span.start, span.end, label)
        if place not in known:
            known[place] = Suggestion(
                id=SuggestionId(self._next),
                run_id=self._run(pipeline),
                span=span,
                label=label,
                score=probability(told.score if told else None, self._taking.account),
                rule=rule,
            )
            self._made[known[place].id] = article_id, known[place]
            self._next += 1
        return known[place]

    def _run(self, pipeline: Pipeline) -> RunId:
        """Name the machine as the file does; it is not the one that is at work here."""
        key = _identity(pipeline)
        if key not in self._runs:
            settings = self._machine.settings
            self._runs[key] = self._taking.run(replace(pipeline, settings=settings))
        return self._runs[key]

    def _stored(self, article_id: ArticleId) -> dict[_Place, Suggestion]:
        found = self._taking.db.execute(_KNOWN, [article_id])
        today = self._names.scheme.readings.today
        stored: dict[_Place, Suggestion] = {}
        for row in found:
            one = rows.to_suggestion(row)
            one = replace(one, label=today(one.label))
            key = row["name"], row["version"], row["digest"]
            stored[(*key, one.span.start, one.span.end, one.label)] = one
        return stored


def _identity(pipeline: Pipeline) -> _Identity:
    return pipeline.name, pipeline.version, pipeline.digest
