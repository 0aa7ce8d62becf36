"""What the proof is told of a file in columns is what an import would find there."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from annotations.annotated import AnnotatedArticle
from annotations.exchange.facts import line_of
from annotations.exchange.format import Format
from annotations.exchange.found import FoundArticle
from annotations.formats.tokens.conll2003 import CONLL2003
from annotations.formats.tokens.iob import IOB
from tests.annotations.formats import made

FORMATS = pytest.mark.parametrize("of_format", [CONLL2003, IOB], ids=lambda f: f.name)


def held(path: Path, of_format: Format) -> list[object]:
    assert of_format.held is not None
    return list(of_format.held(path))


def held_in(folder: Path, rows: str, of_format: Format = IOB) -> list[object]:
    path = folder / "in.iob"
    path.write_text(rows, "utf-8", newline="")
    return held(path, of_format)


@FORMATS
@settings(max_examples=60, deadline=None)
@given(annotated=made.articles())
def test_an_article_is_held_as_it_would_be_imported(
    tmp_path_factory: pytest.TempPathFactory,
    of_format: Format,
    annotated: AnnotatedArticle,
) -> None:
    files, _ = made.written(tmp_path_factory.mktemp("out"), [annotated], of_format)

    (one,) = held(files[0], of_format)

    (found,) = made.read(files, of_format)
    assert one == line_of(found, with_ids=False)


@FORMATS
def test_articles_are_held_in_order(tmp_path: Path, of_format: Format) -> None:
    files, _ = made.written(tmp_path, made.numbered(700), of_format)

    found = held(files[0], of_format)

    assert found == [
        line_of(one, with_ids=False) for one in made.read(files, of_format)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "1\tRome\tB-LOC\t-\tann\n2\tx\tO\t-\t-\n",
        "Ro\rme\tB-LOC\nx\tO\n",
        "Rome\tB-\u00a0\nx\tO\ny\tO\n",
    ],
    ids=["annotator", "line end in a word", "label of white space"],
)
def test_what_has_to_be_settled_is_held_as_found(tmp_path: Path, rows: str) -> None:
    (one,) = held_in(tmp_path, rows)

    assert isinstance(one, FoundArticle)


def test_tasks_of_label_studio_are_held_apart(tmp_path: Path) -> None:
    rows = "-DOCSTART- -X- O\na -X- _ O\n\nb -X- _ B-X\n"

    assert len(held_in(tmp_path, rows, CONLL2003)) == 2
