import pytest
from hypothesis import given

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import settled
from annotations.formats.tables.table import (
    ROW,
    SPAN_COLUMNS,
    TEXT,
    article_in,
    article_row,
    doc_id_of,
    relations_cell,
    relations_in,
    span_cells,
    span_in,
)
from tests.annotations.formats import made

PLAIN = {"start": "0", "end": "3", "label": "PER"}


def test_an_article_is_never_named_by_a_mere_number() -> None:
    assert doc_id_of(made.article(text="北京")).startswith("article-")
    assert doc_id_of(made.mixed()).startswith("cook-abroad-")


@given(made.articles())
def test_nothing_of_an_article_is_lost_in_rows(article: AnnotatedArticle) -> None:
    text = article.article.text
    written = [span_cells(one, text) for one in article.spans]
    rows = [
        {**article_row(article), "relations": relations_cell(article), TEXT: text},
        *(dict(zip(SPAN_COLUMNS, cells, strict=True)) for cells in written),
    ]
    cells = [{name: cell for name, cell in row.items() if cell} for row in rows]
    found = FoundArticle(
        where="here", text=text, spans=tuple(span_in(row) for row in cells[1:])
    )

    whole = article_in(found, cells, is_ours=True)

    back = settled(whole, unit=whole.unit).annotated.spans
    assert [span_cells(one, text) for one in back] == written
    assert whole.news == article.article.news
    assert (whole.zones, whole.flag) == (article.article.zones, article.flag)
    assert len(whole.relations) == len(article.relations)


def test_a_status_that_nobody_knows_is_a_value() -> None:
    found = span_in(PLAIN | {"status": "maybe", ROW: "row 2"})

    assert found.state == "added"
    assert dict(found.values) == {"status": "maybe"}


def test_a_score_alone_is_that_of_the_span() -> None:
    assert span_in(PLAIN | {"score": "0.5"}).score == 0.5


@pytest.mark.parametrize("cell", ["true", "high", '"0.5"', "NaN", "[]"])
def test_a_score_is_a_number(cell: str) -> None:
    with pytest.raises(CopydeskError, match="in the column score"):
        span_in(PLAIN | {"score": cell})


@pytest.mark.parametrize("cell", ["7", "[7]", '[["a", "b"]]', "{", "[" * 1000])
def test_relations_are_lists_of_three(cell: str) -> None:
    with pytest.raises(CopydeskError):
        relations_in(cell)
