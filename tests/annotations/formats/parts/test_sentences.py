import pytest
from hypothesis import given

from annotations.formats.parts.sentences import sentences, words
from annotations.span import Span
from tests.annotations.formats import made


def cut(text: str, *spans: Span) -> list[str]:
    found = sentences(text, words(text), spans)
    return [text[group[0].start : group[-1].end] for group in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He paid $3.5. “Why?” she asked.", ["He paid $3.5.", "“Why?” she asked."]),
        ("A line\nand another", ["A line", "and another"]),
        ("好。好！", ["好。", "好！"]),  # noqa: RUF001  Chinese ends sentences so
        ("(One.) Two.", ["(One.)", "Two."]),
        (" \n ", []),
    ],
)
def test_sentences_end_where_readers_would_end_them(
    text: str, found: list[str]
) -> None:
    assert cut(text) == found


def test_no_sentence_ends_inside_a_span() -> None:
    assert cut("By St. Paul. Then", Span(3, 11)) == ["By St. Paul.", "Then"]


@given(made.texts)
def test_tokens_hold_all_that_is_no_white_space(text: str) -> None:
    held = {at for token in words(text) for at in range(token.start, token.end)}

    assert {at for at, char in enumerate(text) if not char.isspace()} <= held
