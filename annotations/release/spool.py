"""The articles of a release as they were at one moment, to be gone over often."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from tempfile import TemporaryFile

from annotations.annotated import AnnotatedArticle
from annotations.exchange.record import article_of, record_of
from annotations.exchange.text import as_json
from annotations.marks import PENDING


class Spool:
    """Keeps articles in a temporary file, by the digests of their texts.

    What is decided while a release is written then comes into none of its formats.
    """

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  see close
        self._places: dict[str, int] = {}

    def close(self) -> None:
        """Forget everything."""
        self._file.close()

    def add(self, annotated: AnnotatedArticle) -> None:
        """Keep an article."""
        self._places[annotated.article.sha256] = self._file.tell()
        line = as_json(record_of(_steady(annotated))) + "\n"
        self._file.write(line.encode("utf-8", "surrogatepass"))

    def get(self, digest: str) -> AnnotatedArticle:
        """Give an article back."""
        self._file.seek(self._places[digest])
        line = self._file.readline().decode("utf-8", "surrogatepass")
        return article_of(json.loads(line))


def _steady(annotated: AnnotatedArticle) -> AnnotatedArticle:
    """Name pending spans by what they are.

    Their ids are numbers in a project file, by the order in which things came in.
    """
    spans = [
        replace(one, id=f"pending:{one.span.start}-{one.span.end}:{one.label}")
        if one.state == PENDING
        else one
        for one in annotated.spans
    ]
    return replace(annotated, spans=tuple(spans))


@dataclass(frozen=True, slots=True)
class Spooled:
    """Some articles of a spool, in a fixed order."""

    spool: Spool
    digests: Sequence[str]

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        return map(self.spool.get, self.digests)

    def __len__(self) -> int:
        return len(self.digests)
