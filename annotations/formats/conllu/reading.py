"""Reading CoNLL-U: the text as it was, and entities however MISC says them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotations.errors import CopydeskError
from annotations.exchange.format import Reading
from annotations.exchange.found import FoundArticle, FoundSpan
from annotations.formats.conllu.codes import numbered
from annotations.formats.conllu.entities import OURS, Mention, Mentions
from annotations.formats.conllu.plus import in_ten_columns
from annotations.formats.conllu.sentences import Sentence, Word, blocks, sentence_of
from annotations.formats.conllu.text import BLANK, unescaped
from annotations.formats.parts.aside import with_aside
from annotations.formats.parts.extras import KEY
from annotations.formats.tokens.columned import text_lines
from annotations.formats.tokens.tagging import is_tag, tags_read
from annotations.readers.json_text import json_object
from annotations.readers.metadata import news_metadata
from annotations.readers.reader import Refusal, name_of
from annotations.wording import counted, shortened

_DOCUMENT = re.compile(r"^# ?newdoc\b(?: id = (?P<id>.*))?$", re.MULTILINE)
_KEYS = ("name", "NE", "NER", "ner", "ne", "Ner")
_META = "meta::"
_BLANK = BLANK.partition("=")[0]
_READ = len(("eid", "etype"))


def read(path: Path) -> Reading:
    """Read a file article by article; one without marks is one article.

    Raises:
        CopydeskError: it is no CoNLL-U.
        OSError: it cannot be read.
    """
    name = name_of(path)
    names: Sequence[str] = OURS.split("-")
    for page in _pages(blocks(in_ten_columns(text_lines(path)))):
        names = page.names or names
        where = f"{name}, line {page.first}" if page.is_marked else name
        try:
            yield _article(where, page, names)
        except CopydeskError as error:
            if not page.sentences:
                raise CopydeskError(
                    "It has no sentences in the ten columns of CoNLL-U; choose another "
                    "format."
                ) from error
            yield Refusal(where, str(error))


@dataclass(slots=True)
class _Page:
    """The sentences of an article, and what could not be read of it."""

    first: int
    key: str = ""
    is_marked: bool = False
    sentences: list[Sentence] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)

    def add(self, number: int, block: str) -> None:
        try:
            sentence = sentence_of(block)
        except CopydeskError:
            self.damaged.append(number)
        else:
            if sentence.surfaces:
                self.sentences.append(sentence)

    @property
    def names(self) -> Sequence[str]:
        """Name what is said of an entity, if the file does."""
        return (
            next(self.said("global.Entity"), "").split("-") if self.has_entity else ()
        )

    @property
    def has_entity(self) -> bool:
        return next(self.said("global.Entity"), None) is not None

    def said(self, name: str) -> Iterator[str]:
        """List what comments say under a name."""
        return (one.comments[name] for one in self.sentences if name in one.comments)

    def left_aside(self) -> Iterator[str]:
        if self.damaged:
            yield (
                f"{counted(len(self.damaged), 'sentence').capitalize()} damaged and "
                f"left out, the first at line {self.damaged[0]:,}."
            )


def _pages(found: Iterable[tuple[int, str]]) -> Iterator[_Page]:
    page: _Page | None = None
    for number, block in found:
        match = _DOCUMENT.search(block) if "newdoc" in block else None
        if match is not None or page is None:
            if page is not None:
                yield page
            key = (match["id"] or "").strip() if match else ""
            page = _Page(number, key, match is not None)
        page.add(number, block)
    if page is not None:
        yield page


def _article(where: str, page: _Page, names: Sequence[str]) -> FoundArticle:
    if not page.sentences:
        raise CopydeskError("None of its sentences can be read; export it again.")
    laid = _Laid()
    for sentence in page.sentences:
        laid.add(sentence)
    ours = next(page.said(KEY), None)
    # What else we say of our entities is for others.
    spans, left_aside = _spans(page, laid, names if ours is None else names[:_READ])
    comments = {
        key.removeprefix(_META): value
        for one in page.sentences
        for key, value in one.comments.items()
        if key.startswith(_META)
    }
    found = FoundArticle(
        where=where,
        text=laid.text,
        key=page.key,
        news=news_metadata(comments),
        spans=tuple(spans),
        is_rebuilt=laid.is_rebuilt,
        left_aside=(*page.left_aside(), *laid.left_aside, *left_aside),
    )
    return found if ours is None else with_aside(found, json_object(ours.encode()), {})


@dataclass(slots=True)
class _Laid:
    """The text as far as it is put together, and where its words are in it.

    ``is_rebuilt`` tells that the file does not say what stands between sentences.
    """

    pieces: list[str] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)
    is_rebuilt: bool = False
    left_aside: list[str] = field(default_factory=list)
    _length: int = 0
    _due: bool = False
    _has_paragraphs: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, sentence: Sentence) -> None:
        """Go on by a sentence."""
        self._begin(sentence)
        gaps, is_its = sentence.gaps()
        if not is_its:
            shown = shortened(sentence.comments["text"])
            self.left_aside.append(f"“{shown}” is given as the text of other words.")
        places, at = list[tuple[int, int]](), self._length
        for surface, gap in zip(sentence.surfaces, [*gaps, ""], strict=True):
            form = "" if _BLANK in surface.misc else surface.form
            places.append((at, at + len(form)))
            self.pieces += form, gap
            at += len(form) + len(gap)
        self._length = at
        self.words += _words(sentence, places)
        after = sentence.surfaces[-1].after
        self._due = after is None
        self._put(after or "")

    def _begin(self, sentence: Sentence) -> None:
        before = unescaped(sentence.surfaces[0].misc.get("SpacesBefore", ""))
        begins_paragraph = any(one.startswith("newpar") for one in sentence.comments)
        self._has_paragraphs = self._has_paragraphs or begins_paragraph
        if self._due and not before:
            is_same = self._has_paragraphs and not begins_paragraph
            before = " " if is_same else "\n"
            self.is_rebuilt = True
        self._put(before)

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        self._length += len(piece)


def _words(
    sentence: Sentence, places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Say where words are; those of “don't” within it, those of “du” all over it."""
    if sentence.is_plain:
        pairs = zip(sentence.words, places, strict=True)
        yield from ((start, start + len(word.form)) for word, (start, _) in pairs)
        return
    forms: dict[int, list[str]] = {}
    for word in sentence.words:
        forms.setdefault(word.surface, []).append(word.form)
    into: dict[int, int] = {}
    for word in sentence.words:
        start, end = places[word.surface] if word.surface >= 0 else (0, 0)
        if "".join(forms[word.surface]) == sentence.surfaces[word.surface].form:
            start += into.get(word.surface, 0)
            end = start + len(word.form)
        into[word.surface] = into.get(word.surface, 0) + len(word.form)
        if not word.is_empty:
            yield start, end


def _spans(
    page: _Page, laid: _Laid, names: Sequence[str]
) -> tuple[list[FoundSpan], list[str]]:
    words = [word for one in page.sentences for word in one.words]
    if page.has_entity or any("Entity" in word.misc for word in words):
        return _mentioned(words, laid, names)
    text = laid.text
    tags = [
        [_tag(word) for word in one.words if not word.is_empty]
        for one in page.sentences
    ]
    if (mentions := numbered(tags)) is not None:
        return [_mention(one, laid.words, text) for one in mentions], []
    read = tags_read(tags)
    spans = [
        _mention(Mention("", label, ((first, behind - 1),), {}), laid.words, text)
        for first, behind, label in read.spans
    ]
    return spans, list(read.breaches)


def _tag(word: Word) -> str:
    for key in _KEYS:
        if key in word.misc:
            return word.misc[key]
    return next(
        (key for key, value in word.misc.items() if not value and is_tag(key)), "O"
    )


def _mentioned(
    words: Iterable[Word], laid: _Laid, names: Sequence[str]
) -> tuple[list[FoundSpan], list[str]]:
    mentions = Mentions(names)
    at = 0
    for word in words:
        if "Entity" in word.misc:
            mentions.take(word.misc["Entity"], at, at - 1 if word.is_empty else at)
        at += not word.is_empty
    text = laid.text
    spans = [_mention(one, laid.words, text) for one in mentions.done]
    return spans, list(mentions.left_aside())


def _mention(one: Mention, words: Sequence[tuple[int, int]], text: str) -> FoundSpan:
    pieces = [(words[first][0], words[last][1]) for first, last in one.pieces]
    more = {name: value for name, value in one.more.items() if name != "eid"}
    return FoundSpan(
        start=pieces[0][0],
        end=max(end for _, end in pieces),
        label=one.label,
        words=" ".join(text[start:end] for start, end in pieces),
        parts=tuple(pieces) if len(pieces) > 1 else (),
        id=one.id,
        values=more,
    )
