"""Suggesters: each one file, each able to say what it is."""
