"""The list of articles, with search, filters and order."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotations.edit import Edit, Review, ReviewChange
from annotations.listing import Order
from annotations.memory import made
from annotations.wording import counted
from gui.models.articles import ArticleModel
from gui.models.index import AnyIndex
from gui.panels.delegate import ArticleDelegate
from gui.panels.flagged import FlaggedChip
from gui.panels.parts import Chip
from gui.theme import Theme
from gui.workspace import Workspace

_ORDERS = (
    ("In order of import", Order.IMPORTED, False),
    ("Newest first", Order.PUBLISHED, True),
    ("Oldest first", Order.PUBLISHED, False),
    ("By headline", Order.HEADLINE, False),
    ("By outlet", Order.OUTLET, False),
    ("By state", Order.REVIEW, False),
    ("Most pending first", Order.PENDING, True),
    ("Fewest pending first", Order.PENDING, False),
    ("Lowest score first", Order.LOWEST, False),
    ("Least sure first", Order.MEAN, False),
    ("Most mistakes expected", Order.UNSURE, True),
    ("Most possibly missed", Order.MISSED, True),
    ("Most disputed first", Order.DISPUTED, True),
)
_FILTERS: tuple[tuple[str, frozenset[Review]], ...] = (
    ("All", frozenset()),
    ("To do", frozenset({Review.UNSEEN})),
    ("Started", frozenset({Review.STARTED})),
    ("Done", frozenset({Review.DONE})),
)
_TYPING = 150
_COUNTING = 400


class ArticlePanel(QWidget):
    """Lists the articles; what is chosen is opened.

    ``missed_wanted`` tells that it is to be sorted by what may be missed.
    """

    missed_wanted = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("articles")
        self._workspace = workspace
        self.model = ArticleModel(workspace)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setAccessibleName("Search articles")
        self.order = Chip()
        self.disputed = Chip()
        self.disputed.setCheckable(True)
        self.disputed.setToolTip(
            "Only articles with undecided spans that runs disagree about"
        )
        self.disputed.hide()
        self._order = 0
        self.view = _List()
        self._delegate = ArticleDelegate(theme)
        self.chips = [_chip(title) for title, _ in _FILTERS]
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        # Counting takes longer than there is time at a key.
        self._counting = QTimer(self, singleShot=True, interval=_COUNTING)
        self._set_up()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def _set_up(self) -> None:
        self._fill_orders()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName("Articles")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.chips[0].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(_row(self.search))
        column.addLayout(_row(*self.chips))
        ordered = _row(self.order, self.disputed, FlaggedChip(self._workspace))
        ordered.addStretch(1)
        column.addLayout(ordered)
        column.addWidget(self.view)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self._ask)
        self._typing.timeout.connect(self._ask)
        self._counting.timeout.connect(self._count_disputed)
        for chip in self.chips:
            chip.clicked.connect(self._ask)
        self.disputed.clicked.connect(self._ask)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self._workspace.list_changed.connect(self._refresh)
        self._workspace.article_changed.connect(self._show_chosen)
        self._workspace.edited.connect(self._on_edit)
        self._workspace.project_changed.connect(self._reset)

    def _ask(self) -> None:
        self._typing.stop()
        _, order, descending = _ORDERS[self._order]
        chosen = next(i for i, chip in enumerate(self.chips) if chip.isChecked())
        self._workspace.search(
            replace(
                self._workspace.query,
                reviews=_FILTERS[chosen][1],
                words=self.search.text(),
                disputed=self.disputed.isChecked(),
                order=order,
                descending=descending,
            )
        )

    def _fill_orders(self) -> None:
        menu = QMenu(self.order)
        for index, (title, _, _) in enumerate(_ORDERS):
            menu.addAction(title).triggered.connect(_sorter(self, index))
        self.order.setMenu(menu)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._name_order()

    def sort(self, index: int) -> None:
        """List in another of the orders on offer."""
        self._order = index
        self._name_order()
        self._ask()
        if _ORDERS[index][1] is Order.MISSED:
            self.missed_wanted.emit()

    def _name_order(self) -> None:
        title = _ORDERS[self._order][0]
        self.order.setText(f"{title} ▾")
        self.order.setAccessibleName(f"Order of the articles: {title}")
        self._delegate.order = _ORDERS[self._order][1]

    def _reset(self) -> None:
        """Start a project with the whole list."""
        self.search.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.search.clear()
        self.search.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self._order = 0
        self._name_order()
        self.chips[0].setChecked(True)

    def _refresh(self) -> None:
        self.disputed.setChecked(self._workspace.query.disputed)
        self._count()
        self._count_disputed()
        self._show_chosen()

    def _on_edit(self, edit: Edit) -> None:
        if any(isinstance(change, ReviewChange) for change in edit.changes):
            self._count()
        self._counting.start()

    def _count_disputed(self) -> None:
        """Say how many articles the filter leaves, where there is more than one run."""
        project, filtered = self._workspace.project, self._workspace.query.disputed
        several = len({*project.pipelines} - {made.RUN}) > 1 if project else False
        self.disputed.setVisible(several or filtered)
        if project is not None and several:
            number = project.store.disputed_count(self._workspace.annotator)
            self.disputed.setText(f"≠ Disputed {number:,}")
            self.disputed.setAccessibleName(
                f"Runs disagree: {counted(number, 'article')}"
            )

    def _count(self) -> None:
        counts = self._workspace.counts()
        total = sum(counts.values())
        self.search.setPlaceholderText(f"Search {counted(total, 'article')}")
        for chip, (title, reviews) in zip(self.chips, _FILTERS, strict=True):
            number = sum(counts.get(review, 0) for review in reviews)
            _keep_room(chip, f"{title} {total:,}")
            chip.setText(f"{title} {number if reviews else total:,}")

    def _show_chosen(self) -> None:
        desk = self._workspace.desk
        row = -1 if desk is None else self.model.row_of(desk.article.id)
        # Choosing what is open already opens nothing, so this cannot run in circles.
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workspace.open_article(self._workspace.queue[index.row()])


class _List(QListView):
    """A list whose lines are all of one height."""

    @override
    def dataChanged(
        self, topLeft: AnyIndex, bottomRight: AnyIndex, roles: Iterable[int] = ()
    ) -> None:
        # A QListView lays out every line anew when one has changed: at 100,000
        # articles that is felt at each key.
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))


def _sorter(panel: ArticlePanel, index: int) -> Callable[[], None]:
    return lambda: panel.sort(index)


def _chip(title: str) -> QToolButton:
    chip = Chip(title)
    chip.setCheckable(True)
    chip.setAutoExclusive(True)
    return chip


def _keep_room(chip: QToolButton, text: str) -> None:
    """Give a chip room for its longest text, or each figure would move the article."""
    chip.ensurePolished()
    before = chip.text()
    chip.setText(text)
    chip.setMinimumWidth(chip.sizeHint().width())
    chip.setText(before)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(5)
    for widget in widgets:
        row.addWidget(widget)
    return row
