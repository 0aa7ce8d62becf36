"""What reviewing has cost: over the articles, by day, by kind of decision."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotations.cost import Cost, Costs, KindCost
from annotations.wording import counted, lasting
from db.store import SqliteStore
from gui.dialogs.cost_plots import day_plots, learning_plots
from gui.theme import Theme

_EVERYBODY = "Everybody"
_COLUMNS = (
    "Keys",
    "Clicks",
    "Time",
    "Articles",
    "Entities",
    "Actions\nper article",
    "Actions\nper entity",
    "Seconds\nper entity",
)
_KIND_COLUMNS = "Times", "Keys", "Clicks", "Time", "Actions\neach", "Seconds\neach"
_MISSING = (
    "Plots are drawn by pyqtgraph, which is not there. Add it to the Python that "
    "Copydesk runs on (pip install pyqtgraph), then open this again."
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NONE = "—"


class CostDialog(QDialog):
    """Shows figures at once, and plots as soon as they are drawn."""

    def __init__(
        self,
        store: SqliteStore,
        annotator: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What reviewing costs")
        self.resize(940, 640)
        self._store = store
        self._theme = theme
        self.head = QLabel(wordWrap=True)
        self.whose = QComboBox()
        self.whose.setAccessibleName("Whose work")
        for name in dict.fromkeys([annotator, *store.annotators()]):
            self.whose.addItem(name, name)
        self.whose.addItem(_EVERYBODY, None)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.tabBar().setDrawBase(False)  # it is white, even in the dark
        self.table = _table("What it cost", _COLUMNS)
        self.kinds = _table("What each kind of decision cost", _KIND_COLUMNS)
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw)
        self.whose.currentIndexChanged.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.head, 1)
        line.addWidget(self.whose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.table)
        column.addWidget(buttons)

    def _show(self) -> None:
        self._costs = self._store.costs(self.whose.currentData())
        self.head.setText(_sentence(self._costs))
        _fill(self.table, _rows(self._costs, date.today()))  # noqa: DTZ011  as people see it
        _fit(self.table)
        _fill(self.kinds, [_kind_row(kind) for kind in self._costs.kinds])
        self._later.start()

    def _draw(self) -> None:
        """Draw the plots, which takes longer than to say the figures."""
        at = self.tabs.currentIndex()
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if page is not None and page is not self.kinds:
                page.deleteLater()
        for name, draw in (
            ("Over the articles", learning_plots),
            ("By day", day_plots),
        ):
            try:
                page = draw(self._costs, self._theme)
            except ModuleNotFoundError:
                page = QLabel(_MISSING, wordWrap=True)
                page.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.tabs.addTab(page, name)
        self.tabs.addTab(self.kinds, "By kind of decision")
        self.tabs.setCurrentIndex(max(0, at))


def _sentence(costs: Costs) -> str:
    total = costs.total
    if not total.actions:
        return "Nothing has been counted yet: it begins with the next key or click."
    worked = f"{counted(total.articles, 'article')}, {lasting(total.seconds)} of work"
    if total.actions_per_entity is None:
        return f"{worked}, and no entity decided yet."
    return f"{worked}: {total.actions_per_entity:.2f} keys and clicks for each entity."


def _rows(costs: Costs, today: date) -> list[tuple[str, ...]]:
    monday = today - timedelta(days=today.weekday())
    return [
        ("Today", *_cells(costs.since(today.isoformat()))),
        ("This week", *_cells(costs.since(monday.isoformat()))),
        ("Altogether", *_cells(costs.total)),
    ]


def _cells(cost: Cost) -> tuple[str, ...]:
    each = cost.actions / cost.articles if cost.articles else None
    return (
        f"{cost.keys:,}",
        f"{cost.clicks:,}",
        lasting(cost.seconds),
        f"{cost.articles:,}",
        f"{cost.entities:,}",
        _rate(each),
        _rate(cost.actions_per_entity),
        _rate(cost.seconds_per_entity),
    )


def _kind_row(kind: KindCost) -> tuple[str, ...]:
    return (
        kind.kind.replace("_", " ").capitalize(),
        f"{kind.times:,}",
        f"{kind.keys:,}",
        f"{kind.clicks:,}",
        lasting(kind.seconds),
        _rate((kind.keys + kind.clicks) / kind.times),
        _rate(kind.seconds / kind.times),
    )


def _rate(rate: float | None) -> str:
    return _NONE if rate is None else f"{rate:,.2f}"


def _table(name: str, columns: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setHorizontalHeaderLabels(columns)
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setCornerButtonEnabled(False)
    table.horizontalHeader().setDefaultAlignment(_RIGHT)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, rows: list[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    table.setVerticalHeaderLabels([row[0] for row in rows])
    for place, row in enumerate(rows):
        for column, text in enumerate(row[1:]):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_RIGHT)
            table.setItem(place, column, item)


def _fit(table: QTableWidget) -> None:
    """Make a table just as high as its rows."""
    rows = sum(table.rowHeight(row) for row in range(table.rowCount()))
    head = table.horizontalHeader().sizeHint().height()
    table.setFixedHeight(rows + head + 2 * table.frameWidth())
