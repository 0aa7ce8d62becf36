"""Making new articles ready to be stored, without a project at hand."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from annotations.annotated import AnnotatedArticle
from annotations.annotation import Annotation
from annotations.article import Article, ArticleId
from annotations.edit import Change, LayerChange
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.units import Unit
from annotations.intake.account import Account
from annotations.intake.answering import Answering, identity_of
from annotations.intake.deciding import Judging
from annotations.intake.order import ImportOrder, TakeAs
from annotations.intake.placing import Placed, newcomer_of, told_in_full, unusable
from annotations.intake.proposing import proposals
from annotations.layer import Layer
from annotations.memory.around import Surroundings
from annotations.memory.traces import Trace, traces
from annotations.opinions import Opinions
from annotations.readers.reader import Refusal
from annotations.span import Span
from annotations.suggestion import Pipeline, RunId, Suggestion, numbered
from db import missed, remembering, rows
from db.articles import is_writable
from db.fresh import Basis, Fresh, Prepared
from db.importing import told_of
from db.telling import Telling, left_of

_ABOVE_ALL = 1 << 48
_NOTHING_SAID = Opinions()


@dataclass(frozen=True, slots=True)
class Terms:
    """What an order says of all its articles, in what can travel."""

    take_as: TakeAs
    user: str
    annotator: str
    unit: Unit | None
    machine: Pipeline
    at: datetime

    @classmethod
    def of(
        cls, order: ImportOrder, source: Path, machine: Pipeline, at: datetime
    ) -> "Terms":
        """Take them from an order, for what is named as one of its sources."""
        unit = order.unit_for(source)
        return cls(order.take_as, order.user, order.annotator, unit, machine, at)


def prepared(
    number: int, batch: Sequence[FoundArticle | Refusal], terms: Terms, basis: Basis
) -> Prepared:
    """Make a batch ready, as far as its articles are new."""
    making = Making(terms, basis)
    fresh, whole = [], []
    for place, one in enumerate(batch):
        if isinstance(one, Refusal):
            making.account.refused.append(one)
        elif (made := making.make(place, one)) is not None:
            fresh.append(made)
        else:
            whole.append(one)
    found = [one for one in batch if isinstance(one, FoundArticle)]
    return Prepared(
        number=number,
        items=len(batch),
        articles=len(found),
        spans=sum(map(_spans, found)),
        fresh=fresh,
        whole=whole,
        account=making.account,
        used=basis.names.told,
        labels=list(making.labels),
        runs=making.runs,
        memory=remembering.additions(making.left) if basis.counts else None,
    )


class Making:
    """Makes the new articles of one batch ready."""

    def __init__(self, terms: Terms, basis: Basis) -> None:
        self.account = Account(take_as=terms.take_as, user=terms.user)
        self.labels: dict[str, None] = {}
        self.runs: dict[RunId, Pipeline] = {}
        self.left: dict[str, Counter[Trace]] = defaultdict(Counter)
        self._terms = terms
        self._basis = basis
        self._readings = basis.names.scheme.readings
        self._looks = basis.looks
        self._made = 0
        self._used: set[str] = set(basis.taken)
        self._answering = Answering(
            basis.names, terms.machine, self.account, first=0, run=self._run
        )
        self._judging = Judging(
            basis.names, self.account, self._answering, terms.annotator, terms.user
        )

    def make(self, place: int, found: FoundArticle) -> Fresh | None:
        """Make an article ready; nothing if that is not for here to do."""
        whole = self._basis.whole
        if whole is None or place in whole:
            return None
        outcome = self._settled(found)
        if outcome is None:
            return None
        annotated = told_in_full(outcome.annotated, found)
        if not is_writable(annotated.article):
            return None
        self.account.meet(outcome)
        self.account.added += 1
        self.labels |= dict.fromkeys(one.label for one in annotated.spans)
        return self._fresh(place, found, annotated)

    def _settled(self, found: FoundArticle) -> Settled | None:
        if found.text is None or unusable(found.text):
            return None
        return settled(found, unit=self._terms.unit)

    def _fresh(
        self, place: int, found: FoundArticle, annotated: AnnotatedArticle
    ) -> Fresh:
        article = replace(annotated.article, id=ArticleId(self._made))
        self._made += 1
        placed = Placed(
            replace(annotated, article=article),
            found.where,
            is_new=True,
            is_whole=found.is_whole,
        )
        layers: list[tuple[str, Layer, tuple[LayerChange, ...]]] = []
        if self._terms.take_as is TakeAs.ANNOTATIONS:
            layers, said = self._decided(placed)
        else:
            said = self._suggested(placed)
        opinions = told_of(said, self._readings) if said else _NOTHING_SAID
        missing = self._missing(article, opinions) if said else None
        told = {one.id: rows.from_suggestion(one) for one in said}
        telling = Telling(told, opinions, missing, self._terms.user)
        return Fresh(
            number=place,
            newcomer=newcomer_of(found, article),
            zones=article.zones,
            row=tuple(rows.from_article(article, imported_at=self._terms.at).values()),
            suggestions=list(told.values()),
            newest=next(iter(opinions.by_run), None),
            left=left_of(Layer(article_id=article.id, annotator=""), opinions),
            missed=missing,
            decided=[telling.rows(*one) for one in layers if one[-1]],
        )

    def _suggested(self, placed: Placed) -> list[Suggestion]:
        found = proposals(placed, self._basis.names, self.account)
        self.account.taken += len(found)
        first = self._answering.next
        self._answering.next += len(found)
        run_id = self._run(self._terms.machine) if found else RunId(0)
        return numbered(found, run_id, first)

    def _decided(
        self, placed: Placed
    ) -> tuple[list[tuple[str, Layer, tuple[LayerChange, ...]]], list[Suggestion]]:
        article = placed.annotated.article
        free: set[str] = set()
        if placed.is_whole:
            free = {one.id for one in placed.annotated.spans} - self._used
            self._used |= free

        def nothing(name: str) -> Layer:
            return Layer(article_id=article.id, annotator=name)

        self._answering.know(article.id, {})
        layers = list(self._judging.judge(placed, free, nothing))
        made = {
            name: [c.after for c in changes if isinstance(c, Change) and c.after]
            for name, _, changes in layers
        }
        if self._basis.counts:
            self._remember(article, made)
        every = [one for found in made.values() for one in found]
        self.account.taken += len(every)
        used = (one.suggestion.id for one in every if one.suggestion)
        return layers, self._answering.said(used).get(article.id, [])

    def _remember(self, article: Article, made: dict[str, list[Annotation]]) -> None:
        if not any(made.values()):
            return
        look = Surroundings(article.text).around
        for name, found in made.items():
            left = (traces(article, one, look) for one in found)
            self.left[name].update(chain.from_iterable(left))

    def _missing(self, article: Article, opinions: Opinions) -> list[Span] | None:
        if self._looks <= 0:
            return None
        self._looks -= 1
        names = (one.name for one in self._basis.names.scheme)
        return missed.found(article, opinions, names)

    def _run(self, machine: Pipeline) -> RunId:
        """Give the run of a machine, or a number that stands for one to come."""
        known = self._basis.runs.get(identity_of(machine))
        if known is not None:
            return known
        for run_id, pipeline in self.runs.items():
            if identity_of(pipeline) == identity_of(machine):
                return run_id
        run_id = RunId(_ABOVE_ALL + len(self.runs))
        self.runs[run_id] = machine
        return run_id


def _spans(found: FoundArticle) -> int:
    return len(found.checked.spans if found.checked else found.spans)
