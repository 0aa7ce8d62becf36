import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.article import Article
from annotations.memory.page import Page, head
from annotations.tokens import Tokens
from annotations.words import words_key
from tests.annotations.memory.recalling import at, said


def places(words: str, text: str) -> list[str]:
    return [span.of(text) for span in Page(Article(text=text), ()).places(words)]


def test_words_are_found_wherever_they_stand_as_whole_tokens() -> None:
    assert (
        places("Wren", "Wren met Wrenford. Wren\u2019s boat; a wren.") == ["Wren"] * 2
    )


def test_words_are_found_over_a_line_end() -> None:
    assert places("Ada Moss", "It was Ada\nMoss.") == ["Ada\nMoss"]


@pytest.mark.parametrize(
    "words", ["U.S.", "O'Neill", "1,200", "2012-13", "北京", "Zürich West", "e\u0301"]
)
def test_unusual_words_are_found(words: str) -> None:
    assert places(words_key(words), f"See {words} there.") == [words]


def test_places_never_overlap() -> None:
    assert len(places("ba ba", "ba ba ba ba ba")) == 2


@pytest.mark.parametrize(
    ("words", "beginning"),
    [("Wren", "Wren"), ("Ada Moss", "Ada Moss"), ("the Wren Council", "the Wren"),
     ("2012-13", "2012-"), ("北京市", "北京"), ("", "")],
)  # fmt: skip
def test_words_are_found_by_their_first_two_tokens(words: str, beginning: str) -> None:
    assert head(words) == beginning


@given(st.text(alphabet="aB. -'\u2019é1\n", max_size=30), st.data())
def test_whatever_tokens_cover_is_found_by_its_head(
    text: str, data: st.DataObject
) -> None:
    tokens = Tokens.of(text)
    if not len(tokens):
        return
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    words = words_key(text[tokens.starts[first] : tokens.ends[last]])
    if len(Tokens.of(words)) == last - first + 1:
        page = Page(Article(text=text), ())

        assert head(words) in page.heads
        assert page.places(words)


def test_what_a_run_says_is_found_by_words_and_by_place() -> None:
    text = "Wren met Moss."
    wren, moss = said("Wren", "ORG", text), said("Moss", "PERSON", text)
    page = Page(Article(text=text), (wren, moss))

    assert page.said["Moss"] == [moss]
    assert page.touching(at("met Moss", text)) == [moss]


def test_a_span_is_narrowed_and_widened_by_tokens() -> None:
    text = "On the Wren Council"
    page = Page(Article(text=text), ())
    span = at("the Wren", text)

    assert page.reach(span, before=-1, after=0) == at("Wren", text)
    assert page.reach(span, before=1, after=1) == at(text, text)
    assert page.reach(span, before=2, after=0) is None
    assert page.reach(at("On", text), before=-1, after=0) is None
