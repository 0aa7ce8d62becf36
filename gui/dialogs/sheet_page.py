"""The cheat sheet's page: columns of keys, and the labels below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from annotations.label import Label
from gui.panels.parts import keycap, section
from gui.panels.span import Swatch
from gui.sheet import Group, columns
from gui.theme import Theme, ink

_APART, _MARGIN = 24, 20
_AIR = 2
"""Rows that a group's heading is as high as."""

_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Shape:
    """How many columns there are, and how large what stands in them, in pixels."""

    columns: int
    size: int


def page(
    groups: Sequence[Group], labels: Sequence[Label], theme: Theme, shape: Shape
) -> QWidget:
    """Set the whole page in one shape."""
    made = QWidget()
    made.setObjectName("sheet_page")
    row = QHBoxLayout()
    row.setSpacing(_APART)
    heights = [len(group.rows) + _AIR for group in groups]
    for indices in columns(heights, shape.columns):
        row.addLayout(_column([groups[index] for index in indices], shape.size))
    away = QLabel("Any key puts this away.")
    away.setObjectName("muted")
    whole = QVBoxLayout(made)
    whole.setContentsMargins(_MARGIN, _MARGIN - 8, _MARGIN, _MARGIN - 8)
    whole.addLayout(row)
    whole.addWidget(section("Give the current span, or what is selected, a label"))
    whole.addLayout(_labels(labels, theme, shape))
    whole.addStretch(1)
    whole.addWidget(away)
    return made


def _column(groups: Iterable[Group], size: int) -> QVBoxLayout:
    column, grid = QVBoxLayout(), QGridLayout()
    grid.setVerticalSpacing(size // 4)
    grid.setHorizontalSpacing(9)
    for group in groups:
        grid.addWidget(section(group.title), grid.rowCount(), 0, 1, 2)
        for key, what in group.rows:
            row = grid.rowCount()
            grid.addWidget(keycap(key, size=size), row, 0, _RIGHT)
            grid.addWidget(_words(what, size), row, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column


def _labels(labels: Sequence[Label], theme: Theme, shape: Shape) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_APART)
    grid.setVerticalSpacing(shape.size // 4)
    across = shape.columns * 2
    for index, label in enumerate(labels):
        grid.addLayout(_label(label, theme, shape), index // across, index % across)
    return grid


def _label(label: Label, theme: Theme, shape: Shape) -> QHBoxLayout:
    swatch = Swatch()
    swatch.show_colour(ink(label.colour, theme).outline)
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(keycap(label.key.upper(), size=shape.size))
    row.addWidget(swatch)
    row.addWidget(_words(label.name, shape.size))
    row.addStretch(1)
    return row


def _words(text: str, size: int) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    font = label.font()
    font.setPixelSize(size)
    label.setFont(font)
    return label
