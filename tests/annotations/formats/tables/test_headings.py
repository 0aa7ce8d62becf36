import pytest

from annotations.formats.tables.headings import headed, told_apart
from annotations.formats.tables.table import TEXT


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (["doc_id", "start", "end"], ["doc_id", "start", "end"]),
        ([" Doc ID ", "Begin", "END"], ["doc_id", "start", "end"]),
        (["type", "label"], ["type", "label"]),
        (["type", "tag"], ["label", "tag"]),
        (["My Own", ""], ["My Own", ""]),
        (["startIndex", "end-pos", "NER tag"], ["start", "end", "label"]),
        (["entity", "start"], ["label", "start"]),
        (["entity", "type"], ["text", "label"]),
        (["entity", "label", "text"], ["entity", "label", "text"]),
        (["id", "label"], ["doc_id", "label"]),
        (["id", "file"], ["span_id", "doc_id"]),
        (["id", "full_text"], ["span_id", "article_text"]),
        ([], []),
    ],
)
def test_columns_are_known_by_several_names(
    header: list[str], names: list[str]
) -> None:
    assert headed(header) == names


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (["Tim met Ann.", "8", "11"], TEXT),
        (["Tim met Ann.", "8.0", "11.0"], TEXT),
        (["Ann", "8", "11"], "text"),
        (["Tim ", "0", "3"], "text"),
        (["Tim met Ann.", "8", "x"], "text"),
        (["Tim met Ann.", "800", "803"], "text"),
        ([], "text"),
    ],
)
def test_a_text_that_is_more_than_a_span_is_the_whole(
    cells: list[str], name: str
) -> None:
    assert told_apart(["text", "start", "end"], cells) == [name, "start", "end"]


def test_a_table_with_another_column_for_texts_has_words_besides() -> None:
    names = [TEXT, "text", "start", "end"]

    assert told_apart(names, ["Tim met Ann.", "Tim met", "0", "3"]) == names
