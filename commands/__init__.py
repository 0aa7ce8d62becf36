"""The commands of the command line, one file for each kind of work."""

import os

# sqlite-utils imports numpy, whose BLAS starts a thread for each core if it is let:
# nobody here multiplies that much, and a program with threads cannot safely fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
