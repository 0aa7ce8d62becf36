"""CoNLL-2011 and 2012, in which OntoNotes is handed out: names in brackets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.formats.tokens.rows import Sentence, article_of_rows
from annotations.formats.tokens.tagging import OUTSIDE
from annotations.wording import counted

_BEGIN = re.compile(r"#\s?begin document \((?P<id>[^)]*)\)(?:; part (?P<part>\d+))?")
_END = re.compile(r"#\s?end document")
_WORD, _NAME = 3, 10
_FEWEST = 12


def is_conll2012(lines: Iterable[str]) -> bool:
    """Tell a file by the mark that its first article begins with."""
    first = next((line for line in lines if line.strip()), "")
    return _BEGIN.match(first) is not None


def read_conll2012(name: str, lines: Iterable[str]) -> Iterator[FoundArticle]:
    """Read the lines of a file of some name.

    Raises:
        CopydeskError: a line has too few columns.
    """
    page: _Page | None = None
    for number, line in enumerate(lines, start=1):
        match = _BEGIN.match(line)
        if match is not None:
            if page is not None:
                yield page.article()
            key = "-".join(filter(None, match.groups()))
            page = _Page(f"{name}, line {number}", key)
        elif page is not None and not _END.match(line):
            page.take(line, number)
    if page is not None:
        yield page.article()


@dataclass(slots=True)
class _Page:
    where: str
    key: str
    sentences: list[Sentence] = field(default_factory=list)
    corefers: int = 0
    _words: list[str] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)
    _open: str = ""

    def take(self, line: str, number: int) -> None:
        """Go on by a token, or end a sentence."""
        cells = line.split()
        if not cells:
            self._end()
            return
        if len(cells) < _FEWEST:
            raise CopydeskError(
                f"Line {number} has {counted(len(cells), 'column')} of at least "
                f"{_FEWEST}; take the file from its source again."
            )
        self._words.append(cells[_WORD])
        self._tags.append(self._tag(cells[_NAME]))
        self.corefers += cells[-1] != "-"

    def article(self) -> FoundArticle:
        """Make the article."""
        self._end()
        aside: Sequence[str] = ()
        if self.corefers:
            aside = [f"Who is meant again, at {counted(self.corefers, 'token')}."]
        return article_of_rows(
            self.where, self.sentences, key=self.key, left_aside=aside
        )

    def _tag(self, cell: str) -> str:
        """Make a tag of what a bracket says."""
        if label := cell.strip("()*"):
            self._open = label
        prefix = "B" if label else "I"
        tag = f"{prefix}-{self._open}" if self._open else OUTSIDE
        if ")" in cell:
            self._open = ""
        return tag

    def _end(self) -> None:
        if self._words:
            self.sentences.append(Sentence(self._words, self._tags))
        self._words, self._tags, self._open = [], [], ""
