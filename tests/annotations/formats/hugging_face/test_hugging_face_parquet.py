import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.formats.hugging_face.parquet import HUGGING_FACE_PARQUET
from annotations.readers.reader import Refusal
from tests.annotations.formats import made
from tests.annotations.formats.hugging_face.test_hugging_face import CARD, GOLDEN, NAMES

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")


def written(folder: Path, *articles: AnnotatedArticle) -> Path:
    (path,), _ = made.written(folder, articles, HUGGING_FACE_PARQUET)
    return path


def found(path: Path) -> list[FoundArticle | Refusal]:
    return list(HUGGING_FACE_PARQUET.read(path))


def test_rows_are_those_of_the_lines(tmp_path: Path) -> None:
    (row,) = pq.read_table(written(tmp_path, made.mixed())).to_pylist()

    assert json.loads(row.pop("copydesk"))["review"] == "done"
    assert row == GOLDEN


def test_the_schema_names_the_numbers_where_hugging_face_looks(tmp_path: Path) -> None:
    schema = pq.read_schema(written(tmp_path, made.mixed()))

    info = json.loads(schema.metadata[b"huggingface"])["info"]
    tags = info["features"]["ner_tags"]
    assert tags["_type"] == "Sequence"
    assert tags["feature"] == {"names": [*NAMES.values()], "_type": "ClassLabel"}
    assert [*info["features"]] == schema.names


def test_many_articles_come_back_in_order(tmp_path: Path) -> None:
    articles = made.numbered(450)

    read = made.read([written(tmp_path, *articles)], HUGGING_FACE_PARQUET)

    assert [one.article.text for one in read] == [one.article.text for one in articles]


def others(folder: Path, metadata: dict[str, str] | None) -> Path:
    table = pa.table({"tokens": [["New", "York", "!"]], "ner_tags": [[1, 2, 0]]})
    path = folder / "others.parquet"
    pq.write_table(table.replace_schema_metadata(metadata), path)
    return path


def test_names_of_others_are_read_from_the_schema(tmp_path: Path) -> None:
    classes = {"names": ["O", "B-LOC", "I-LOC"], "_type": "ClassLabel"}
    info = {"features": {"ner_tags": {"feature": classes, "_type": "List"}}}

    (one,) = found(others(tmp_path, {"huggingface": json.dumps({"info": info})}))

    assert isinstance(one, FoundArticle)
    assert [(span.words, span.label) for span in one.spans] == [("New York", "LOC")]


def test_names_of_others_are_read_from_the_card(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD, "utf-8")

    (one,) = found(others(tmp_path, None))

    assert isinstance(one, FoundArticle)
    assert [span.label for span in one.spans] == ["LOC"]


def test_numbers_without_names_are_refused(tmp_path: Path) -> None:
    (one,) = found(others(tmp_path, {"huggingface": "{]"}))

    assert isinstance(one, Refusal)
    assert "What the tag 1 means is not said" in one.why


@pytest.mark.parametrize("kept", [0.5, 0.95])
def test_a_truncated_file_is_refused(tmp_path: Path, kept: float) -> None:
    path = written(tmp_path, made.mixed())
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])

    with pytest.raises(CopydeskError, match="damaged or was cut off"):
        found(path)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    path.write_text('{"tokens": ["x"]}', "utf-8")

    with pytest.raises(CopydeskError, match="no Parquet file"):
        found(path)


def test_without_pyarrow_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, made.mixed())
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(CopydeskError, match=r"pip install copydesk\[parquet\]"):
        found(path)


def test_records_that_argilla_has_pushed_are_read(tmp_path: Path) -> None:
    path = tmp_path / "argilla.parquet"
    span = {"start": 0, "end": 8, "label": "PERSON"}
    record = {
        "id": "a1",
        "status": "completed",
        "_server_id": None,
        "text": made.MIXED,
        "seen": datetime(2024, 2, 3, tzinfo=UTC),
        "ner.suggestion": [span],
        "ner.suggestion.agent": "m",
        "ner.responses": [[span]],
        "ner.responses.users": ["u1"],
        "ner.responses.status": ["submitted"],
    }
    pq.write_table(pa.Table.from_pylist([record]), path)

    (one,) = found(path)

    assert isinstance(one, FoundArticle)
    assert [(span.state, span.annotator) for span in one.spans] == [("confirmed", "u1")]
    assert str(one.news.extra["seen"]).startswith("2024-02-03")
