"""What this program is."""

from importlib.metadata import version

from PySide6.QtWidgets import QMessageBox, QWidget


def about(parent: QWidget) -> None:
    """Show name, version and what it is built on."""
    box = QMessageBox(parent)
    box.setWindowTitle("About Copydesk")
    box.setText(f"Copydesk {version('copydesk')}")
    box.setInformativeText(
        "Review machine-suggested entities in news articles, from the keyboard, on "
        "your own machine.\n\n"
        f"spaCy {version('spacy')} · Qt {version('PySide6-Essentials')} · "
        f"sqlite-utils {version('sqlite-utils')}"
    )
    box.open()
