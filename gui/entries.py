"""What the palette offers: actions as they stand now, labels, and articles."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QAction

from annotations.article import ArticleId
from annotations.listing import Query
from gui.actions import ACTIONS, ActionSpec, Use
from gui.finding import Entry, score
from gui.keys import written
from gui.models.articles import facts
from gui.shortcuts import bare
from gui.workspace import Workspace

_HIDDEN = {"help.palette", "view.dismiss"}
_LEAST, _ARTICLES = 3, 5
ACTION, LABEL, ARTICLE = "action:", "label:", "article:"


def standing(workspace: Workspace, actions: Mapping[str, QAction]) -> tuple[Entry, ...]:
    """List all that can be found by name, in the order of use."""
    return (*_actions(workspace, actions), *_labels(workspace))


def articles(workspace: Workspace, typed: str) -> tuple[Entry, ...]:
    """Find articles whose headline or text has the words, the closest first."""
    if workspace.project is None or len(typed.strip()) < _LEAST:
        return ()
    query = Query(words=typed, closest=_ARTICLES)
    ids = workspace.project.store.article_ids(query, workspace.annotator)
    made = (
        Entry(
            id=f"{ARTICLE}{summary.id}",
            title=" ".join(summary.title.split()),
            where=facts(summary) or "article",
        )
        for summary in workspace.summaries(ids)
    )
    return tuple(sorted(made, key=lambda entry: -score(entry, typed)))


def chosen(id_: str, workspace: Workspace, actions: Mapping[str, QAction]) -> None:
    """Do what an entry stands for."""
    kind, _, name = id_.partition(":")
    if f"{kind}:" == ARTICLE:
        workspace.open_article(ArticleId(int(name)))
    else:
        actions[name if f"{kind}:" == ACTION else f"label.{name}"].trigger()


def _actions(workspace: Workspace, actions: Mapping[str, QAction]) -> Iterator[Entry]:
    for spec in sorted(ACTIONS, key=_when):
        action = actions[spec.id]
        if spec.id not in _HIDDEN:
            yield Entry(
                id=f"{ACTION}{spec.id}",
                title=bare(action.text()),
                where=bare(spec.menu),
                keys=written(workspace.keymap.keys(spec.id)[:1]),
                also=spec.tip,
                lacks="" if action.isEnabled() else f"needs {spec.needs}",
            )


def _when(spec: ActionSpec) -> int:
    """Say when an action is wanted: what is at hand in reviewing comes first."""
    return list(Use).index(spec.use) if spec.use else len(Use)


def _labels(workspace: Workspace) -> Iterator[Entry]:
    nothing = "" if workspace.desk else "needs an article"
    project = workspace.project
    for label in project.labels.offered if project else ():
        yield Entry(
            id=f"{LABEL}{label.name}",
            title=label.name,
            where="label",
            keys=written((label.key.upper(),)),
            also=label.description,
            lacks=nothing,
            colour=label.colour,
        )
