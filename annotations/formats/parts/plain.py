"""Plain text and plain names, for formats that have no escapes."""

import re
from codecs import BOM_UTF8
from pathlib import Path
from unicodedata import normalize

from annotations.exchange.fitting import Fitted, retold
from annotations.readers.encoding import decode, refuse_other_formats

_MARK = "\ufeff"
_JOINER = "\u2060"
_NO_MARK = "a byte order mark as its first character"
_PLAIN = re.compile(r"[A-Za-z0-9_-]")


def plain_text(path: Path) -> str:
    """Read a text exactly as it stands, its own line ends included, but for a mark.

    Raises:
        CopydeskError: it is no text.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    refuse_other_formats(data)
    if b"\0" in data:
        return decode(data)
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return decode(data)


def without_mark(found: Fitted) -> Fitted:
    """Put a word joiner, which looks as little, where a text begins with a mark."""
    return retold(found, _joined, _NO_MARK)


def plain_name(name: str) -> str:
    """Write a name in ASCII letters, digits, ``_`` and ``-``, different if it can be.

    Accents go, white space and signs become ``_``; other letters become ``U`` and
    their number, so that names in other scripts stay apart.
    """
    return "".join(map(_plain, name))


def _joined(text: str) -> str:
    return _JOINER + text[1:] if text.startswith(_MARK) else text


def _plain(char: str) -> str:
    if _PLAIN.fullmatch(char):
        return char
    base = normalize("NFKD", char)[0]
    if _PLAIN.fullmatch(base):
        return base
    return f"U{ord(char):X}" if char.isalnum() else "_"
