"""spaCy's own files: its DocBin, and training data as JSON."""
