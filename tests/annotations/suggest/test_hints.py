"""The rules' findings as other pipelines take them."""

from collections.abc import Callable
from typing import Any

import pytest

from annotations.suggest.rules.build import build, fine_tokenizer
from annotations.suggest.rules.found import Found
from annotations.suggest.rules.hints import hints
from annotations.suggest.rules.known import known_names
from annotations.suggest.rules.repeats import repeats
from annotations.suggest.rules.tokens import Tokens, cut, number

TEXT = "President Quill met Anna Tolk of the Andean River Commission in Peru for $5m."


@pytest.fixture(scope="module")
def make_doc() -> Callable[[str], Any]:
    """Cut texts as the rules want them, in a vocabulary of no built-in pipeline."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.tokenizer = fine_tokenizer(nlp)
    return nlp.make_doc


def test_hints_are_what_the_pipeline_marks(make_doc: Callable[[str], Any]) -> None:
    marked = [(e.start, e.end, e.label_, e.ent_id_) for e in build()(TEXT).ents]

    assert hints(make_doc(TEXT)) == marked
    assert len(marked) == 5


def test_hints_leave_the_doc_alone(make_doc: Callable[[str], Any]) -> None:
    doc = make_doc(TEXT)

    hints(doc)

    assert not doc.ents
    assert not doc.user_data


def test_an_empty_doc_gives_no_hints(make_doc: Callable[[str], Any]) -> None:
    assert hints(make_doc("")) == []


@pytest.mark.parametrize("text", ["It was in the xx1990s", "abc2010-12 ended"])
def test_what_begins_inside_a_token_is_no_hint(
    make_doc: Callable[[str], Any], text: str
) -> None:
    assert [label for *_, label, _ in hints(make_doc(text)) if label == "DATE"] == []


def test_the_tokenizer_survives_being_stored() -> None:
    import spacy

    stored = fine_tokenizer(spacy.blank("en")).to_bytes()
    text = "A U.S.-based firm (Foo_Bar) paid “$3m.”"

    again = fine_tokenizer(spacy.blank("en")).from_bytes(stored)

    assert [token.text for token in again(text)] == cut(text)


def test_the_pipeline_works_in_several_processes() -> None:
    nlp = build()

    docs = list(nlp.pipe([TEXT, "Rain fell in Peru."], n_process=2, batch_size=1))

    assert [len(doc.ents) for doc in docs] == [5, 1]


def test_words_have_the_numbers_that_spacy_gives_them(
    make_doc: Callable[[str], Any],
) -> None:
    doc = make_doc("PERSON met Anna\u2019s & Co., “ok”")

    assert [token.orth for token in doc] == [number(word) for word in cut(doc.text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [("South Sudan", ["South Sudan", "Sudan"]),
     ("New\nZealand", []),
     ("New Zeal", []),
     ("the Peru-Bolivia deal", ["Peru", "Bolivia"])],
)  # fmt: skip
def test_known_names_are_found_inside_longer_ones(
    make_doc: Callable[[str], Any], text: str, names: list[str]
) -> None:
    found = known_names(Tokens.of(make_doc(text)))

    assert sorted(text[f.start : f.end] for f in found) == sorted(names)


@pytest.mark.parametrize(
    ("text", "again"),
    [("Anna Tolk won. Tolk and Anna left.", ["Anna Tolk", "Tolk", "Anna"]),
     ("Anna Tolk won. Anna Tolk-Bar and Tolks left.", ["Anna Tolk", "Anna"]),
     ("Anna Tolk won. ANNA TOLK left.", ["Anna Tolk"]),
     ("Anna Tolk", ["Anna Tolk"])],
)  # fmt: skip
def test_a_name_comes_back_whole_or_in_part_never_inside_a_word(
    make_doc: Callable[[str], Any], text: str, again: list[str]
) -> None:
    person = Found(0, len("Anna Tolk"), "PERSON", "given name")

    found = repeats([person], Tokens.of(make_doc(text)))

    assert [text[f.start : f.end] for f in found] == again
