"""What a label's key marks where one points, without Shift and with it."""

from dataclasses import replace

import pytest

from annotations.extent import extents_of, other, unmarked
from annotations.marks import Mark
from tests.builders import annotation, span, suggestion

TEXT = "The head of GFI Russia met Jann Wenner of the Rolling Stone Magazine."


def words(text: str, word: str, said: str) -> str:
    found = other(extents_of(text), span(said, text), (), text.index(word))
    return found.of(text) if found else ""


def test_a_pending_part_gives_way_to_the_whole_name() -> None:
    part = replace(suggestion(label="GPE"), span=span("Russia", TEXT))
    pending = Mark(suggestion=part)
    found = unmarked(extents_of(TEXT), [pending], TEXT.index("GFI"))

    assert found == span("GFI Russia", TEXT)


def test_what_was_decided_is_left_out() -> None:
    part = replace(annotation(label="GPE"), span=span("Russia", TEXT))
    decided = Mark(annotation=part)
    found = unmarked(extents_of(TEXT), [decided], TEXT.index("GFI"))

    assert found == span("GFI", TEXT)


@pytest.mark.parametrize(
    ("text", "said", "word", "meant"),
    [
        (TEXT, "Russia", "Russia", "GFI Russia"),
        (TEXT, "head of GFI", "GFI", "GFI Russia"),
        (TEXT, "Jann Wenner of the Rolling Stone Magazine", "Jann", "Jann Wenner"),
        ("in eastern India now", "eastern India", "India", "India"),
        ("in northern Morocco now", "Morocco", "Morocco", "northern Morocco"),
        ("of the Edo period there", "Edo", "Edo", "Edo period"),
        ("for Velislav the Canon", "Velislav", "Velislav", "Velislav the Canon"),
        ("in the Globe and Mail", "Mail", "Mail", "Globe and Mail"),
        ("the African - American vote", "African", "African", "African - American"),
        ("between 1997 and 1998", "1997", "1997", "1997 and 1998"),
        (
            "met Environment Minister John Baird",
            "Environment Minister John Baird",
            "Baird",
            "John Baird",
        ),
        (
            "the Minister of Economy, Trade and Energy",
            "Energy",
            "Energy",
            "Economy, Trade and Energy",
        ),
        ("the Royal Society", "Royal Society", "Society", "Society"),
        ("nothing else here", "else", "else", ""),
        ("from London on Friday", "London", "London", ""),
    ],
)
def test_shift_means_the_other_words(
    text: str, said: str, word: str, meant: str
) -> None:
    assert words(text, word, said) == meant


def test_other_words_that_touch_what_is_taken_are_not_meant() -> None:
    taken = [span("GFI", TEXT)]

    assert other(extents_of(TEXT), span("Russia", TEXT), taken) is None


def test_without_a_point_no_part_is_meant() -> None:
    text = "the Royal Society"

    assert other(extents_of(text), span("Royal Society", text)) is None
