"""Readers of article files: each one file, and one line in READERS."""
