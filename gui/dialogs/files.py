"""Asking for files and folders with the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

PROJECTS = "Copydesk projects (*.copydesk)"
GOLD = "All files (*);;Copydesk and spaCy (*.jsonl *.spacy)"
REPORTS = "Text (*.txt);;JSON (*.json)"
LABELS = "Label schemes (*.json);;All files (*)"
ARTICLES = "All files (*);;Articles (*.txt *.jsonl)"


def new_project(parent: QWidget) -> Path | None:
    """Ask where a new project goes."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        "New project",
        "articles.copydesk",
        PROJECTS,
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    path = Path(name)
    if not name:
        return None
    return path if path.suffix else path.with_suffix(".copydesk")


def project(parent: QWidget) -> Path | None:
    """Ask which project to open."""
    name, _ = QFileDialog.getOpenFileName(parent, "Open project", "", PROJECTS)
    return Path(name) if name else None


def articles(parent: QWidget, start: Path) -> list[Path]:
    """Ask which files to import, first of all from one folder."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, "Import articles", str(start), ARTICLES
    )
    return [Path(name) for name in names]


def folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """Ask for a folder, first of all in another one."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start or ""))
    return Path(name) if name else None


def target(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where an export goes."""
    name, _ = QFileDialog.getSaveFileName(parent, "Export to", str(proposed))
    return Path(name) if name else None


def gold(parent: QWidget) -> list[Path]:
    """Ask which files of gold to measure against."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Files of gold", "", GOLD)
    return [Path(name) for name in names]


def report(parent: QWidget) -> Path | None:
    """Ask where a report goes; what is chosen says whether as text or as JSON."""
    name, kind = QFileDialog.getSaveFileName(
        parent, "Save the report", "evaluation.txt", REPORTS
    )
    path = Path(name)
    if name and "json" in kind and path.suffix != ".json":
        path = path.with_suffix(".json")
    return path if name else None


def labels(parent: QWidget) -> Path | None:
    """Ask which label scheme to import."""
    name, _ = QFileDialog.getOpenFileName(parent, "Import labels", "", LABELS)
    return Path(name) if name else None


def new_labels(parent: QWidget) -> Path | None:
    """Ask where a label scheme goes."""
    name, _ = QFileDialog.getSaveFileName(
        parent, "Export labels", "labels.json", LABELS
    )
    path = Path(name)
    if not name:
        return None
    return path if path.suffix else path.with_suffix(".json")
