"""Ways of doing something, each in a process of its own, watched from outside."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.suggest_memory import memory_of

PAUSE = 0.1
"""Seconds between two looks at a process."""


def run_apart(
    module: str, *words: str, environment: Mapping[str, str] | None = None
) -> tuple[bytes, float]:
    """Run a benchmark's way; give what it printed, and the most megabytes seen in use.

    Raises:
        RuntimeError: it failed.
    """
    peak = 0.0
    with subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-m", module, *words],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
        env=environment,
    ) as process:
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(PAUSE)
        said = process.stdout.read() if process.stdout else b""
    if process.returncode:
        raise RuntimeError(f"“{' '.join((module, *words))}” failed.")
    return said, peak
