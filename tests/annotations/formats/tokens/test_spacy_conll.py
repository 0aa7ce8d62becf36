"""What spaCy sees of a file, however many articles it has and however long they are."""

from pathlib import Path

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.proof import Ledger
from annotations.formats.tokens import spacy_conll
from annotations.formats.tokens.conll2003 import CONLL2003
from annotations.formats.tokens.spacy_conll import seen_by_spacy, shown_to_spacy
from tests.annotations.formats import made

LONG = ["Ada met Bob. " * times for times in (200, 249, 250, 251, 333, 499, 500, 501)]


def articles() -> list[AnnotatedArticle]:
    return [
        made.mixed(),
        made.article(text=" "),
        *(made.article(made.span("Ada", "PERSON", text), text=text) for text in LONG),
        *made.numbered(20),
        made.article(text=""),
    ]


def shown(some: list[AnnotatedArticle]) -> list[object]:
    return [shown_to_spacy(CONLL2003.fit(one).annotated) for one in some]


@pytest.mark.parametrize("at_once", [1, 50, 3_000, 250_000])
def test_all_articles_are_seen_as_they_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    few = articles() if at_once > 1 else made.numbered(3)
    monkeypatch.setattr(spacy_conll, "_AT_ONCE", at_once)
    (path,), _ = made.written(tmp_path, few, CONLL2003)

    assert list(seen_by_spacy(path)) == shown(few)


@pytest.mark.parametrize("longest", [1, 2, 5, 17, 18, 19])
def test_it_does_not_matter_where_an_article_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(spacy_conll, "_LONGEST", longest)
    (path,), _ = made.written(tmp_path, articles(), CONLL2003)

    assert list(seen_by_spacy(path)) == shown(articles())


def test_words_that_spacy_forgets_are_learnt_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_conll, "_MOST_WORDS", 1)
    monkeypatch.setattr(spacy_conll, "_AT_ONCE", 300)
    (path,), _ = made.written(tmp_path, articles(), CONLL2003)

    assert list(seen_by_spacy(path)) == shown(articles())


def test_spacy_itself_is_left_as_it_was(tmp_path: Path) -> None:
    from spacy.training import converters

    (path,), _ = made.written(tmp_path, [made.mixed()], CONLL2003)
    list(seen_by_spacy(path))

    convert = vars(converters)["conll_ner_to_docs"]
    (doc,) = convert(path.read_text("utf-8"), no_print=True)

    assert [token.tag_ for token in doc][:2] == ["-X-", "-X-"]
    assert len(list(doc.sents)) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Merkel -X- _ I-", b"Merkel -X- _ B-"),
        (b"Merkel -X- _ I-PERSON", b"Merkel -X- _ O"),
        (b"met -X- _ O", b"meet -X- _ O"),
        (b"met -X- _ O\n", b""),
        (b"met -X- _ O", b"met -X- _"),
        (b"-DOCSTART- -X- O O", b"-DOCSTART- -X- O"),
    ],
    ids=["tag", "end", "word", "line", "cell", "header"],
)
@pytest.mark.parametrize("at", [0, 2])
def test_what_is_not_as_written_is_seen_by_spacy_too(
    tmp_path: Path, before: bytes, after: bytes, at: int
) -> None:
    ledger = Ledger(CONLL2003)
    for one in made.numbered(4):
        ledger.note(CONLL2003.fit(one))
    (path,), _ = made.written(tmp_path, made.numbered(4), CONLL2003)
    pieces = path.read_bytes().split(before)
    path.write_bytes(
        before.join(pieces[: at + 1]) + after + before.join(pieces[at + 1 :])
    )

    with pytest.raises(CopydeskError, match="The file was read back"):
        list(ledger.prove_to_library(seen_by_spacy(path)))
    ledger.close()
