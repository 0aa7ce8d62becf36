"""An evaluation to look at: tables, confusion, mistakes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotations.article import NOT_STORED
from annotations.evaluate.confusion import BOUNDARY, MISSED, SPURIOUS
from annotations.evaluate.evaluation import ALL, CORE_NAME, Evaluation
from annotations.evaluate.mistakes import ArticleMistakes, Mistake
from annotations.evaluate.report import headed, tables
from annotations.evaluate.tables import CONFUSION, NONE, Table

_RIGHT, _WRONG = QColor("#2f9a5c"), QColor("#d9644a")
_FAINTEST, _STRONGEST = 0.10, 0.55
_PLACE = Qt.ItemDataRole.UserRole
_BOLD = {CORE_NAME, ALL}
_TAKEN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MISTAKE_COLUMNS = ("Mistake", "Gold → predicted", "Words", "Score")


class Results(QTabWidget):
    """Shows an evaluation; ``opened`` asks for an article of the project and a span."""

    opened = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)  # it is white, even in the dark
        self.mistakes = _tree()
        self.mistakes.itemActivated.connect(self._open)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation, on the page that was looked at."""
        page = self.currentIndex()
        self.clear()
        for table in tables(evaluation):
            widget = _table_widget(table)
            if table.name == CONFUSION:
                _heat(widget, evaluation)
            self.addTab(_page(widget, table.title), table.name)
        _fill(self.mistakes, evaluation.worst)
        self.addTab(_page(self.mistakes, _advice(evaluation)), "Mistakes")
        self.setCurrentIndex(max(0, min(page, self.count() - 1)))

    def table(self, tab: str) -> QTableWidget:
        """Find the table on a page."""
        names = [self.tabText(index) for index in range(self.count())]
        page = self.widget(names.index(tab))
        found = page.findChild(QTableWidget) if page else None
        assert isinstance(found, QTableWidget)  # noqa: S101  made by _table_widget
        return found

    def _open(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if place is not None:
            self.opened.emit(*place)


def _page(widget: QWidget, title: str) -> QWidget:
    head = QLabel(title, wordWrap=True)
    head.setObjectName("muted")
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(2, 8, 2, 2)
    column.addWidget(head)
    column.addWidget(widget)
    return page


def _table_widget(table: Table) -> QTableWidget:
    widget = QTableWidget(len(table.rows), len(table.columns) - 1)
    widget.setHorizontalHeaderLabels(table.columns[1:])
    widget.setVerticalHeaderLabels([row[0] for row in table.rows])
    widget.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    widget.setAccessibleName(table.title)
    widget.setCornerButtonEnabled(False)
    for place, row in enumerate(table.rows):
        for column, text in enumerate(row[1:]):
            widget.setItem(place, column, _cell(text, bold=row[0] in _BOLD))
    header = widget.horizontalHeader()
    header.setDefaultAlignment(_TAKEN)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    widget.verticalHeader().setSectionResizeMode(
        QHeaderView.ResizeMode.ResizeToContents
    )
    return widget


def _cell(text: str, *, bold: bool) -> QTableWidgetItem:
    item = QTableWidgetItem("" if text == NONE else text)
    item.setTextAlignment(_TAKEN)
    font = item.font()
    font.setBold(bold)
    item.setFont(font)
    return item


def _heat(widget: QTableWidget, evaluation: Evaluation) -> None:
    """Colour cells by their share of the row: green what is right, red the rest."""
    confusion = evaluation.confusion
    for place, row in enumerate(confusion.rows):
        total = sum(confusion.counts[row, column] for column in confusion.columns)
        for column, name in enumerate(confusion.columns):
            item = widget.item(place, column)
            if item is not None and (number := confusion.counts[row, name]):
                item.setBackground(_shade(number / total, right=row == name))
                item.setToolTip(_told(row, name, number))


def _shade(share: float, *, right: bool) -> QBrush:
    colour = QColor(_RIGHT if right else _WRONG)
    colour.setAlphaF(_FAINTEST + (_STRONGEST - _FAINTEST) * share)
    return QBrush(colour)


def _told(row: str, column: str, number: int) -> str:
    if row == SPURIOUS:
        return f"{number:,} predicted as {column} where the gold has nothing"
    if row == column:
        return f"{number:,} {row} found"
    what = {MISSED: "missed", BOUNDARY: "found with other ends"}
    return f"{number:,} {row} {what.get(column, f'taken for {column}')}"


def _tree() -> QTreeWidget:
    tree = QTreeWidget(columnCount=len(_MISTAKE_COLUMNS))
    tree.setHeaderLabels(_MISTAKE_COLUMNS)
    tree.setUniformRowHeights(True)
    tree.setAccessibleName("Mistakes by article")
    header = tree.header()
    header.setStretchLastSection(False)
    for column in range(len(_MISTAKE_COLUMNS)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return tree


def _fill(tree: QTreeWidget, articles: Sequence[ArticleMistakes]) -> None:
    tree.clear()
    for article in articles:
        head = QTreeWidgetItem(tree, [headed(article)])
        head.setFirstColumnSpanned(True)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for mistake in article.mistakes:
            _add_mistake(head, article, mistake)
    tree.expandAll()


def _add_mistake(
    head: QTreeWidgetItem, article: ArticleMistakes, mistake: Mistake
) -> None:
    score = "" if mistake.score is None else f"{mistake.score:.2f}"
    row = QTreeWidgetItem(head, [mistake.kind, mistake.labels, mistake.context, score])
    row.setTextAlignment(3, _TAKEN)
    row.setToolTip(2, mistake.context)
    if article.article_id != NOT_STORED:
        row.setData(0, _PLACE, (article.article_id, mistake.span))


def _advice(evaluation: Evaluation) -> str:
    if not evaluation.worst:
        return "There are no mistakes."
    stored = any(one.article_id != NOT_STORED for one in evaluation.worst)
    opens = " Enter or a double click goes to the words." if stored else ""
    return f"The articles with most mistakes, the worst first.{opens}"
