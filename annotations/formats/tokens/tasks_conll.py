"""CoNLL-2003 as Label Studio exports it: a block for each annotation of a task.

Only the first line is a mark. Blank lines part annotations, never sentences, and labels
are as they are in the project, with spaces, too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from annotations.exchange.found import FoundArticle
from annotations.formats.tokens.columned import text_lines
from annotations.formats.tokens.columns import SAMPLE
from annotations.formats.tokens.rows import Sentence, article_of_rows
from annotations.formats.tokens.tagging import OUTSIDE
from annotations.readers.reader import name_of
from annotations.wording import counted

_HEADER = "-DOCSTART- -X- O"
_BETWEEN = " -X- _ "


def are_tasks(lines: Iterable[str]) -> bool:
    """Tell a file by its first lines; nothing else has that mark over four columns."""
    told = [line for line in islice(lines, SAMPLE) if line.strip()]
    rows = [line for line in told if line != _HEADER]
    return told[:1] == [_HEADER] and bool(rows) and all(_BETWEEN in one for one in rows)


def read_tasks(path: Path) -> Iterator[FoundArticle]:
    """Read a file that is known to be one; an article for each annotation.

    Raises:
        CopydeskError: the file is no text.
        OSError: it cannot be read.
    """
    name, page = name_of(path), _Page()
    for number, line in enumerate(text_lines(path), start=1):
        if line.strip() and line != _HEADER:
            page.take(line, number)
        elif page.words:
            yield page.article(name)
            page = _Page()
    if page.words:
        yield page.article(name)


@dataclass(slots=True)
class _Page:
    """The tokens of an annotation, and how many lines are none."""

    first: int = 0
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    odd: int = 0

    def take(self, line: str, number: int) -> None:
        """Go on by a line."""
        word, found, tag = line.partition(_BETWEEN)
        self.first = self.first or number
        self.words.append(word.strip() or line.strip())
        self.tags.append(tag if word.strip() and found else OUTSIDE)
        self.odd += not found

    def article(self, name: str) -> FoundArticle:
        """Put the text together."""
        said = f"Taken for words outside of spans: {counted(self.odd, 'odd line')}."
        return article_of_rows(
            f"{name}, line {self.first}",
            [Sentence(self.words, self.tags)],
            left_aside=(said,) if self.odd else (),
        )
