"""Plain text: one article a file."""

from collections.abc import Iterator
from pathlib import Path

from annotations.readers.encoding import decode
from annotations.readers.news import described
from annotations.readers.reader import Found, Reader, Refusal


def _read(path: Path) -> Iterator[Found | Refusal]:
    text = decode(path.read_bytes())
    if text.strip():
        yield Found(path.name, described(text, source=path.name))
    else:
        yield Refusal(
            path.name, "The file holds no text; check that it was saved whole."
        )


TXT = Reader("Plain text", (".txt", ".text"), _read)
