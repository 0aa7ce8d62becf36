"""What Qt's models are asked about: a place in them, kept for long or not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
"""What everything in a list lies under."""
