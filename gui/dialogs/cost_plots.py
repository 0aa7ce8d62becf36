"""Plots of what reviewing costs, drawn by pyqtgraph.

It is imported here and only when there is something to draw, as that takes a while.
"""

from collections.abc import Callable, Sequence
from datetime import date
from math import ceil, isnan, nan
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotations.cost import Cost, Costs, moving, thinned
from gui.theme import Theme

Figure = Callable[[Cost], float | None]

_DOTS = 1_000
_LEAST, _PART = 10, 40
_PERCENTILE = 0.98
_HEADROOM = 1.12
_BAR = 0.62
_MOST_DATES = 6
_FIGURES: tuple[tuple[str, Figure], ...] = (
    ("keys and clicks per entity", lambda cost: cost.actions_per_entity),
    ("seconds per entity", lambda cost: cost.seconds_per_entity),
)


def learning_plots(costs: Costs, theme: Theme) -> QWidget:
    """Draw what each article cost, in the order of work, with a moving average.

    Raises:
        ModuleNotFoundError: there is no pyqtgraph.
    """
    worked = [one.cost for one in costs.articles]
    step = ceil(len(worked) / _DOTS) or 1
    window = max(_LEAST, len(worked) // _PART)
    dot = "an article" if step == 1 else f"{step} articles"
    said = f"A dot is {dot}; the line is the average of the last {window}."
    return _page(
        [_learning(theme, worked, step, window, one) for one in _FIGURES], said
    )


def day_plots(costs: Costs, theme: Theme) -> QWidget:
    """Draw what each day cost.

    Raises:
        ModuleNotFoundError: there is no pyqtgraph.
    """
    said = "A day counts the entities decided on it that still stand."
    return _page([_by_day(theme, costs, one) for one in _FIGURES], said)


def _learning(
    theme: Theme,
    worked: Sequence[Cost],
    step: int,
    window: int,
    what: tuple[str, Figure],
) -> Any:
    import pyqtgraph as pg  # noqa: PLC0415  takes half a second

    name, figure = what
    plot = _plot(theme, name, "articles, in order of work")
    plot.showGrid(y=True, alpha=0.15)
    dots = _figures(thinned(worked, _DOTS), figure)
    places = [(place + 0.5) * step + 0.5 for place in range(len(dots))]
    _draw(plot, places, dots, pen=None, **_dot(theme))
    # An average of only a few would jump.
    few = min(len(worked), window) // 4
    line = _figures(moving(worked, window)[few:], figure)
    over = list(range(few + 1, len(worked) + 1))
    pen = pg.mkPen(theme.accent, width=2)
    _draw(plot, over, line, pen=pen, connect="finite")
    _fit(plot, 0.5, max(2, len(worked)) + 0.5, _most([*dots, *line], _PERCENTILE))
    if len(worked) <= _LEAST:
        numbers = [(place, str(place)) for place in range(1, len(worked) + 1)]
        plot.getAxis("bottom").setTicks([numbers])
    return plot


def _by_day(theme: Theme, costs: Costs, what: tuple[str, Figure]) -> Any:
    import pyqtgraph as pg  # noqa: PLC0415  takes half a second

    name, figure = what
    plot = _plot(theme, name, "days of work")
    heights = _figures([one.cost for one in costs.days], figure)
    bars = [(place, h) for place, h in enumerate(heights) if not isnan(h)]
    drawn = pg.BarGraphItem(
        x=[place for place, _ in bars],
        height=[height for _, height in bars],
        width=_BAR,
        brush=QColor(theme.accent),
        pen=None,
    )
    plot.addItem(drawn)
    plot.getAxis("bottom").setTicks([_dates([one.day for one in costs.days])])
    _fit(plot, -0.5, max(1, len(heights)) - 0.5, _most(heights, 1))
    return plot


def _plot(theme: Theme, what: str, over: str) -> Any:
    """Make an empty plot that stays as it is drawn, in the colours of a theme."""
    import pyqtgraph as pg  # noqa: PLC0415  takes half a second

    plot = pg.PlotWidget(background=theme.page)
    plot.setAccessibleName(f"Plot: {what} over {over}")
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it would keep Esc to itself
    plot.setAntialiasing(True)
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    for side, text in (("left", what), ("bottom", over)):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(enable=False)
        axis.setPen(theme.line)
        axis.setTextPen(theme.muted)
        axis.setLabel(text, color=theme.text)
    return plot


def _draw(
    plot: Any, places: Sequence[float], heights: Sequence[float], **how: object
) -> None:
    """Draw heights at their places; where all are gaps there is nothing to draw."""
    if not all(map(isnan, heights)):
        plot.plot(places, heights, **how)


def _figures(costs: Sequence[Cost], figure: Figure) -> list[float]:
    """Work figures out; where there is none, there is a gap."""
    return [nan if (found := figure(cost)) is None else found for cost in costs]


def _dot(theme: Theme) -> dict[str, object]:
    colour = QColor(theme.muted)
    colour.setAlphaF(0.45)
    return {"symbol": "o", "symbolSize": 5, "symbolBrush": colour, "symbolPen": None}


def _most(heights: Sequence[float], part: float) -> float:
    """Find what so large a part of the heights stay below, so that few hide none."""
    known = sorted(height for height in heights if not isnan(height))
    return known[ceil((len(known) - 1) * part)] if known else 1.0


def _fit(plot: Any, left: float, right: float, top: float) -> None:
    plot.setXRange(left, right, padding=0)
    plot.setYRange(0, (top or 1.0) * _HEADROOM, padding=0)


def _dates(days: Sequence[str]) -> list[tuple[int, str]]:
    """Write as many dates below the bars as can be read."""
    step = ceil(len(days) / _MOST_DATES) or 1
    shown = range(0, len(days), step)
    return [(at, _short(date.fromisoformat(days[at]))) for at in shown]


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _page(plots: Sequence[QWidget], said: str) -> QWidget:
    page = QWidget()
    row = QHBoxLayout()
    for plot in plots:
        row.addWidget(plot)
    told = QLabel(said)
    told.setObjectName("muted")
    column = QVBoxLayout(page)
    column.setContentsMargins(2, 8, 2, 8)
    column.addWidget(told)
    column.addLayout(row, 1)
    return page
