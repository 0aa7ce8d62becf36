"""A table to say in what a pipeline's labels become."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotations.label import LabelScheme
from annotations.suggest.listed import NO_LABEL
from annotations.suggest.mapping import IGNORED
from gui.dialogs.fields import Choice

_SPANS = 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_IGNORED = "ignored"
_NEW = "a new label"


@dataclass(frozen=True, slots=True)
class _Row:
    """A label, the box that says what it becomes, and what it became before."""

    label: str
    box: QComboBox
    before: str | None

    @property
    def target(self) -> str:
        return str(self.box.currentData())


class TargetsTable(QTreeWidget):
    """Shows each label of a pipeline beside a box with the labels of the project.

    ``says`` names whose labels they are, if it is no pipeline. ``chosen`` tells that
    one of them becomes something else now.
    """

    chosen = Signal()

    def __init__(
        self,
        scheme: LabelScheme,
        parent: QWidget | None = None,
        *,
        says: str = "The pipeline says",
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._rows: list[_Row] = []
        self.setHeaderLabels([says, "In this project it is", "Spans"])
        self.headerItem().setTextAlignment(_SPANS, _RIGHT)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the boxes take the keyboard
        self.header().setStretchLastSection(False)
        for column in range(_SPANS):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.hideColumn(_SPANS)
        self.setAccessibleName("What labels become")

    @property
    def changed(self) -> tuple[tuple[str, str], ...]:
        """Pair the labels that were given another meaning with that meaning."""
        return tuple(
            (row.label, row.target) for row in self._rows if row.target != row.before
        )

    @property
    def ignored(self) -> frozenset[str]:
        """List the labels that become nothing."""
        return frozenset(row.label for row in self._rows if row.target == IGNORED)

    @property
    def boxes(self) -> tuple[QComboBox, ...]:
        """The boxes, from the top down."""
        return tuple(row.box for row in self._rows)

    def box(self, label: str) -> QComboBox:
        """Find the box of a label."""
        return next(row.box for row in self._rows if row.label == label)

    def show_targets(
        self, targets: Mapping[str, str], counts: Mapping[str, int] | None = None
    ) -> None:
        """Show what other labels become, with ``counts`` of their spans if given."""
        self.clear()
        self._rows = []
        for label, target in targets.items():
            item = self._add(label, target, before=target)
            if counts is not None:
                item.setText(_SPANS, f"{counts[label]:,}")
                item.setTextAlignment(_SPANS, _RIGHT)
        self.setColumnHidden(_SPANS, counts is None)
        self.resizeColumnToContents(_SPANS)

    def add_label(self, label: str) -> None:
        """Add a label that the pipeline does not declare, ignored until said."""
        if all(row.label != label for row in self._rows):
            self._add(label, IGNORED, before=None)
        self.box(label).setFocus()

    def _add(self, label: str, target: str, *, before: str | None) -> QTreeWidgetItem:
        box = Choice()
        box.setAccessibleName(f"What {label or NO_LABEL} becomes")
        box.addItem(_IGNORED, IGNORED)
        for one in self._scheme.offered:
            box.addItem(one.name, one.name)
        if box.findData(target) < 0:  # one that is retired, or would be new
            told = target if target in self._scheme else f"{target} ({_NEW})"
            box.addItem(told, target)
        box.setCurrentIndex(max(0, box.findData(target)))
        box.currentIndexChanged.connect(lambda _: self.chosen.emit())
        item = QTreeWidgetItem(self, [label or NO_LABEL])
        item.setToolTip(0, label)
        item.setSizeHint(0, QSize(0, box.sizeHint().height()))
        self.setItemWidget(item, 1, box)
        self._rows.append(_Row(label, box, before))
        return item
