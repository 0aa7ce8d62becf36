"""One run: a project from gold, the window on it, and a reviewer who works through."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotations.article import Article, ArticleId, NewsMetadata
from annotations.edit import Review
from annotations.errors import CopydeskError
from annotations.evaluate.gold import GoldArticle
from annotations.listing import Query
from annotations.marks import pending
from annotations.selection import GOOD_STATES
from benchmarks.actions.aim import StuckError
from benchmarks.actions.gold import Goal, Key
from benchmarks.actions.hands import Hands
from benchmarks.actions.reviewer import Policy, Reviewed, Reviewer
from benchmarks.corpus import ANNOTATOR
from benchmarks.desk import at_desk
from db import work
from db.choosing import SuggestOrder
from db.project import opened
from gui.settings import Settings

Suggest = Callable[[Path], None]
"""Has suggestions stored in a project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be played.

    ``ends`` says how many articles count as the first third and as the last, if that
    is not the nearest to a third.
    """

    gold: Sequence[GoldArticle]
    policy: Policy
    suggest: Suggest
    mouse: bool = True
    ends: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Played:
    """Each article in turn, and what the pipeline had suggested for it at first."""

    policy: Policy
    mouse: bool
    articles: Sequence[Reviewed]
    suggested: Sequence[Sequence[Key]]
    ends: tuple[int, int]


def play(order: Order) -> Played:
    """Review gold from beginning to end in one project, so that memory learns.

    Raises:
        CopydeskError: two articles have one text, or a label is not in the scheme.
        StuckError: an article cannot be made to equal its gold.
    """
    with TemporaryDirectory() as folder:
        project = Path(folder) / "actions.copydesk"
        make_project(project, order)
        suggested = _suggested(project)
        # Everything is suggested already, or is not to be.
        Settings(project.with_name("settings.ini")).suggests_alone = False
        with at_desk(project) as (desk, _):
            hands = Hands(desk.window, mouse=order.mouse)
            reviewed = [
                _reviewed(hands, Reviewer(hands, order.policy), one)
                for one in order.gold
            ]
        check(project, reviewed)
    ends = order.ends or (third(order.gold), third(order.gold))
    return Played(order.policy, order.mouse, reviewed, suggested, ends)


def turned(order: Order) -> Iterator[Order]:
    """Begin at the second third of the gold, then at the last one."""
    size, gold = third(order.gold), order.gold
    first, middle, last = gold[:size], gold[size:-size], gold[-size:]
    yield replace(order, gold=(*middle, *last, *first), ends=(len(middle), size))
    yield replace(order, gold=(*last, *first, *middle), ends=(size, len(middle)))


def third(items: Sequence[object]) -> int:
    """Give the size of the first and of the last third; the middle takes the rest."""
    return max(1, len(items) // 3)


def make_project(project: Path, order: Order) -> None:
    """Make a project of the gold's texts, and have a pipeline suggest unless it is off.

    Raises:
        CopydeskError: two articles have one text, or a label is not in the scheme.
    """
    with opened(project, create=True) as store:
        scheme = {label.name for label in store.labels()}
        for gold in order.gold:
            unknown = {label for _, label in Goal.of(gold).wanted} - scheme
            if unknown:
                raise CopydeskError(
                    f"“{gold.name}” has the label {min(unknown)}, which new projects "
                    "lack; map the gold's labels to theirs first."
                )
            store.add(Article(text=gold.text, news=NewsMetadata(language="en")))
    if order.policy is not Policy.SCRATCH:
        order.suggest(project)


def by_pipeline(name: str | None, project: Path) -> None:
    """Have a pipeline suggest for a project, the default one if none is named."""
    steps = work.suggesting_in_bulk(project, SuggestOrder(pipeline=name), jobs=1)
    deque(steps, maxlen=0)


def check(project: Path, reviewed: Sequence[Reviewed]) -> None:
    """See that what is on disk equals the gold, and that every article is done.

    Raises:
        StuckError: something in an article does not.
    """
    with opened(project) as store:
        ids = store.article_ids(Query(), ANNOTATOR)
        for id_, one in zip(ids, reviewed, strict=True):
            layer = store.layer(id_, ANNOTATOR)
            stands = {(a.span, a.label) for a in layer if a.state in GOOD_STATES}
            if layer.review is not Review.DONE or not one.goal.is_met(stands):
                raise StuckError(f"“{one.goal.article.name}” does not equal its gold.")


def _reviewed(hands: Hands, reviewer: Reviewer, gold: GoldArticle) -> Reviewed:
    desk = hands.window.workspace.desk
    if desk is None or desk.article.text != gold.text:
        raise RuntimeError(f"“{gold.name}” is not what the window shows.")
    return reviewer.review(Goal.of(gold))


def _suggested(project: Path) -> list[list[Key]]:
    """Give what stands on each article before anybody has decided anything."""
    with opened(project) as store:
        ids: Sequence[ArticleId] = store.article_ids(Query(), ANNOTATOR)
        return [
            [
                (one.span, one.label)
                for one in pending(
                    store.layer(id_, ANNOTATOR), store.opinions(id_).newest
                )
            ]
            for id_ in ids
        ]
