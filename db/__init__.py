"""Keeping a project in SQLite; nothing outside this package speaks SQL."""
