from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotations.formats.parts.tokenising import tokens_of
from annotations.span import Span
from tests.annotations.formats import made


def test_tokens_have_no_white_space_and_say_where_sentences_begin() -> None:
    found = tokens_of("One two. Three\nfour  five", [])

    assert found.words == ["One", "two", ".", "Three", "four", "five"]
    assert found.starts == [0, 4, 7, 9, 15, 21]
    assert found.firsts == [0, 3, 4]


def test_tokens_are_cut_where_spans_end() -> None:
    assert tokens_of("U.S.-based", [Span(0, 4)]).words == ["U.S.", "-based"]


def test_no_sentence_ends_inside_a_span() -> None:
    assert tokens_of("Ab.\nCd. Ef", [Span(0, 6)]).firsts == [0, 4]


@cache
def _english() -> Callable[[str], Iterable[Any]]:
    """Make a pipeline that ends sentences, which takes longer than a hundred texts."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


_ENDS = st.text(st.sampled_from("ab .!?。\"') \n…"), min_size=1)


@settings(max_examples=200, deadline=None)
@given(made.texts | _ENDS)
def test_sentences_end_where_spacy_ends_them_and_at_line_ends(text: str) -> None:
    assume("-DOCSTART-" not in text)  # which is cut
    doc = _english()(text)
    expected, due, number = list[int](), True, 0
    for token in doc:
        due = (
            due or bool(token.is_sent_start) or (token.is_space and "\n" in token.text)
        )
        if not token.is_space:
            expected += [number] if due else []
            due = False
            number += 1

    assert list(tokens_of(text, []).firsts) == expected
