"""Tables with a token a row, as trainers and shared corpora have them as CSV.

An article is what has one name in a column of documents, else of sentences; the name
may stand on the first row of each only. Without such columns it is the whole table, in
which empty rows part sentences.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self

from annotations.exchange.format import Reading
from annotations.exchange.writing import key_of
from annotations.formats.tables.headings import bare, headed
from annotations.formats.tables.table import NEEDED
from annotations.formats.tokens.rows import Sentence, article_of_rows
from annotations.formats.tokens.tagging import OUTSIDE, is_tag
from annotations.readers.reader import name_of

_WORDS = frozenset({"word", "words", "token", "tokens", "form"})
_TAGS = frozenset(
    {"tag", "tags", "label", "labels", "ner", "nertag", "nertags", "iob", "bio"}
)
_SENTENCES = frozenset({"sentence", "sentenceid", "sentid", "sentenceidx", "sentno"})
_DOCUMENTS = frozenset({"doc", "docid", "document", "documentid", "file", "filename"})


class _Token(NamedTuple):
    row: int
    article: str
    sentence: str
    word: str
    tag: str


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns have words and tags, and what parts sentences and articles."""

    word: int
    tag: int
    sentence: int | None
    document: int | None

    @classmethod
    def of(cls, columns: Sequence[str]) -> Self | None:
        names = [bare(one.lower()) for one in columns]
        word, tag, sentence, document = (
            next((at for at, name in enumerate(names) if name in known), None)
            for known in (_WORDS, _TAGS, _SENTENCES, _DOCUMENTS)
        )
        if word is None or tag is None or {*headed(columns)} >= NEEDED:
            return None
        return cls(word, tag, sentence, document)

    def tokens(self, rows: Iterable[Sequence[str]]) -> Iterator[_Token]:
        """Yield the tokens, with names where they are left out."""
        article = sentence = ""
        for number, cells in enumerate(rows, start=2):
            sentence = _cell(cells, self.sentence) or sentence
            is_of_documents = self.document is not None
            named = self.document if is_of_documents else self.sentence
            name = _cell(cells, named)
            article = name or article
            if word := _cell(cells, self.word):
                tag = _cell(cells, self.tag) or OUTSIDE
                yield _Token(number, article, sentence, word, tag)
            elif self.sentence is None:
                sentence = str(number)


def is_tokened(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Tell by its columns, and the tags in some rows, whether a token is a row."""
    found = _Columns.of(columns)
    if found is None:
        return False
    tags = [token.tag for token in found.tokens(rows)]
    return bool(tags) and all(map(is_tag, tags))


def articles_tokened(
    columns: Sequence[str], rows: Iterable[Sequence[str]], path: Path
) -> Reading:
    """Read the rows below the first; their text is put together from the words."""
    found = _Columns.of(columns)
    assert found is not None  # noqa: S101  whoever calls has asked
    for name, tokens in groupby(found.tokens(rows), lambda token: token.article):
        own = [*tokens]
        sentences = [
            Sentence([one.word for one in some], [one.tag for one in some])
            for _, group in groupby(own, lambda token: token.sentence)
            if (some := [*group])
        ]
        where = f"{name_of(path)}, row {own[0].row}"
        yield article_of_rows(where, sentences, key=key_of(name))


def has_tokens(columns: Sequence[str]) -> bool:
    """Tell by its columns alone whether a table may have a token a row."""
    return _Columns.of(columns) is not None


def _cell(cells: Sequence[str], at: int | None) -> str:
    return "" if at is None or at >= len(cells) else cells[at].strip()
