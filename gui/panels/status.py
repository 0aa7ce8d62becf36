"""The line at the foot: on disk, how far, what is running, who decides."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton

from annotations.progress import Progress
from gui.jobs import Jobs
from gui.panels.parts import Lines, Steady
from gui.workspace import Workspace

_SOON = 200
"""Milliseconds after which a change of figures is shown, clear of the key itself."""


class Status(QStatusBar):
    """Tells what is safe, what is left, and what runs."""

    def __init__(self, workspace: Workspace, jobs: Jobs) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._workspace = workspace
        self.disk = QLabel("No project")
        self.decided = Steady()
        self.told, self.offer = Lines(), QLabel()
        self.job = QLabel()
        self.cost = Steady()
        self.who = QLabel(workspace.annotator)
        self.bar = QProgressBar(textVisible=False)
        self.cancel = _cancel_button()
        self._lay_out()
        self._connect(workspace, jobs)
        self._idle()

    def _lay_out(self) -> None:
        for label in (self.job, self.who):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.disk, self.job, self.who):  # to stand on one line with all
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.offer.setTextFormat(Qt.TextFormat.RichText)
        self.told.setContentsMargins(6, 2, 6, 2)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.setFixedSize(120, 5)
        self.addWidget(self.disk)
        self.addWidget(self.decided)
        self.addWidget(self.told, 1)
        self.addPermanentWidget(self.offer)
        for widget in (self.job, self.bar, self.cancel, self.cost, self.who):
            self.addPermanentWidget(widget)

    def _connect(self, workspace: Workspace, jobs: Jobs) -> None:
        self._recount = QTimer(self, singleShot=True, interval=_SOON)
        self._recount.timeout.connect(self._show_cost)
        self.cancel.clicked.connect(jobs.cancel)
        jobs.started.connect(self._start)
        jobs.progressed.connect(self._advance)
        jobs.stopping.connect(self._stop)
        jobs.murmured.connect(self._murmur)
        jobs.ended.connect(lambda _: None if jobs.busy else self._idle())
        workspace.told.connect(self.told.setText)
        workspace.withdrawn.connect(self._withdraw)
        workspace.project_changed.connect(self._show)
        workspace.article_changed.connect(self._show)
        workspace.edited.connect(self._on_edit)
        workspace.sight_changed.connect(self._show)

    def count(self) -> None:
        """Bring what the article has cost up to date, once the hands have acted."""
        if not self._recount.isActive():
            self._recount.start()

    def _on_edit(self, edit: object) -> None:
        self.told.setText(getattr(edit, "title", ""))
        self._show()

    def _withdraw(self, sentence: str) -> None:
        """Take a sentence away that holds no longer, if no other has come over it."""
        if self.told.text() == sentence:
            self.told.setText("")

    def _show(self) -> None:
        shown = self._workspace.shown
        decided = sum(not mark.is_pending for mark in shown.marks)
        known = decided + len(shown.pending) + shown.hidden
        self.disk.setText("● On disk" if self._workspace.project else "No project")
        self.decided.setText(
            f"{decided} of {known} decided" if self._workspace.desk else ""
        )
        self.who.setText(self._workspace.annotator)
        self.count()

    def _show_cost(self) -> None:
        """Say what the article has cost so far, for each entity that stands in it."""
        project, desk = self._workspace.project, self._workspace.desk
        if project is None or desk is None:
            self.cost.setText("")
        else:
            self.cost.setText(project.session.spent.told(desk.layer.standing))

    def _start(self, title: str) -> None:
        self.job.setText(f"{title} …")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        for widget in (self.job, self.bar, self.cancel):
            widget.show()

    def _advance(self, title: str, progress: Progress) -> None:
        if not self.cancel.isEnabled():  # nobody wants to know any more
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        told = f"{progress.done:,}"
        if progress.total:  # else it is not known beforehand
            told = f"{told} of {progress.total:,}"
        self.job.setText(f"{title} {told} …")

    def _stop(self) -> None:
        """Tell at once that it was heard; what is halfway through a step ends it."""
        self.cancel.setEnabled(False)
        self.bar.setRange(0, 0)
        self.job.setText("Cancelling …")

    def _murmur(self, title: str, progress: Progress) -> None:
        """Tell without bar and button of what gives way by itself."""
        self.job.setText(f"{title} · {progress.done:,} of {progress.total:,}")
        self.job.show()

    def _idle(self) -> None:
        for widget in (self.job, self.bar, self.cancel):
            widget.hide()


def _cancel_button() -> QToolButton:
    button = QToolButton()
    button.setText("Cancel")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
