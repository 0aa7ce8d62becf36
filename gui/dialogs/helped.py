"""What dialogs say of themselves when they are asked."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from gui.dialogs.report import ReportDialog
from gui.dialogs.shown import show

_SIZE = (640, 500)
_KEYS = """
The keyboard goes from field to field with Tab, and to one at once with Alt and the \
letter that is underlined.
Enter does it, Esc leaves all as it is. What runs can be cancelled in the menu Project.\
"""
IMPORTING = """\
Format: told by each file. Where that went wrong, choose another; the file is then \
looked at again.

Spans become: suggestions wait to be decided on; annotations are decided. Undo takes \
annotations back; the articles that came with them stay.

Annotations of: whose they are, where the file does not say.

Articles that are: take new ones, add to those there already, or both. The same text \
is the same article, so importing twice doubles nothing.

Offsets count: as the format has it, unless the file was written otherwise; a unit in \
which more would fit is offered.

Labels: what each becomes here. What is ignored is left out, and counted.

Below stands what would not be taken as it is, and why.
"""
EXPORTING = """\
Format: type to find one. Beside it stands what it cannot carry at all, and what of \
that is there to be lost, by count; each opens to examples.

Spans and articles: what is ticked is written.

Split: parts and their shares, such as train=0.8,dev=0.1,test=0.1. The file then \
becomes one for each part. Another seed divides otherwise.

To: what is there already stays until the new file was read back and compared.
"""
RELEASING = """\
Formats: each part is written in each that is ticked, read back and compared.

Parts: names and shares, such as train=0.8,dev=0.1,test=0.1. Another seed divides \
otherwise; the same decisions and choices make the same bytes.

Divide by: what goes into which part. Stacks keep articles together that are nearly \
the same, and those that have in common what is ticked.

To: a folder, new, empty, or with an earlier release to be replaced.

Earlier: a release to list the changes since. It may be the one that is replaced.
"""


def offer_help(dialog: QDialog, buttons: QDialogButtonBox, text: str) -> None:
    """Give a dialog a button, and the usual key, that say what is what in it."""
    button = buttons.addButton("Help", QDialogButtonBox.ButtonRole.HelpRole)
    button.setShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents))
    button.setAutoDefault(False)
    title = f"Help: {dialog.windowTitle()}"
    head = "Nothing is written before it is asked for."

    def tell() -> None:
        report = ReportDialog(title, head, text + _KEYS, dialog)
        report.resize(*_SIZE)
        show(report)

    button.clicked.connect(tell)
