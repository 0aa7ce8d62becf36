"""The article list, read page by page."""

from html import escape
from typing import Final

from PySide6.QtCore import QAbstractListModel, Qt
from typing_extensions import override

from annotations.article import ArticleId
from annotations.edit import Edit, Review
from annotations.listing import ArticleSummary, Order
from annotations.wording import percent
from gui.models.index import ROOT, AnyIndex
from gui.workspace import Workspace

_PAGE: Final = 64
SUMMARY = Qt.ItemDataRole.UserRole

_STATES = {
    Review.UNSEEN: "to do",
    Review.STARTED: "started",
    Review.DONE: "done",
}


class ArticleModel(QAbstractListModel):
    """Shows the workspace's queue; a line is fetched when it is first looked at."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._pages: dict[int, list[ArticleSummary]] = {}
        workspace.list_changed.connect(self._start_again)
        workspace.edited.connect(self._on_edit)

    @override
    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._workspace.queue)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.summary(index.row())
        if role == SUMMARY:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.title
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (summary.title, facts(summary), left(summary), _flag(summary))
            return plain_tip("\n".join(filter(None, lines)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (_STATES[summary.review], left(summary), _flag(summary))
            return ", ".join(filter(None, (summary.title, *parts)))
        return None

    def summary(self, row: int) -> ArticleSummary:
        """Give one line, fetching its page if need be."""
        page, place = divmod(row, _PAGE)
        if page not in self._pages:
            ids = self._workspace.queue[page * _PAGE : (page + 1) * _PAGE]
            self._pages[page] = list(self._workspace.summaries(ids))
        return self._pages[page][place]

    def row_of(self, article_id: ArticleId) -> int:
        """Find an article in the list, -1 if it is not there."""
        queue = self._workspace.queue
        return queue.index(article_id) if article_id in queue else -1

    def look_again(self) -> None:
        """Fetch lines anew as they are looked at, without moving any."""
        self._pages.clear()
        if last := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(last - 1))

    def _start_again(self) -> None:
        self.beginResetModel()
        self._pages.clear()
        self.endResetModel()

    def _on_edit(self, edit: Edit) -> None:
        if len(edit.article_ids) > _PAGE:  # one by one, the list would be felt
            self.look_again()
            return
        for article_id in edit.article_ids:
            row = self.row_of(article_id)
            page, place = divmod(row, _PAGE)
            if row >= 0 and page in self._pages:
                (self._pages[page][place],) = self._workspace.summaries([article_id])
                self.dataChanged.emit(self.index(row), self.index(row))


def plain_tip(text: str) -> str:
    """Write a tip that is shown as it is, even if it looks like markup."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"


def facts(summary: ArticleSummary) -> str:
    """Write an article's second line."""
    date = summary.published
    shown = "no date" if date is None else date.shown()
    if date is not None and date.year_missing:
        shown += ", year missing"
    return " · ".join(f for f in (summary.outlet, shown, summary.dateline) if f)


def _flag(summary: ArticleSummary) -> str:
    return f"⚑ To discuss: {summary.flag}" if summary.flag else ""


def figure(summary: ArticleSummary, order: Order) -> str:
    """Write what a list in such an order goes by, beside what is pending."""
    value = {
        Order.LOWEST: (percent, summary.lowest),
        Order.MEAN: (percent, summary.mean),
        Order.UNSURE: ("≈ {:.1f}".format, summary.unsure),
        Order.MISSED: ("+ {:,}".format, summary.missed),
        Order.DISPUTED: ("≠ {:,}".format, summary.disputed),
    }.get(order)
    return "" if value is None or value[1] is None else value[0](value[1])


def left(summary: ArticleSummary) -> str:
    """Say how much is left to decide."""
    if not summary.suggested:
        return "no suggestions yet"
    parts = [f"{summary.pending} pending"]
    if summary.lowest is not None:
        parts.append(f"least sure {percent(summary.lowest)}")
    if summary.mean is not None:
        parts.append(f"on average {percent(summary.mean)}")
    if summary.unsure is not None:
        parts.append(f"about {summary.unsure:.1f} mistaken")
    if summary.missed:
        parts.append(f"{summary.missed} possibly missed")
    if summary.disputed:
        parts.append(f"{summary.disputed} disputed")
    return ", ".join(parts)
