"""Plain text: one article a file."""

from collections.abc import Iterator
from pathlib import Path

from annotations.readers.encoding import decode
from annotations.readers.news import described
from annotations.readers.reader import Found, Reader, Refusal, name_of


def _read(path: Path) -> Iterator[Found | Refusal]:
    text = decode(path.read_bytes())
    if text.strip():
        yield Found(name_of(path), described(text, source=name_of(path)))
    else:
        yield Refusal(
            name_of(path), "The file holds no text; check that it was saved whole."
        )


TXT = Reader("Plain text", (".txt", ".text"), _read)
