"""Which configuration of a data set a file is of: their columns may differ."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

Features = Mapping[str, list[str]]


def of_file(path: Path, told: Any) -> list[Any]:
    """List what a card says of the configurations that a file may be of.

    It is of one whose name is in its path; if there is none, it may be of any.
    """
    named = list(_configurations(told))
    own = [one for name, one in named if name in {*path.parts, path.stem}]
    return own or [one for _, one in named] or [told]


def agreed(several: Iterable[Features]) -> dict[str, list[str]]:
    """Take the names of columns on which all configurations agree that have them."""
    found: dict[str, list[str]] = {}
    for one in several:
        for column, names in one.items():
            known = found.setdefault(column, names)
            # Better no names than those of another configuration.
            found[column] = names if known == names else []
    return {column: names for column, names in found.items() if names}


def _configurations(told: Any) -> Iterator[tuple[str, Any]]:
    if not isinstance(told, dict):
        return
    listed = told.get("dataset_info")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield str(one.get("config_name", "")), one
    for name, one in told.items():
        if isinstance(one, dict) and name != "dataset_info" and "features" in one:
            yield str(name), one
