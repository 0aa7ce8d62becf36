"""What spaCy's own reader of columns sees in a file."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from types import FunctionType
from typing import Any, TextIO

from typing_extensions import override

from annotations.annotated import AnnotatedArticle
from annotations.exchange.format import Entity, Seen, seen
from annotations.formats.tokens.rows import HEADER

_HEAD = f"{HEADER}\n"
_NEXT = f"\n{_HEAD}"
_SENTENCE = "\n\n"
_AT_ONCE = 250_000
_LONGEST = 1_000
"""How many lines of an article are given to spaCy at a time."""
_MOST_WORDS = 50_000
"""How many different ones spaCy is to remember: a corpus may have any number."""


def seen_by_spacy(path: Path) -> Iterator[Seen]:
    """Read a file of columns with spaCy's own reader.

    It takes its time to start, so it is given many articles at once; and time with the
    square of an article's length, so long ones are cut between sentences.
    """
    convert, texts = _reader()
    with path.open(encoding="utf-8", newline="\n") as file:
        for articles in _articles(file):
            parts = [_parts(one) for one in articles]
            text = "".join(chain.from_iterable(parts))
            docs = convert(text, no_print=True) if text else iter(())
            for some in parts:
                yield _joined(islice(docs, len(some)), texts)


def shown_to_spacy(annotated: AnnotatedArticle) -> Seen:
    """Say what spaCy should see: it has no line ends."""
    found = seen(annotated)
    return Seen(found.text.replace("\n", " "), found.entities)


@cache
def _reader() -> tuple[Callable[..., Iterator[Any]], Callable[[Any], str]]:
    """Give spaCy's reader, and what gives the text of a document of its.

    It is the very code, but sees two other things by their names. The language, made
    for each text otherwise, is made seldom; and its documents show it no tokens. It
    would give each a tag of speech and say whether it begins a sentence, which is not
    looked at here, and for which spaCy goes through the whole document each time.
    """
    from spacy.tokens import Doc
    from spacy.training import converters
    from spacy.util import get_lang_class

    class Words(Doc):
        """The words and entities of an article, its tokens hidden."""

        @override
        def __iter__(self) -> Iterator[Any]:
            return iter(())

    def text_of(doc: Doc) -> str:
        return "".join([token.text_with_ws for token in Doc.__iter__(doc)])

    kept = dict[str, Any]()

    def language(name: str) -> Callable[[], Any]:
        if name not in kept or len(kept[name].vocab) > _MOST_WORDS:
            kept[name] = get_lang_class(name)()
        return lambda: kept[name]

    known: Any = vars(converters)["conll_ner_to_docs"]
    names = {**known.__globals__, "Doc": Words, "get_lang_class": language}
    return FunctionType(known.__code__, names, None, known.__defaults__), text_of


def _articles(file: TextIO) -> Iterator[list[str]]:
    """Yield whole articles, many at a time."""
    rest = ""
    while block := file.read(_AT_ONCE):
        first, *others = (rest + block).split(_NEXT)
        whole = [first, *(_HEAD + one for one in others)]
        rest = whole.pop()
        yield [f"{one}\n" for one in whole]
    yield [rest] if rest else []


def _parts(article: str) -> list[str]:
    """Cut a long article into several; none of an empty one, which spaCy skips."""
    parts, part, lines = list[str](), list[str](), 0
    is_long = article.count("\n") > _LONGEST
    for sentence in article.split(_SENTENCE) if is_long else [article]:
        part.append(sentence)
        lines += sentence.count("\n") + 1
        if lines > _LONGEST:
            parts.append(_SENTENCE.join([*part, ""]))
            part, lines = [HEADER], 0
    parts.append(_SENTENCE.join(part))
    return [one for one in parts if one.removeprefix(HEADER).strip()]


def _joined(docs: Iterable[Any], text_of: Callable[[Any], str]) -> Seen:
    texts, entities, length = list[str](), list[Entity](), 0
    for doc in docs:
        text = text_of(doc)
        texts.append(text)
        entities += [
            Entity(length + span.start_char, length + span.end_char, span.label_)
            for span in doc.ents
        ]
        length += len(text)
    return Seen("".join(texts).rstrip(), tuple(entities))
