"""What imported decisions leave in memory, counted while they are being written."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial

from annotations.annotation import Annotation, AnnotationId, State
from annotations.article import Article, Zone
from annotations.edit import Change
from annotations.errors import CopydeskError
from annotations.memory.around import Surroundings
from annotations.memory.traces import Trace, traces
from annotations.processes import Hands, cores
from annotations.span import Span
from annotations.suggestion import RunId, Suggestion, SuggestionId

WORTH_IT = 5_000_000
"""Bytes of files; to start a process takes as long as to read a few of them."""
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
        with _minded():
            return partial(_awaited, self._hands.submit(left, told))


@contextmanager
def counting(size: int) -> Iterator[Counting]:
    """Count for an import of so many bytes; what it takes ends with that."""
    if size < WORTH_IT or cores() == 1:
        yield Counting()
        return
    # A forked process would have a part in the connection to the project.
    with closing(Hands(1, method="spawn")) as hands:
        yield Counting(hands)


def left(told: Iterable[Told]) -> _Left:
    """Count what decisions leave, by annotator."""
    found: _Left = defaultdict(Counter)
    for one in told:
        article = Article(text=one.text, zones=one.zones)
        look = Surroundings(one.text).around
        counts = found[one.annotator]
        for row in one.rows:
            counts.update(traces(article, _annotation(*row), look))
    return found


def _awaited(future: Future[_Left]) -> _Left:
    with _minded():
        return future.result()


@contextmanager
def _minded() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise CopydeskError(
            "A process that was helping to import died, perhaps for want of memory; "
            "what was finished is kept. Import the rest again."
        ) from error


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
