"""The suggestions that imported decisions answer, and those that are still pending."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from annotations.annotated import AnnotatedSpan
from annotations.annotation import State
from annotations.article import ArticleId
from annotations.intake.account import Account
from annotations.intake.names import Names
from annotations.intake.proposing import probability
from annotations.memory import made
from annotations.suggestion import Pipeline, RunId, Suggestion, SuggestionId

_REJECTED = State.REJECTED.value
Identity = tuple[str, str, str]
"""Name, version and digest of a pipeline."""
Place = tuple[*Identity, int, int, str]
"""Who suggested something, from where to where, and under what label."""


class Answering:
    """Finds the suggestions that a file speaks of, or makes them.

    They are numbered from ``first``, and ``run`` gives the run of a machine. For one
    batch: what is made is to be stored as far as it is used, which ``said`` tells.
    """

    def __init__(
        self,
        names: Names,
        machine: Pipeline,
        account: Account,
        *,
        first: int,
        run: Callable[[Pipeline], RunId],
    ) -> None:
        self.next = first
        self._names = names
        self._machine = machine
        self._account = account
        self._run_of = run
        self._made: dict[SuggestionId, tuple[ArticleId, Suggestion]] = {}
        self._pending: dict[SuggestionId, None] = {}
        self._known: dict[ArticleId, dict[Place, Suggestion]] = {}
        self._runs: dict[Identity, RunId] = {}

    def knows(self, article_id: ArticleId) -> bool:
        """Tell whether it was said what was suggested for an article before."""
        return article_id in self._known

    def know(self, article_id: ArticleId, known: Mapping[Place, Suggestion]) -> None:
        """Take in what was suggested for an article before."""
        self._known[article_id] = dict(known)

    def answers(
        self, article_id: ArticleId, spans: Sequence[AnnotatedSpan]
    ) -> dict[int, Suggestion]:
        """Give the suggestions that decisions answer, by the number of the span."""
        return {
            number: self._suggestion(article_id, one)
            for number, one in enumerate(spans)
            if one.suggestion or one.state == _REJECTED
        }

    def leave_pending(
        self, article_id: ArticleId, spans: Iterable[AnnotatedSpan]
    ) -> None:
        """Have what nobody has decided on suggested here, too."""
        for one in spans:
            suggestion = self._suggestion(article_id, one)
            if suggestion.id in self._made:
                self._pending[suggestion.id] = None

    def said(self, used: Iterable[SuggestionId]) -> dict[ArticleId, list[Suggestion]]:
        """Give what is answered or was left pending, if it is not stored yet, once."""
        said: dict[ArticleId, list[Suggestion]] = {}
        pending, self._pending = self._pending, {}
        for id_ in dict.fromkeys((*used, *pending)):
            if id_ in self._made:
                article_id, one = self._made[id_]
                said.setdefault(article_id, []).append(one)
        self._account.pending += len(pending)
        return said

    def _suggestion(self, article_id: ArticleId, one: AnnotatedSpan) -> Suggestion:
        told = one.suggestion
        span = told.span if told else one.span
        label = self._names.of(told.label) or told.label if told else one.label
        rule = told.rule if told else ""
        identity = identity_of(one.pipeline or self._machine)
        if identity == _MEMORY:
            return made.suggestion(article_id, span, label, why=rule)
        known = self._known[article_id]
        place = (*identity, span.start, span.end, label)
        found = known.get(place)
        if found is None:
            found = known[place] = Suggestion(
                id=SuggestionId(self.next),
                run_id=self._run(one.pipeline or self._machine, identity),
                span=span,
                label=label,
                score=probability(told.score if told else None, self._account),
                rule=rule,
            )
            self._made[found.id] = article_id, found
            self.next += 1
        return found

    def _run(self, pipeline: Pipeline, identity: Identity) -> RunId:
        """Name the machine as the file does; it is not the one that is at work here."""
        if identity not in self._runs:
            settings = self._machine.settings
            self._runs[identity] = self._run_of(replace(pipeline, settings=settings))
        return self._runs[identity]


def identity_of(pipeline: Pipeline) -> Identity:
    """Tell a pipeline from others, whatever its settings."""
    return pipeline.name, pipeline.version, pipeline.digest


_MEMORY = identity_of(made.PIPELINE)
