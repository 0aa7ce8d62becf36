"""The formats there are, said for people and for programs."""

from collections.abc import Iterable, Iterator

from annotations.exchange.format import Format

_HEAD = """\
# Formats

What `copydesk formats` lists: every format, what Copydesk does with it, what its
offsets count, and what it cannot carry of an article. Every format carries texts and
standing spans with their labels. What is lost in one export is listed before it is
written (`--dry-run`, and in the window), by count and with examples.
"""


def as_dict(one: Format) -> dict[str, object]:
    """Give a format as plain values, for JSON."""
    return {
        "name": one.name,
        "title": one.title,
        "suffixes": list(one.suffixes),
        "reads": True,
        "writes": one.writer is not None,
        "offsets": one.unit,
        "file_per_article": one.is_spread,
        "loses": one.what_it_loses() if one.writer else [],
        "needs": one.needs,
        "needs_to_read": "" if one.is_read_bare else one.needs,
    }


def lines(formats: Iterable[Format]) -> Iterator[str]:
    """Say of each format what it is, and below what it loses."""
    for one in formats:
        yield f"{one.name}: {one.title} ({', '.join(one.suffixes)})"
        yield f"  {_does(one)}"
        if one.writer:
            yield f"  loses {_lost(one)}"


def markdown(formats: Iterable[Format]) -> str:
    """Write the page of the manual that lists the formats."""
    rows = [
        f"| `{one.name}` | {one.title} | {' '.join(f'`{s}`' for s in one.suffixes)} "
        f"| {_does(one)} | {_lost(one) if one.writer else ''} |"
        for one in formats
    ]
    head = "| name | format | files | Copydesk | loses |\n|---|---|---|---|---|"
    return "\n".join([_HEAD, head, *rows]) + "\n"


def _lost(one: Format) -> str:
    return "; ".join(one.what_it_loses()) or "nothing"


def _does(one: Format) -> str:
    what = "reads and writes" if one.writer else "reads only"
    spread = ", a folder of files" if one.is_spread else ""
    return f"{what}{spread}; offsets in {one.unit.said}{_needs(one)}"


def _needs(one: Format) -> str:
    if not one.needs:
        return ""
    return f"; needs copydesk[{one.needs}]{' to write' if one.is_read_bare else ''}"
