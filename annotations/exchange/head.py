"""The beginning of a file, by which its format is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from annotations.errors import CopydeskError
from annotations.readers.json_items import json_beginning
from annotations.readers.json_text import json_value

_ENOUGH = 65_536
_LONGEST = 100_000_000
_LARGE = 16_000_000
_LINES = ".jsonl"
_BLANK = 10


@dataclass(frozen=True)
class Head:
    """A file's path and its first bytes."""

    path: Path
    data: bytes

    @classmethod
    def of(cls, path: Path) -> Self:
        """Look at the beginning of a file.

        Raises:
            OSError: it cannot be read.
        """
        with path.open("rb") as file:
            return cls(path, file.read(_ENOUGH))

    @cached_property
    def text(self) -> str:
        """The beginning as UTF-8, as far as it is that, without a mark."""
        return self.data.decode("utf-8-sig", "replace").lstrip("\ufeff")

    @cached_property
    def lines(self) -> list[str]:
        """The first lines that are there whole."""
        lines = self.text.splitlines()
        return lines if len(self.data) < _ENOUGH else lines[:-1]

    @cached_property
    def record(self) -> Mapping[str, object]:
        """The object on the first line that holds anything, or an empty one."""
        if not self.text.lstrip().startswith("{"):
            return {}
        is_lines = self.path.suffix.lower() == _LINES
        longest = _LONGEST if is_lines else _LARGE
        with self.path.open("rb") as file:
            lines = (file.readline(longest) for _ in range(_BLANK))
            first = next((line for line in lines if line.strip()), b"")
        if len(first) == longest:
            return {}  # no line is as long, but a whole file may be
        found = _loaded(first.decode("utf-8-sig", "replace"))
        return found if isinstance(found, dict) else {}

    @cached_property
    def value(self) -> object:
        """The JSON value that the file is, or nothing.

        Of a large file, it goes as far as the first long list, and one item into that.
        """
        if not self.text.lstrip().startswith(("{", "[")):
            return None
        with self.path.open("rb") as file:
            data = file.read(_LARGE)
        if len(data) < _LARGE:
            return _loaded(data.decode("utf-8-sig", "replace"))
        return _begun(self.path)

    @cached_property
    def item(self) -> object:
        """The first item of the JSON list that the file is, or else its value."""
        if not self.text.lstrip().startswith("["):
            return self.value
        found = _begun(self.path)
        return found[0] if isinstance(found, list) and found else None


def _loaded(text: str) -> object:
    try:
        return json_value(text.encode())
    except CopydeskError:
        return None


def _begun(path: Path) -> object:
    try:
        return json_beginning(path)
    except CopydeskError:
        return None
