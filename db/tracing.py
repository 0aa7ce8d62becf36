"""What imported decisions leave in memory, counted while they are being written."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import chain

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, Zone
from annotations.edit import Change
from annotations.memory.around import Surroundings
from annotations.memory.traces import Trace, traces
from annotations.processes import Hands
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId
from db.fresh import Fresh
from db.preparing import minded

_Side = tuple[int, int, str]
_Row = tuple[_Side, str, _Side | None]
_Left = dict[str, Counter[Trace]]


@dataclass(frozen=True, slots=True)
class Told:
    """One annotator's new decisions on an article, in what travels lightly.

    Each row has start, end and label, the state, and what was suggested likewise.
    """

    annotator: str
    text: str
    zones: tuple[Zone, ...]
    rows: Sequence[_Row]

    @classmethod
    def of(cls, annotator: str, article: Article, changes: Iterable[Change]) -> "Told":
        """Take what counts of changes that only add decisions."""
        made = (change.after for change in changes)
        rows = [_row(one) for one in made if one is not None]
        return cls(annotator, article.text, article.zones, rows)

    @classmethod
    def made_ready(cls, fresh: Fresh) -> Iterator["Told"]:
        """Take what counts of the decisions on a new article."""
        for one in fresh.decided:
            rows = [
                ((start, end, label), state, suggested and suggested[2:5])
                for _, (start, end, label, state), suggested, *_ in one.decisions
            ]
            if rows:
                yield cls(one.annotator, fresh.newcomer.text, fresh.zones, rows)


class Counting:
    """Counts what decisions leave; on another core, where there are ``hands``."""

    def __init__(self, hands: Hands | None = None) -> None:
        self._hands = hands

    def begin(self, told: Sequence[Told]) -> Callable[[], _Left]:
        """Begin to count; what is given back waits for the end of it.

        Raises:
            CopydeskError: the process that counts has died.
        """
        if self._hands is None:
            return partial(left, told)
        with minded():
            return partial(_awaited, self._hands.submit(left, told))


def left(told: Iterable[Told]) -> _Left:
    """Count what decisions leave, by annotator."""
    found: _Left = defaultdict(Counter)
    for one in told:
        article = Article(text=one.text, zones=one.zones)
        look = Surroundings(one.text).around
        every = (traces(article, _annotation(*row), look) for row in one.rows)
        found[one.annotator].update(chain.from_iterable(every))
    return found


def _awaited(future: Future[_Left]) -> _Left:
    with minded():
        return future.result()


def _row(one: Annotation) -> _Row:
    made = one.suggestion
    suggested = (made.span.start, made.span.end, made.label) if made else None
    return (one.span.start, one.span.end, one.label), one.state.value, suggested


def _annotation(side: _Side, state: str, suggested: _Side | None) -> Annotation:
    """Make what leaves the traces; who is who does not count for that."""
    return Annotation(
        id=AnnotationId(""),
        span=Span(*side[:2]),
        label=side[2],
        state=State(state),
        suggestion=suggested
        and Suggestion(
            id=SuggestionId(0),
            run_id=RunId(0),
            span=Span(*suggested[:2]),
            label=suggested[2],
        ),
    )
