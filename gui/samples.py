"""The project of sample articles that ships with the program."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from annotations.intake.order import ImportOrder, TakeAs
from db.intake import importing
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
    samples = Path(__file__).parent / "resources/samples"
    order = ImportOrder(sources=(samples,), user="", take_as=TakeAs.ARTICLES)
    yield from importing(path, order)
    yield path
