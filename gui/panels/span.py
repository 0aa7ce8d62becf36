"""What is known of the current span."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from annotations.marks import Mark
from annotations.session import Desk
from gui.models.articles import plain_tip
from gui.panels import facts
from gui.panels.known import KnownPanel
from gui.panels.parts import Bar, Lines, Steady, section, words
from gui.theme import Theme, ink, reading_font, small_font
from gui.workspace import Workspace

_EVENTS = 2
_RUNS = 3
_USUAL_HEIGHT = 218
_OTHERS_HEIGHT, _LINE = 34, 16
_LONGEST = 600
_NONE_CHOSEN = "None chosen: {review.next_pending} goes to the next one."


class Swatch(QWidget):
    """A label's colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(11, 11)
        self._colour = QColor()

    def show_colour(self, colour: QColor) -> None:
        """Draw another colour."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            painter.drawRoundedRect(self.rect(), 3, 3)


class SpanPanel(QWidget):
    """Answers: what is this span, how sure, why, and what was done to it."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self.heading = Lines()
        self.text = words()
        self.swatch = Swatch()
        self.state = Lines(muted=False)
        self.score = Steady()
        self.bar = Bar(theme.line, theme.accent, height=4)
        self.known = KnownPanel(workspace, theme)
        self.why_heading, self.why = section("Why"), words()
        self.others_heading, self.others = section("Other runs"), Lines()
        self.note_heading, self.note = section("Note"), words()
        self.past_heading, self.past = section("Its history"), Lines()
        self._set_up()
        for changed in (workspace.current_changed, workspace.article_changed):
            changed.connect(self._show)
        workspace.edited.connect(lambda _: self._show())
        workspace.sight_changed.connect(self._show)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.bar.set_colours(theme.line, theme.accent)
        self.known.set_theme(theme)
        self._show()

    def _set_up(self) -> None:
        self.text.setFont(_big())
        self.heading.setFont(small_font(size=11))
        self.heading.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.swatch)
        line.addWidget(self.state, stretch=1)
        line.addWidget(self.score)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.known)
        for heading, below in (
            (self.why_heading, self.why),
            (self.others_heading, self.others),
            (self.note_heading, self.note),
            (self.past_heading, self.past),
        ):
            column.addWidget(heading)
            column.addWidget(below)
        column.addStretch(1)

    def _show(self) -> None:
        mark = self._workspace.current
        layout = self.layout()
        assert layout is not None  # noqa: S101  _set_up made it
        # Qt would lay out the whole window anew for each part that appears.
        layout.setEnabled(False)
        self._show_present(mark)
        self.known.show_mark(mark)
        self._show_why(mark)
        self._show_others(mark)
        self._show_past(mark)
        layout.setEnabled(True)

    def _show_present(self, mark: Mark | None) -> None:
        for widget in (self.swatch, self.score):
            widget.setVisible(mark is not None)
        if mark is None:
            self.bar.hide()
            self.heading.setText("CURRENT SPAN")
            self.text.setText("")
            self.state.setText(
                self._workspace.keymap.said(_NONE_CHOSEN)
                if self._workspace.marks
                else "Nothing is marked here yet."
            )
            return
        marks = self._workspace.marks
        place = next(at for at, each in enumerate(marks, start=1) if each is mark)
        self.heading.setText(f"CURRENT SPAN · {place} OF {len(marks)}")
        words = mark.span.of(self._article_text())
        self.text.setText(facts.brief(words))
        self.text.setToolTip("" if len(words) < facts.LONG else plain_tip(words))
        self.state.setText(facts.state(mark))
        self.score.setText(facts.score(mark) if mark.suggestion else "")
        self.bar.setVisible(mark.score is not None)
        self.bar.show_part(mark.score or 0)
        self._show_swatch(mark.label)

    def _show_swatch(self, label: str) -> None:
        project = self._workspace.project
        if project is not None:
            colour = project.labels.named(label).colour
            self.swatch.show_colour(ink(colour, self._theme).outline)

    def _show_why(self, mark: Mark | None) -> None:
        project = self._workspace.project
        shown = mark is not None and project is not None
        self.why_heading.setVisible(shown)
        self.why.setVisible(shown)
        note = mark.annotation.note if mark and mark.annotation else ""
        self.note_heading.setVisible(bool(note))
        self.note.setVisible(bool(note))
        self.note.setText(note if len(note) < _LONGEST else note[:_LONGEST] + "…")
        if mark is not None and project is not None:
            loose = facts.loose(self._workspace.tokens, mark.span)
            why = facts.why(mark, self._article_text(), project.pipelines)
            told = filter(None, (self._workspace.keymap.said(loose), why))
            self.why.setText("\n".join(told))

    def _show_others(self, mark: Mark | None) -> None:
        lines = self._others(mark)
        # What is below stays where it is while one walks from pending to pending.
        self.setMinimumHeight(_USUAL_HEIGHT + _room(self._workspace.desk))
        self.others_heading.setText(_other_runs(mark))
        self.others_heading.setVisible(bool(lines))
        self.others.setVisible(bool(lines))
        self.others.setText("\n".join(lines[:_RUNS]))
        self.others.setToolTip(plain_tip("\n".join(lines)))

    def _others(self, mark: Mark | None) -> list[str]:
        project, desk = self._workspace.project, self._workspace.desk
        if mark is None or project is None or desk is None:
            return []
        run_id = mark.suggestion.run_id if mark.suggestion else None
        views = desk.opinions.about(mark.span, mark.label, but=run_id)
        return facts.others(views, desk.article.text, project.pipelines)

    def _show_past(self, mark: Mark | None) -> None:
        lines = self._past(mark)
        self.past_heading.setVisible(bool(lines))
        self.past.setVisible(bool(lines))
        self.past.setText("\n".join(lines[-_EVENTS:]))
        self.past.setToolTip("\n".join(lines))

    def _past(self, mark: Mark | None) -> list[str]:
        project, desk = self._workspace.project, self._workspace.desk
        if mark is None or project is None or desk is None:
            return []
        events = project.store.span_history(
            desk.article.id,
            annotation_id=mark.annotation.id if mark.annotation else None,
            suggestion_id=mark.suggestion.id if mark.suggestion else None,
            annotator=self._workspace.annotator,
        )
        return [f"{at}  {what}" for what, at in facts.told(events)]

    def _article_text(self) -> str:
        desk = self._workspace.desk
        return desk.article.text if desk else ""


def _room(desk: Desk | None) -> int:
    """Give the pixels that other runs take, if there are any."""
    others = min(_RUNS, len(desk.opinions.by_run) - 1) if desk else 0
    return _OTHERS_HEIGHT + others * _LINE if others > 0 else 0


def _other_runs(mark: Mark | None) -> str:
    disagree = mark is not None and mark.disputed
    return "≠ OTHER RUNS DISAGREE" if disagree else "OTHER RUNS"


def _big() -> QFont:
    font = reading_font(19)
    font.setBold(True)
    return font
