"""Exchange formats: each one file, and one line in FORMATS."""
