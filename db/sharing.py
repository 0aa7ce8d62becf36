"""A large export shared among processes: each writes and proves a part of the file."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.draft import drafts, publish
from annotations.exchange.export import export, targets
from annotations.exchange.places import Place, place_for
from annotations.exchange.summary import ExportSummary
from annotations.formats import format_named
from annotations.leftovers import temporary
from annotations.listing import Query
from annotations.processes import Hands, cores, may_fork
from annotations.progress import Progress
from annotations.selection import Selection
from db.project import opened
from db.selected import Selected

PORTION = 200
"""How many articles a process takes at a time."""
_SLOW_START = 5
"""As many times as much is worth it where processes start anew, and do not fork."""


@dataclass(frozen=True)
class Share:
    """A project's articles for one file, in portions."""

    project: Path
    selection: Selection
    format: str
    target: Path
    portion: int = PORTION

    @cached_property
    def selections(self) -> Sequence[Selection]:
        """Part the project's articles, in order; a portion may hold none selected."""
        with opened(self.project) as store:
            found = sorted(store.article_ids(Query(), self.selection.annotator))
        # The last portion has whatever comes behind, and the first what is before.
        ends = found[self.portion - 1 : -1 : self.portion]
        return [
            replace(self.selection, after=after, until=until)
            for after, until in zip([0, *ends], [*ends, None], strict=True)
        ]

    @property
    def is_worth_it(self) -> bool:
        """Tell whether several processes are through sooner than one."""
        to_format = format_named(self.format)
        is_single = place_for(self.target, to_format) is Place.SINGLE
        if not to_format.is_joined or is_single or cores() == 1:
            return False
        least = cores() * self.portion * (1 if may_fork() else _SLOW_START)
        with opened(self.project) as store:
            return store.count(self.selection) > least


def exporting_shared(share: Share) -> Iterator[Progress | ExportSummary]:
    """Export, in as many processes as there are cores; the summary comes last.

    Raises:
        CopydeskError: a part cannot be written or proven, or a process died.
    """
    (target,) = targets(share.target)
    to_format = format_named(share.format)
    with (
        drafts([target], to_format) as made,
        temporary(target.parent) as folder,
        closing(Hands(cores(), method="fork" if may_fork() else "spawn")) as hands,
    ):
        parts = [folder / str(number) for number in range(len(share.selections))]
        summaries = []
        for done, summary in _parts(share, parts, hands):
            summaries += [summary] if summary else []
            yield Progress(done, len(parts) * share.portion, f"Writing {target.name}")
        made[target].join(part for part in parts if part.exists())
        publish(made.values())
    yield replace(summaries[0].joined(summaries[1:]), files=(target,))


def _parts(
    share: Share, parts: Sequence[Path], hands: Hands
) -> Iterator[tuple[int, ExportSummary | None]]:
    running: deque[Future[ExportSummary | None]] = deque()
    try:
        for selection, part in zip(share.selections, parts, strict=True):
            running.append(
                hands.submit(write, share.project, selection, share.format, part)
            )
        for number in range(1, len(parts) + 1):
            yield number * share.portion, running.popleft().result()
    except BrokenProcessPool as error:
        raise CopydeskError(
            "A process that was exporting died, perhaps for want of memory; nothing "
            "was exported. Do it again, with less at work beside it."
        ) from error
    finally:
        for future in running:
            future.cancel()


def write(
    project: Path, selection: Selection, format_name: str, part: Path
) -> ExportSummary | None:
    """Write and prove a part, in a process of its own, if there is anything in it."""
    with opened(project) as store:
        articles = Selected(store, selection)
        if not len(articles):
            return None
        *_, summary = export(articles, format_named(format_name), part)
    assert isinstance(summary, ExportSummary)  # noqa: S101  the last thing it yields
    return summary
