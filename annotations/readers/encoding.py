"""Bytes to text: Unicode first, then what news archives are in."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from unicodedata import category

from annotations.errors import CopydeskError
from annotations.readers.legacy import legacy_text

# The UTF-32 marks come first: the little one begins like the UTF-16 one.
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a packed file such as .zip, .docx or .odt"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
)
# Form feeds and the old end-of-file mark do turn up in wire texts.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
# ASCII in UTF-16 is half zeros; other scripts are no ASCII without theirs.
_HALF_ZERO = 0.4
_NO_CHARACTER = {"Cn", "Co"}


class NotTextError(CopydeskError):
    """The bytes are no text."""


class UnknownEncodingError(CopydeskError):
    """The bytes may be text, in an encoding we cannot name."""


def decode(data: bytes) -> str:
    """Turn bytes into text with LF line ends, changing nothing else but a leading BOM.

    Raises:
        NotTextError: the bytes are a picture, a program, a packed file.
        UnknownEncodingError: no encoding makes readable text of them.
    """
    text = _decoded(data)
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text("a binary file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_other_formats(data: bytes) -> None:
    """Raise ``NotTextError`` if the first bytes are a picture's, a PDF's and so on."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _no_text(what)


def _decoded(data: bytes) -> str:
    refuse_other_formats(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding)
    if b"\0" in data:
        return _wide(data)
    try:
        return _iso2022(data) or data.decode("utf-8")
    except UnicodeDecodeError as broken:
        _refuse_damaged(data, first=broken.start)
    return _legacy(data)


def _legacy(data: bytes) -> str:
    if text := legacy_text(data):
        return text
    raise UnknownEncodingError(
        "The encoding of this text cannot be told; save it as UTF-8 and import that."
    )


def _no_text(what: str) -> NotTextError:
    return NotTextError(
        f"This is {what}, not plain text; save the article's text as UTF-8 and import "
        "that."
    )


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(
            f"This text is marked as {encoding.upper()} but breaks off or is damaged "
            f"at byte {error.start}; save it as UTF-8 and import it again."
        ) from error


def _wide(data: bytes) -> str:
    """Read UTF-16 without a mark: the zero half of each ASCII character tells."""
    if data.replace(b"\0", b"").isascii() and data.count(0) < len(data) * _HALF_ZERO:
        raise _no_text("a binary file")
    little = data[1::2].count(0) > data[::2].count(0)
    try:
        text = data.decode("utf-16-le" if little else "utf-16-be")
    except UnicodeDecodeError as error:
        raise _no_text("a binary file") from error
    if sum(category(char) in _NO_CHARACTER for char in text) > len(text) // 100:
        raise _no_text("a binary file")
    return text


def _iso2022(data: bytes) -> str:
    """Read the Japanese encoding that hides in ASCII, or nothing."""
    if not re.search(rb"\x1b\$[@B]", data):
        return ""
    return data.decode("iso2022_jp")


def _refuse_damaged(data: bytes, *, first: int) -> None:
    """Raise if this is UTF-8 with a few broken bytes rather than another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(char > "\x7f" for char in text) - broken
    if wide >= 4 * broken:
        raise UnknownEncodingError(
            f"This is UTF-8 with broken characters, the first at byte {first}; save it "
            "as UTF-8 from its source and import it again."
        )
