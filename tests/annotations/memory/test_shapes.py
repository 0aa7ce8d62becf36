"""What words look like."""

import pytest

from annotations.memory.shapes import Aversion, Shape, is_number, shape_of


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("today", Shape.PLAIN),
        ("someone", Shape.PLAIN),
        ("今日", Shape.PLAIN),
        ("six months", Shape.NUMBERED),
        ("twenty-one days", Shape.NUMBERED),
        ("26 years old", Shape.NUMBERED),
        ("1,300", Shape.FIGURES),
        ("2016 - 17", Shape.FIGURES),
        ("UNCTAD", Shape.CAPITALS),
        ("Ada Moss", Shape.NAME),
        ("June 2004", Shape.DATED),
    ],
)
def test_words_have_a_shape(words: str, shape: Shape) -> None:
    assert shape_of(words) is shape


@pytest.mark.parametrize("words", ["20", "1,300", "One", "twenty-one", "first", "$5"])
def test_numbers_are_numbers_however_they_are_written(words: str) -> None:
    assert is_number(words)


@pytest.mark.parametrize("words", ["today", "one week", "20th", "Ada", "B52", ""])
def test_other_words_are_no_numbers(words: str) -> None:
    assert not is_number(words)


@pytest.mark.parametrize("shape", Shape)
def test_every_shape_is_said(shape: Shape) -> None:
    assert shape.said in Aversion("DATE", shape, {"a": 4}).why()
