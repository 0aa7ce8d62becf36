"""The label scheme: what labels there are, and what can be done with them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotations import scheme as verbs
from annotations.edit import Action
from annotations.errors import CopydeskError
from annotations.label import LabelScheme
from annotations.scheme import Recast
from annotations.scheme_files import declared, fresh, read, write
from annotations.scheme_preview import Preview
from annotations.suggest.offers import offers
from db.project import refuse_to_overwrite
from db.store import SqliteStore
from gui.dialogs import files
from gui.dialogs.scheme_fields import (
    ImportFields,
    LabelFields,
    MergeFields,
    RecolourFields,
    SplitFields,
)
from gui.dialogs.scheme_list import LabelList
from gui.dialogs.scheme_steps import Fields, StepDialog
from gui.dialogs.shown import show
from gui.keys import written
from gui.theme import Theme
from gui.workspace import Workspace

_SIZE = (760, 620)
_HOW = (
    "Drag a label, or press Alt and an arrow, to move it. Each change says first what "
    "it would do to annotations, and can be undone."
)


class SchemeDialog(QDialog):
    """Lists the labels; ``ordered`` carries a ``Recast`` that was asked for."""

    ordered = Signal(object)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Labels")
        self.resize(*_SIZE)
        self._workspace = workspace
        self._theme = theme
        self.list = LabelList(theme)
        self.said = QLabel(_HOW, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setObjectName("muted")
        self.buttons: dict[str, QPushButton] = {}
        self.undo = QPushButton("&Undo", autoDefault=False)
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda *_: self._edit())
        self.list.moved.connect(self._move)
        workspace.labels_changed.connect(self._fill)
        workspace.edited.connect(self._fill)
        workspace.told.connect(self.said.setText)
        workspace.failed.connect(self.said.setText)
        workspace.hindered.connect(self.said.setText)
        self._fill()

    @property
    def scheme(self) -> LabelScheme:
        """The labels as they are stored."""
        return self._store.labels()

    @property
    def _store(self) -> SqliteStore:
        assert self._workspace.project is not None  # noqa: S101  it is modal
        return self._workspace.project.store

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        for title, act in self._acts():
            button = QPushButton(title, autoDefault=False)
            button.clicked.connect(partial(self._attempt, act))
            self.buttons[title.replace("&", "").rstrip("…")] = button
            column.addWidget(button)
        column.addStretch()
        column.addWidget(self.undo)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(column)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(row, 1)
        whole.addWidget(self.said)
        whole.addWidget(close)

    def _acts(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        return (
            ("&Add…", self._add),
            ("&Change…", self._edit),
            ("&Merge into…", self._merge),
            ("Split &off…", self._split),
            ("Re&tire…", self._retire),
            ("&Remove…", self._remove),
            ("Recolour a&ll…", self._recolour),
            ("&Import…", self._import),
            ("&Export…", self._export),
            ("From a &pipeline…", self._from_pipeline),
        )

    def _attempt(self, act: Callable[[], None]) -> None:
        """Do something; what the world does to it is said here, over the window."""
        try:
            act()
        except CopydeskError as error:
            self.said.setText(str(error))

    def _ask(self, fields: Fields) -> None:
        dialog = StepDialog(fields, self._preview, self)
        dialog.ordered.connect(self.ordered)
        show(dialog)

    def _preview(self, recast: Recast) -> Preview:
        if self._workspace.project is None:  # the window is closing
            raise CopydeskError("The project is closed; open it again.")
        return self._store.recasts.preview(recast)

    def _add(self) -> None:
        free = fresh("", self.scheme)
        self._ask(LabelFields(self.scheme, free, self._refusal, self._theme))

    def _edit(self) -> None:
        label = self.scheme.named(self.list.chosen)
        self._ask(LabelFields(self.scheme, label, self._refusal, self._theme))

    def _merge(self) -> None:
        self._ask(MergeFields(self.scheme, self.list.chosen))

    def _split(self) -> None:
        name = self.list.chosen
        words = self._store.recasts.words(name)
        self._ask(SplitFields(self.scheme, name, words))

    def _retire(self) -> None:
        name = self.list.chosen
        is_retired = self.scheme.named(name).retired
        verb = "Restore" if is_retired else "Retire"
        act = verbs.restored if is_retired else verbs.retired
        self._ask(Fields(f"{verb} {name}", verb, partial(act, self.scheme, name)))

    def _remove(self) -> None:
        name = self.list.chosen
        make = partial(verbs.removed, self.scheme, name)
        self._ask(Fields(f"Remove {name}", "Remove", make))

    def _recolour(self) -> None:
        self._ask(RecolourFields(self.scheme, self._theme))

    def _move(self, name: str, to: int) -> None:
        self.ordered.emit(verbs.moved(self.scheme, name, to=to))

    def _import(self) -> None:
        if path := files.labels(self):
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Ask what is to become of the labels in a file."""
        found = read(path)
        self._import_from({path.name: lambda: found})

    def _from_pipeline(self) -> None:
        known = (choice.source for choice in self._store.pipeline_choices.known())
        usable = [one for one in offers(known) if not one.trouble]
        scheme = self.scheme
        self._import_from({x.name: partial(declared, x, scheme) for x in usable})

    def _import_from(self, sources: Mapping[str, Callable[[], LabelScheme]]) -> None:
        used = self._store.recasts.names_in_use()
        self._ask(ImportFields(self.scheme, sources, used=used))

    def _export(self) -> None:
        if path := files.new_labels(self):
            self.export_file(path)

    def export_file(self, path: Path) -> None:
        """Write the labels to a file."""
        refuse_to_overwrite(path)
        write(self.scheme, path)
        self.said.setText(f"Wrote {len(self.scheme)} labels to {path}.")

    def _refusal(self, key: str) -> str:
        """Say which action answers to a key, if one does."""
        keymap = self._workspace.keymap
        owner = keymap.owner(key.upper())
        if owner is None:
            return ""
        return f"{written((key.upper(),))} is taken: {keymap.usual[owner].title}."

    def _fill(self) -> None:
        if self._workspace.project is None:
            return
        self.list.fill(self.scheme, self._store.recasts.uses())
        self._enable()

    def _enable(self) -> None:
        chosen = self.list.chosen
        for name in ("Change", "Merge into", "Split off", "Retire", "Remove"):
            self.buttons[name].setEnabled(bool(chosen))
        is_retired = self.scheme.named(chosen).retired
        self.buttons["Retire"].setText("Res&tore…" if is_retired else "Re&tire…")
        self._name_undo()

    def _name_undo(self) -> None:
        assert self._workspace.project is not None  # noqa: S101  it is modal
        entry = self._workspace.project.session.history.undoable
        is_ours = entry is not None and entry.action is Action.SCHEME
        self.undo.setEnabled(is_ours)
        self.undo.setToolTip(entry.title if entry and is_ours else "")
