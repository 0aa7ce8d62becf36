"""The line under the text that says what is seen of the suggestions, and what not."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget
from typing_extensions import override

from annotations.sight import Shown
from annotations.wording import counted
from gui.panels.parts import Chip
from gui.sighting import Sighting
from gui.workspace import Workspace

_MARGIN, _APART = 28, 8
_STEP = 5
_SLIDER = 110


class SightBar(QWidget):
    """Sets the threshold, counts what it hides and what runs disagree about.

    Its buttons are actions of the table; it names them after what they would do.
    """

    def __init__(
        self, workspace: Workspace, sighting: Sighting, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__()
        self.setObjectName("sight")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._workspace = workspace
        self._sighting = sighting
        self._actions = actions
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.value = QLabel()
        self.sure = _chip(actions["review.confirm_sure"])
        self.hidden = _chip(actions["view.hidden"])
        self.disputed = _chip(actions["review.next_disputed"])
        self.only_earlier = _chip(actions["view.second_opinion"])
        self._wanted: dict[QWidget, bool] = {}
        self._set_up()
        for changed in (workspace.article_changed, workspace.sight_changed):
            changed.connect(self.refresh)
        workspace.edited.connect(lambda _: self.refresh())
        sighting.changed.connect(self.refresh)
        workspace.list_changed.connect(self._check_filter)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        shown, threshold = self._workspace.shown, self._sighting.threshold
        sure = len(shown.sure(self._sighting.sure / 100))
        self._name_actions(sure)
        self._name_chips(shown, sure)
        self.slider.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.slider.setValue(threshold)
        self.slider.blockSignals(False)  # noqa: FBT003  Qt's own signature
        self.value.setText(f"{threshold} %" if threshold else "any score")
        scored = threshold > 0 or any(m.score is not None for m in shown.pending)
        for widget, wanted in (
            (self.disputed, bool(shown.disputed)),
            (self.only_earlier, shown.only_earlier > 0),
            (self.hidden, shown.hidden + shown.silenced > 0 or self._sighting.peeking),
            (self.sure, sure > 0),
        ):
            self._wanted[widget] = wanted
        self.setVisible(scored or any(self._wanted.values()))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _check_filter(self) -> None:
        query = self._workspace.query
        self._actions["view.disputed"].setChecked(query.disputed)
        self._actions["view.flagged"].setChecked(query.flagged)

    def _set_up(self) -> None:
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(_STEP)
        self.slider.setFixedWidth(_SLIDER)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setAccessibleName("Hide suggestions with a score below")
        self.slider.setToolTip(
            "Hides what is pending with a lower score; the list, exports and figures "
            "still count it."
        )
        self.slider.valueChanged.connect(self._sighting.set_threshold)
        self.value.setObjectName("muted")
        self.value.setFixedWidth(
            self.value.fontMetrics().horizontalAdvance("any score")
        )
        caption = QLabel("Show from")
        caption.setObjectName("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 6, _MARGIN, 0)
        row.setSpacing(_APART)
        row.addWidget(caption)
        row.addWidget(self.slider)
        row.addWidget(self.value)
        row.addStretch(1)
        for chip in (self.disputed, self.only_earlier, self.hidden, self.sure):
            row.addWidget(chip)

    def _fit(self) -> None:
        """Show the counts that there is room for, the first ones first."""
        room = self.width() - 2 * _MARGIN - _SLIDER - 2 * self.value.width() - 40
        for widget, wanted in self._wanted.items():
            room -= (widget.sizeHint().width() + _APART) if wanted else 0
            widget.setVisible(wanted and room >= 0)

    def _name_actions(self, sure: int) -> None:
        sighting, actions = self._sighting, self._actions
        actions["review.confirm_sure"].setText(
            f"Con&firm those of {sighting.sure} % and more ({sure})"
        )
        actions["view.hidden"].setChecked(sighting.peeking)
        actions["view.second_opinion"].setChecked(sighting.second_opinion)

    def _name_chips(self, shown: Shown, sure: int) -> None:
        sighting = self._sighting
        self.hidden.setChecked(sighting.peeking)
        self.only_earlier.setChecked(sighting.second_opinion)
        self.hidden.setText(_hidden(shown, sighting))
        self.disputed.setText(f"≠ {len(shown.disputed):,} disputed")
        self.only_earlier.setText(counted(shown.only_earlier, "second opinion"))
        self.sure.setText(f"Confirm {sure:,} of ≥ {sighting.sure} %")


def _hidden(shown: Shown, sighting: Sighting) -> str:
    """Say how much is not seen, and why."""
    if sighting.peeking:
        return "hidden too"
    silenced = f"{shown.silenced:,} silenced" if shown.silenced else ""
    hidden = f"{shown.hidden:,} hidden" if shown.hidden or not silenced else ""
    return " · ".join(filter(None, (hidden, silenced)))


def _chip(action: QAction) -> Chip:
    """Make a button of an action that does not take the keyboard from the article."""
    chip = Chip()
    chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    chip.setCheckable(action.isCheckable())
    chip.clicked.connect(action.trigger)
    return chip
