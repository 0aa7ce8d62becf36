"""Keeping a project in SQLite; nothing outside this package speaks SQL."""

import os

# sqlite-utils imports numpy, whose BLAS starts a thread for each core if it is let:
# nobody here multiplies that much, and a program with threads cannot safely fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
