"""Evaluation in the window: a dialog beside it, a job behind it."""

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotations.article import ArticleId
from annotations.errors import CopydeskError
from annotations.evaluate.evaluation import Evaluation
from annotations.evaluate.report import report
from annotations.span import Span
from annotations.suggest.offers import offers
from db.gold import EvaluationOrder, evaluating_aside, finished_articles
from db.project import refuse_to_overwrite
from gui.article.view import ArticleView
from gui.dialogs.evaluation import Choices, EvaluationDialog
from gui.jobs import Job, Jobs
from gui.workspace import Workspace

_JSON = ".json"


class Evaluating(QObject):
    """Keeps the dialog, and with it the last answer, for as long as the window is open.

    ``pointed`` carries the span of a mistake in the article that was just opened.
    """

    pointed = Signal(object)

    def __init__(self, workspace: Workspace, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._jobs = jobs
        self._window = window
        self._measured: Path | None = None
        self.dialog: EvaluationDialog | None = None

    def show(self) -> None:
        """Show the dialog with what can be measured now."""
        if self.dialog is None:
            self.dialog = EvaluationDialog(self._window)
            self.dialog.ordered.connect(self._order)
            self.dialog.cancelled.connect(self._jobs.cancel)
            self.dialog.saved.connect(self._save)
            self.dialog.results.opened.connect(self._open)
        self.dialog.offer(self._choices())
        self.dialog.show()
        self.dialog.activateWindow()

    def _choices(self) -> Choices:
        project = self._workspace.project
        if project is None:
            return Choices(pipelines=[one.source for one in offers()])
        choices, annotator = project.store.pipeline_choices, self._workspace.annotator
        known = offers(one.source for one in choices.known())
        chosen = choices.chosen().source
        return Choices(
            pipelines=list(dict.fromkeys((chosen, *(one.source for one in known)))),
            project=project.path,
            annotator=annotator,
            finished=project.store.count(finished_articles(annotator)),
        )

    def _order(self, order: EvaluationOrder) -> None:
        dialog = self._dialog()
        dialog.show_busy()
        self._jobs.submit(
            Job(
                title="Evaluating",
                work=partial(evaluating_aside, order),
                done=partial(self._done, order.project),
                failed=self._failed,
                cancelled=partial(dialog.show_idle, "The evaluation was cancelled."),
                progressed=dialog.advance,
            )
        )

    def _done(self, project: Path | None, evaluation: object) -> None:
        assert isinstance(evaluation, Evaluation)  # noqa: S101  what evaluating yields
        self._measured = project
        self._dialog().show_evaluation(evaluation)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CopydeskError):
            self._dialog().show_idle("Something went wrong inside the program.")
            raise error
        self._dialog().show_idle(str(error))

    def _open(self, article_id: ArticleId, span: Span) -> None:
        """Go to a mistake in the project that was measured, if it is still open."""
        project = self._workspace.project
        if project is None or project.path != self._measured:
            self._dialog().outcome.setText("Open the project that was measured first.")
            return
        self._workspace.attempt(partial(self._workspace.open_article, article_id))
        self.pointed.emit(span)
        self._window.activateWindow()

    def _save(self, path: Path, evaluation: Evaluation) -> None:
        try:
            refuse_to_overwrite(path)
            path.write_text(_written(path, evaluation), encoding="utf-8")
        except CopydeskError as error:
            self._dialog().outcome.setText(str(error))
        except OSError as error:
            why = f"“{path}” could not be written ({error.strerror}); choose another."
            self._dialog().outcome.setText(why)
        else:
            self._dialog().outcome.setText(f"Saved as {path}.")

    def _dialog(self) -> EvaluationDialog:
        assert self.dialog is not None  # noqa: S101  only the dialog gives orders
        return self.dialog


def point_out(workspace: Workspace, view: ArticleView, span: Span) -> None:
    """Make the mark at a span current or, if there is none, select its words."""
    mark = next((one for one in workspace.marks if one.span == span), None)
    if mark is not None:
        workspace.select(mark.key)
    view.reveal(span)
    if mark is None:
        view.select_span(span)
    view.setFocus()


def _written(path: Path, evaluation: Evaluation) -> str:
    if path.suffix.lower() == _JSON:
        values = evaluation.as_dict()
        return json.dumps(values, ensure_ascii=False, indent=2, default=str) + "\n"
    return "\n".join(report(evaluation)) + "\n"
