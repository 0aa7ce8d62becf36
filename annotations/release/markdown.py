"""Pages in Markdown."""

from collections.abc import Iterable, Iterator


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Write a table, line by line."""
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def plain(text: str) -> str:
    """Put a text into a page as it stands, on one line."""
    line = " ".join(text.split())
    return "".join(f"\\{char}" if char in r"\`*_[]<>#|" else char for char in line)
