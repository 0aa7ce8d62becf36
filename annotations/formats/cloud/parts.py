"""What the data sets of cloud services have in common: texts of their own, offsets."""

from pathlib import Path, PurePosixPath

from annotations.errors import CopydeskError
from annotations.formats.parts.plain import plain_text
from annotations.wording import shortened


def text_beside(path: Path, uri: str) -> str:
    """Read a text that lies in a bucket, and has been put beside the file.

    Raises:
        CopydeskError: it is not there, cannot be read, or is no text.
    """
    # Whatever folders it is in there: nothing outside of this one is looked at.
    name = PurePosixPath(uri.replace("\\", "/")).name
    place = path.with_name(name) if name and "\0" not in name else path
    if place == path or not place.is_file():
        raise CopydeskError(
            f"Its text “{shortened(uri)}” is not beside the file; put it there."
        )
    try:
        return plain_text(place)
    except OSError as error:
        raise CopydeskError(
            f"Its text could not be read ({error.strerror}); check the file."
        ) from error


def offset_of(value: object) -> int | None:
    """Read an offset; in JSON made of protocol buffers, large numbers are strings."""
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value) if len(value) < len(str(2**63)) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
