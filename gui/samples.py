"""The project of sample articles that ships with the program."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from db import work
from db.project import create


def sample_project(folder: Path) -> Iterator[object]:
    """Make the sample project in a folder if it is not there; at last yield its path.

    The samples are imported each time, so that an interrupted start is made good;
    those that are there already stay as they are.
    """
    path = folder / "samples.copydesk"
    if not path.exists():
        with suppress(OSError):  # making the project says it better
            folder.mkdir(parents=True, exist_ok=True)
        create(path)
    yield from work.importing(path, [Path(__file__).parent / "resources/samples"])
    yield path
