"""What writers of files have in common."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

from typing_extensions import override

from annotations.annotated import AnnotatedArticle
from annotations.exchange.fitting import Fitted

Pages = Callable[[Fitted], Mapping[str, bytes]]
"""Makes an article's files, by their suffixes."""
Rest = Callable[[Iterable[str]], Mapping[str, bytes]]
"""Makes what goes beside them, by name, from the labels in use, in order."""

_LONGEST = 40


class StreamWriter:
    """Writes articles one after another into one file."""

    def __init__(self, path: Path, record: Callable[[Fitted], bytes]) -> None:
        self.files: list[Path] = []
        self._record = record
        self._stream = path.open("xb")

    def add(self, fitted: Fitted) -> None:
        """Write an article."""
        self._stream.write(self._record(fitted))

    def finish(self) -> None:
        """Close the file."""
        self._stream.close()

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


class FramedWriter(StreamWriter):
    """Writes articles into one file, with something around and between them."""

    def __init__(
        self, path: Path, record: Callable[[Fitted], bytes], frame: Sequence[bytes]
    ) -> None:
        super().__init__(path, record)
        self._lead, self._between, self._end = frame

    @override
    def add(self, fitted: Fitted) -> None:
        self._stream.write(self._lead)
        self._lead = self._between
        super().add(fitted)

    @override
    def finish(self) -> None:
        if self._lead != self._between:
            self._stream.write(self._lead)
        self._stream.write(self._end)
        super().finish()


class SpreadWriter:
    """Writes each article into files of its own, in a folder that is there."""

    def __init__(self, folder: Path, pages: Pages, rest: Rest = lambda _: {}) -> None:
        self.files: list[Path] = []
        self._folder = folder
        self._pages = pages
        self._rest = rest
        self._stems: set[str] = set()
        self._labels: dict[str, None] = {}

    def add(self, fitted: Fitted) -> None:
        """Write an article's files; the first of them stands for it."""
        stem = unused(stem_of(fitted.annotated), self._stems)
        made = [
            self._write(stem + suffix, data)
            for suffix, data in self._pages(fitted).items()
        ]
        self.files.append(made[0])
        self._labels |= dict.fromkeys(one.label for one in fitted.annotated.spans)

    def finish(self) -> None:
        """Write what goes beside the articles."""
        for name, data in self._rest(sorted(self._labels)).items():
            self._write(name, data)

    def close(self) -> None:
        """Let go of nothing: no file stays open."""

    def _write(self, name: str, data: bytes) -> Path:
        path = self._folder / name
        path.write_bytes(data)
        return path


def stem_of(annotated: AnnotatedArticle) -> str:
    """Name an article's files: some words of its title, then its id."""
    article = annotated.article
    plain = normalize("NFKD", article.title).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.casefold()))[:_LONGEST]
    return "-".join(filter(None, (slug.strip("-"), article.key)))


def key_of(stem: str) -> str:
    """Find the id at the end of a file's name, or take the whole name for one."""
    match = re.search(r"(?:^|-)([0-9a-f]{16})(?:-\d+)?$", stem)
    return match[1] if match else stem


def unused(stem: str, used: set[str]) -> str:
    """Number a name if it is taken, and take it."""
    name, number = stem, 1
    while name in used:
        number += 1
        name = f"{stem}-{number}"
    used.add(name)
    return name
