"""Reading the word lists in ``data/``."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def read(name: str) -> str:
    """Return a word list's text as it is stored."""
    return files(__package__).joinpath("data", f"{name}.txt").read_text("utf-8")


def lines(name: str) -> Iterator[str]:
    """Yield a list's entries that stand one a line."""
    for line in read(name).splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def words(name: str) -> frozenset[str]:
    """Return a list's entries that stand several a line."""
    return frozenset(word for line in lines(name) for word in line.split())


def alternatives(name: str) -> str:
    """Return a list's entries as alternatives of a regular expression."""
    return "|".join(lines(name))


def sources() -> Iterator[str]:
    """Yield the text of every rule file and word list, by name."""
    home = files(__package__)
    places = sorted([*home.iterdir(), *(home / "data").iterdir()], key=lambda f: f.name)
    for file in places:
        if file.name.endswith((".py", ".txt")):
            yield file.read_text("utf-8")
