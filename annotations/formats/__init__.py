"""Exchange formats: each one file, and one line in FORMATS."""

from annotations.errors import CopydeskError
from annotations.formats.conll2003 import CONLL2003
from annotations.formats.format import Format
from annotations.formats.jsonl import JSONL
from annotations.formats.spacy_docbin import DOCBIN

FORMATS: tuple[Format, ...] = (
    JSONL,
    DOCBIN,
    CONLL2003,
)


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
