"""Exchange formats: each one file, and one line in FORMATS."""

from annotations.errors import CopydeskError
from annotations.formats.format import Format
from annotations.formats.jsonl import JSONL

# Where several formats would know a file, the first of them has it.
FORMATS: tuple[Format, ...] = (
    JSONL,
)  # fmt: skip

WRITTEN: tuple[Format, ...] = tuple(one for one in FORMATS if one.writer is not None)
"""The formats that Copydesk writes; a few it only reads."""


def format_named(name: str) -> Format:
    """Find a format.

    Raises:
        CopydeskError: there is none of that name.
    """
    for one in FORMATS:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in FORMATS)
    raise CopydeskError(f"There is no format “{name}”; choose one of {names}.")
