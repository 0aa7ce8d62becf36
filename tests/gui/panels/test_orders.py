"""What the list of articles goes by, and what each line says of it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.article import ArticleId
from annotations.edit import Review
from annotations.listing import ArticleSummary, Order
from db.project import opened
from gui.models.articles import figure, left
from gui.panels.articles import _ORDERS
from gui.window import Window

LINE = ArticleSummary(
    id=ArticleId(1),
    title="Poets meet",
    outlet="",
    dateline="",
    published=None,
    review=Review.UNSEEN,
    pending=3,
    suggested=True,
    lowest=0.31,
    mean=0.64,
    unsure=1.08,
    missed=7,
    disputed=2,
)
BARE = ArticleSummary(
    id=ArticleId(2),
    title="Poets part",
    outlet="",
    dateline="",
    published=None,
    review=Review.UNSEEN,
    pending=0,
    suggested=False,
)
MISSED = [order for _, order, _ in _ORDERS].index(Order.MISSED)


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        (Order.IMPORTED, ""),
        (Order.PENDING, ""),
        (Order.LOWEST, "31 %"),
        (Order.MEAN, "64 %"),
        (Order.UNSURE, "≈ 1.1"),
        (Order.MISSED, "+ 7"),
        (Order.DISPUTED, "≠ 2"),
    ],
)
def test_a_line_shows_what_the_list_goes_by(order: Order, shown: str) -> None:
    assert figure(LINE, order) == shown


@pytest.mark.parametrize("order", [Order.LOWEST, Order.UNSURE, Order.MISSED])
def test_a_line_without_the_figure_shows_none(order: Order) -> None:
    assert figure(BARE, order) == ""


def test_a_lines_tip_says_what_may_be_mistaken_and_missed() -> None:
    assert "about 1.1 mistaken, 7 possibly missed" in left(LINE)


def test_sorting_by_what_is_missed_looks_through_older_articles_first(
    qtbot: QtBot, window: Window, filled: Path
) -> None:
    with opened(filled) as store:
        store._db.execute("DELETE FROM candidates")
    window.articles.sort(MISSED)
    project = window.workspace.project
    assert project is not None
    qtbot.waitUntil(lambda: not window.jobs.busy)

    assert project.store.lookout.uncounted() == 0
    assert [window.articles.model.summary(row).missed for row in (0, 1)] == [1, 1]


def test_sorting_by_it_starts_no_job_where_all_is_known(window: Window) -> None:
    window.articles.sort(MISSED)

    assert not window.jobs.busy
