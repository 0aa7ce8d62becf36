"""What is done with a project."""

from gui.actions.spec import ActionSpec, Menu, Needs
from gui.commands import Commands

M = Menu.PROJECT

# fmt: off
PROJECT_ACTIONS = (
    ActionSpec(id="project.new", title="&New project…", menu=M, keys=("Ctrl+N",),
               run=Commands.new_project),
    ActionSpec(id="project.open", title="&Open project…", menu=M, keys=("Ctrl+O",),
               run=Commands.open_project),
    ActionSpec(id="project.samples", title="Open &samples", menu=M,
               keys=("Ctrl+Shift+O",), run=Commands.open_samples),
    ActionSpec(id="project.import", title="&Import files…", menu=M, keys=("Ctrl+I",),
               apart=True, run=lambda c: c.filling.import_files(), needs=Needs.PROJECT,
               tip="Add articles, annotated or not; dropping them here does too"),
    ActionSpec(id="project.import_folder", title="Import &folder…", menu=M,
               keys=("Ctrl+Shift+I",), run=lambda c: c.filling.import_folder(),
               needs=Needs.PROJECT,
               tip="Add all files in a folder and below; brat and others need it"),
    ActionSpec(id="labels.scheme", title="&Labels…", menu=M, keys=("Ctrl+L",),
               run=lambda c: c.labelling.show(), needs=Needs.PROJECT,
               tip="Add, rename, merge, split, recolour, describe and retire labels"),
    ActionSpec(id="project.export", title="&Export…", menu=M, keys=("Ctrl+E",),
               apart=True, run=lambda c: c.filling.export(), needs=Needs.PROJECT,
               tip="Write the decisions for other tools to read"),
    ActionSpec(id="project.release", title="Release a &dataset…", menu=M,
               keys=("Ctrl+Shift+R",), run=lambda c: c.filling.release(),
               needs=Needs.PROJECT,
               tip="Make a dataset: parts, card, label scheme, checksums, changes"),
    ActionSpec(id="project.cancel", title="&Cancel what is running", menu=M,
               keys=("Ctrl+Shift+X",), run=Commands.cancel,
               tip="Stop importing, suggesting or exporting; whole articles stay"),
    ActionSpec(id="project.annotator", title="&Annotator…", menu=M,
               run=Commands.sign_as),
    ActionSpec(id="project.quit", title="&Quit", menu=M, keys=("Ctrl+Q",),
               apart=True, run=Commands.quit),
)
# fmt: on
