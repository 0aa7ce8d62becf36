"""The proof of every format, on writers that do not write what they were given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.export import export
from annotations.exchange.fitting import Fitted
from annotations.exchange.format import Format, Seen, Writer
from annotations.formats import WRITTEN
from annotations.span import Span
from tests.annotations.formats import made

TEXT = "Angela Merkel met Tim Cook 🙂 in Berlin on Tuesday.\n"
NAMES = (("Angela Merkel", "PERSON"), ("Tim Cook", "PERSON"), ("Berlin", "GPE"))
FLAT = made.article(
    *(made.span(words, label, TEXT, state="added") for words, label in NAMES), text=TEXT
)
Change = Callable[[AnnotatedArticle], list[AnnotatedArticle]]


def _with_other_text(one: AnnotatedArticle) -> list[AnnotatedArticle]:
    text = one.article.text.replace("met", "mat")
    return [replace(one, article=replace(one.article, text=text))]


def _with_a_span_moved(one: AnnotatedArticle) -> list[AnnotatedArticle]:
    first, *rest = one.spans
    moved = Span(first.span.start, first.span.end - 1)
    return [replace(one, spans=(replace(first, span=moved), *rest))]


def _with_another_label(one: AnnotatedArticle) -> list[AnnotatedArticle]:
    first, *rest = one.spans
    return [replace(one, spans=(replace(first, label="OTHER"), *rest))]


def _without_a_span(one: AnnotatedArticle) -> list[AnnotatedArticle]:
    return [replace(one, spans=one.spans[1:])]


def _not_at_all(_: AnnotatedArticle) -> list[AnnotatedArticle]:
    return []


def _twice(one: AnnotatedArticle) -> list[AnnotatedArticle]:
    return [one, one]


CHANGES: Mapping[str, Change] = {
    "text": _with_other_text,
    "moved": _with_a_span_moved,
    "label": _with_another_label,
    "without": _without_a_span,
    "none": _not_at_all,
    "twice": _twice,
}
NAMED = {"moved", "label", "without"}
"""Changes of a span, which the proof has to name."""


class Unfaithful:
    """Writes another article, or none, or two, where it is given the first."""

    def __init__(self, writer: Writer, of_format: Format, change: Change) -> None:
        self._writer = writer
        self._format = of_format
        self._changes = iter((change,))

    @property
    def files(self) -> list[Path]:
        return self._writer.files

    def add(self, fitted: Fitted) -> None:
        change = next(self._changes, lambda one: [one])
        for one in change(fitted.annotated):
            self._writer.add(self._format.fit(one))

    def finish(self) -> None:
        self._writer.finish()

    def close(self) -> None:
        self._writer.close()


def _spoilt(of_format: Format, change: Change) -> Format:
    make = of_format.writer
    assert make is not None
    return replace(
        of_format, writer=lambda path: Unfaithful(make(path), of_format, change)
    )


@pytest.mark.parametrize("of_format", WRITTEN, ids=lambda one: one.name)
@pytest.mark.parametrize("what", CHANGES)
def test_what_is_not_as_it_was_given_fails_and_leaves_the_target(
    tmp_path: Path, of_format: Format, what: str
) -> None:
    target = tmp_path / ("out" if of_format.is_spread else f"o{of_format.suffixes[0]}")
    articles = [FLAT, made.mixed()]
    list(export(articles, of_format, target))
    before = _contents(tmp_path)

    with pytest.raises(CopydeskError, match="was read back") as told:
        list(export(articles, _spoilt(of_format, CHANGES[what]), target))

    assert what not in NAMED or "“Angela Merkel” (PERSON" in str(told.value)
    assert _contents(tmp_path) == before


def _contents(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def _seen(of_format: Format, before: bytes, after: bytes, folder: Path) -> str:
    """Change bytes of a file that was written, and hear what the proof says."""

    def spoil(path: Path) -> Writer:
        assert of_format.writer is not None
        writer = of_format.writer(path)
        finish = writer.finish

        def spoilt() -> None:
            finish()
            (file, *_) = writer.files or [path]
            data = file.read_bytes()
            assert before in data
            file.write_bytes(data.replace(before, after, 1))

        vars(writer)["finish"] = spoilt
        return writer

    target = folder / ("out" if of_format.is_spread else "out.it")
    with pytest.raises(CopydeskError, match="was read back") as told:
        list(export([FLAT], replace(of_format, writer=spoil), target))
    assert not list(folder.iterdir())
    return str(told.value)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("hf-jsonl", b'"ner_tags":[1', b'"ner_tags":[3', "“Angela"),
        ("hf-jsonl", b'"Berlin","on"', b'"Verlin","on"', "“Berlin” (GPE"),
        ("webanno-tsv", b"Merkel\t*[1]\tPERSON", b"Merkel\t*[1]\tORG", "another value"),
        ("webanno-tsv", b"30-32\tin", b"30-32\ton", "Words in its rows"),
        ("bioc", b"<text>Tim Cook", b"<text>Tim Kook", "Tim Kook"),
        ("gate-xml", b'<Node id="33"/>', b'<Node id="34"/>', "cannot read it"),
    ],
)
def test_what_other_programs_read_is_proven_too(
    tmp_path: Path, name: str, before: bytes, after: bytes, said: str
) -> None:
    (of_format,) = (one for one in WRITTEN if one.name == name)

    assert said in _seen(of_format, before, after, tmp_path)


def test_a_file_that_the_library_cannot_read_fails(tmp_path: Path) -> None:
    (of_format,) = (one for one in WRITTEN if one.name == "jsonl")

    def refusing(path: Path) -> Iterator[Seen]:
        raise KeyError(path.name)

    with pytest.raises(CopydeskError, match=r"library cannot read it \(KeyError"):
        list(export([FLAT], replace(of_format, library=refusing), tmp_path / "o.jsonl"))
