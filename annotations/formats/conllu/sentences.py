"""Sentences of CoNLL-U, read with the ``conllu`` library: surface tokens and words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from annotations.errors import CopydeskError
from annotations.formats.conllu.text import misc_of, space_after
from annotations.formats.tokens.rows import aligned


class Word(NamedTuple):
    """A syntactic word, or an empty node; ``surface`` is the token it is part of.

    ``form`` is empty for an empty node, whose ``surface`` is the one before it.
    """

    form: str
    misc: Mapping[str, str]
    surface: int
    is_empty: bool = False


class Surface(NamedTuple):
    """What stands in the text, and what white space goes before and after, if said."""

    form: str
    misc: Mapping[str, str]
    after: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Comments by name, tokens as they stand in the text, and words.

    ``is_plain`` tells that each token is one word, and each word a token.
    """

    comments: Mapping[str, str]
    surfaces: list[Surface]
    words: list[Word]
    is_plain: bool = False

    def gaps(self) -> tuple[list[str], bool]:
        """Give the white space between tokens, and whether the given text is theirs.

        Where the tokens say nothing of it, the text of the sentence does.
        """
        said = ["" if one.after == "" else one.after or " " for one in self.surfaces]
        text = self.comments.get("text", "").strip()
        forms = [one.form for one in self.surfaces]
        ours = "".join(map("".join, zip(forms, said, strict=True)))
        if not text or ours.split() == text.split():
            return said[:-1], True
        places = aligned(forms, text)
        if places is None:
            return said[:-1], False
        ends = [end for _, end in places[:-1]]
        starts = [start for start, _ in places[1:]]
        return [text[a:b] for a, b in zip(ends, starts, strict=True)], True


def sentence_of(block: str) -> Sentence:
    """Read a sentence.

    Raises:
        CopydeskError: it is damaged.
    """
    import conllu
    from conllu.exceptions import ParseException

    lines = block.split("\n")
    rows = [line for line in lines if not line.startswith(_COMMENT)]
    if all(map(_is_plain, rows)):
        return _plain([line for line in lines if line.startswith(_COMMENT)], rows)
    try:
        found = conllu.parse(block, field_parsers=_AS_IT_IS)
    except (ParseException, ValueError) as error:  # the latter of endless numbers
        raise CopydeskError(str(error)) from error
    comments = {key: str(value or "") for key, value in found[0].metadata.items()}
    return _sentence(comments, [row for one in found for row in one])


def _is_plain(row: str) -> bool:
    """Tell a row in which nothing but its tabs is of meaning to the library."""
    number, tab, _ = row.partition("\t")
    is_word = number in _NUMBERS and row.count(tab) == _TABS
    return is_word and row == row.strip() and "  " not in row


def _plain(comments: Iterable[str], rows: Iterable[str]) -> Sentence:
    """Read rows as the library does, which takes ten times as long for these."""
    from conllu.parser import parse_comment_line

    surfaces, words = list[Surface](), list[Word]()
    for at, row in enumerate(rows):
        _, form, *_, cell = row.split("\t")
        misc = _NO_MISC if cell == "_" else misc_of(cell)
        surfaces.append(Surface(form, misc, space_after(misc)))
        words.append(Word(form, misc, at))
    told = dict(pair for line in comments for pair in parse_comment_line(line))
    said = {key: str(value or "") for key, value in told.items()}
    return Sentence(said, surfaces, words, is_plain=True)


def _sentence(comments: Mapping[str, str], rows: Iterable[Any]) -> Sentence:
    surfaces, words = list[Surface](), list[Word]()
    within = 0
    for row in rows:
        number, form = row["id"], row.get("form") or ""
        misc = misc_of(str(row.get("misc") or [*row.values()][-1]))
        if isinstance(number, tuple) and number[1] == ".":
            words.append(Word("", misc, len(surfaces) - 1, is_empty=True))
        elif isinstance(number, tuple):
            within = number[2] - number[0] + 1
            surfaces.append(Surface(form, misc, space_after(misc)))
        else:
            if within:
                within -= 1
            else:
                surfaces.append(Surface(form, misc, space_after(misc)))
            words.append(Word(form, misc, len(surfaces) - 1))
    return Sentence(comments, surfaces, words)


_COMMENT = "#"
_NO_MISC: Mapping[str, str] = MappingProxyType({})
_NUMBERS = frozenset(map(str, range(1, 1_000)))
_TABS = 9


def _as_it_is(line: list[str], at: int) -> str:
    return line[at]


# What we do not ask for need not be right; the library reads MISC as a dictionary in
# which whatever follows a second “=” is lost.
_AS_IT_IS: dict[str, Callable[[list[str], int], Any]] = dict.fromkeys(
    ("xpos", "feats", "head", "deps", "misc"), _as_it_is
)


def blocks(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Part a file at its blank lines, with the number of the first line of each."""
    block: list[str] = []
    number = 0
    for number, line in enumerate(lines, start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), "\n".join(block)
            block = []
    if block:
        yield number + 1 - len(block), "\n".join(block)
