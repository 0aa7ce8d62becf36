import json
from pathlib import Path
from typing import Any

import pytest

from annotations.annotated import AnnotatedArticle, Relation
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.formats.doccano.doccano import DOCCANO, DOCCANO_RELATIONS
from annotations.readers.reader import Refusal
from tests.annotations.formats import made
from tests.annotations.formats.made import labelled

SHARED = Path(__file__).parents[5] / "shared" / "fixtures" / "doccano"
LABELS = {
    "id": 7,
    "text": made.MIXED,
    "label": [
        [0, 8, "PERSON"],
        [4, 8, "FAMILY NAME"],
        [25, 32, "GPE"],
        [38, 40, "GPE"],
    ],
    "Comments": ["really?"],
}
ENTITIES = {
    "id": 7,
    "text": made.MIXED,
    "entities": [
        {"id": 30, "label": "PERSON", "start_offset": 0, "end_offset": 8},
        {"id": 31, "label": "PERSON", "start_offset": 16, "end_offset": 21},
    ],
    "relations": [{"id": 5, "from_id": 30, "to_id": 31, "type": "met"}],
    "Comments": [],
}


def _read(folder: Path, *records: Any) -> list[FoundArticle | Refusal]:
    path = folder / "out.jsonl"
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(DOCCANO.read(path))


def _one(folder: Path, record: Any) -> Settled:
    (found,) = _read(folder, record)
    assert isinstance(found, FoundArticle)
    return settled(found)


def _written(folder: Path, article: AnnotatedArticle) -> Any:
    (path,), _ = made.written(folder, [article], DOCCANO)
    return json.loads(path.read_bytes())


def test_labels_are_read(tmp_path: Path) -> None:
    outcome = _one(tmp_path, LABELS)

    assert labelled(outcome) == [
        ("Tim Cook", "PERSON"),
        ("Cook", "FAMILY NAME"),
        ("תל אביב", "GPE"),
        ("北京", "GPE"),
    ]


def test_comments_and_metadata_are_kept(tmp_path: Path) -> None:
    outcome = _one(tmp_path, LABELS | {"meta": {"url": "http://a.b/c"}, "topic": "x"})

    news = outcome.annotated.article.news
    assert (outcome.found.key, news.url) == ("7", "http://a.b/c")
    assert news.extra == {"Comments": ["really?"], "topic": "x"}


@pytest.mark.parametrize("key", ["label", "labels", "annotations", "entities"])
def test_older_keys_of_labels_are_read(tmp_path: Path, key: str) -> None:
    outcome = _one(tmp_path, {"text": "Tim Cook", key: [[0, 8, "PERSON"]]})

    assert labelled(outcome) == [("Tim Cook", "PERSON")]


def test_the_oldest_shape_numbers_its_labels_and_names_users(tmp_path: Path) -> None:
    old = {"label": 3, "start_offset": 0, "end_offset": 3, "user": 2}

    outcome = _one(tmp_path, {"text": "Tim Cook", "annotations": [old]})

    (one,) = outcome.annotated.spans
    assert (one.label, one.annotator) == ("3", "2")


def test_entities_and_relations_are_read(tmp_path: Path) -> None:
    outcome = _one(tmp_path, ENTITIES)

    (joined,) = outcome.annotated.relations
    ids = {one.id: one.words(made.MIXED) for one in outcome.annotated.spans}
    assert (ids[joined.head], joined.label) == ("Tim Cook", "met")
    assert ids[joined.child] == "Jose\u0301"


def test_a_list_in_one_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json.dumps([LABELS, LABELS, 7]), encoding="utf-8")

    found = list(DOCCANO.read(path))

    assert isinstance(found[1], FoundArticle)
    assert found[2] == Refusal(
        "all.json, item 3", 'It is no JSON object; write it like {"text": "…"}.'
    )


def test_labels_are_written_as_doccano_has_them(tmp_path: Path) -> None:
    record = _written(tmp_path, made.mixed())

    assert (record["text"], record["Comments"]) == (made.MIXED, [])
    assert record["label"] == [
        [0, 8, "PERSON"],
        [4, 8, "FAMILY NAME"],
        [16, 21, "PERSON"],
        [25, 32, "GPE"],
    ]


def test_entities_are_written_as_doccano_has_them(tmp_path: Path) -> None:
    spans = made.span("Tim Cook", "PERSON"), made.span("Jose\u0301", "PERSON")
    joined = Relation("met", spans[0].id, spans[1].id)
    article = AnnotatedArticle(
        article=made.article().article, spans=spans, relations=(joined,)
    )

    (path,), _ = made.written(tmp_path, [article], DOCCANO_RELATIONS)

    record = json.loads(path.read_bytes())
    assert record["entities"] == [
        {"id": 0, "label": "PERSON", "start_offset": 0, "end_offset": 8},
        {"id": 1, "label": "PERSON", "start_offset": 16, "end_offset": 21},
    ]
    assert record["relations"] == [{"id": 0, "from_id": 0, "to_id": 1, "type": "met"}]


def test_what_doccano_changed_is_taken_and_told(tmp_path: Path) -> None:
    record = _written(tmp_path, made.mixed())
    record["label"] = [[0, 8, "ORG"], *record["label"][1:]]

    outcome = _one(tmp_path, record)

    assert ("Tim Cook", "ORG") in labelled(outcome)
    assert outcome.found.left_aside == (
        "Changed since Copydesk wrote it, and not taken: 1 span.",
    )


def test_comments_since_are_kept_too(tmp_path: Path) -> None:
    record = _written(tmp_path, made.mixed()) | {"Comments": ["why?"]}

    news = _one(tmp_path, record).annotated.article.news

    assert news.extra == {"id": 7, "tags": ["a", "b"], "Comments": ["why?"]}
    assert news.headline == "Cook abroad"


@pytest.mark.parametrize("label", ["FAMILY NAME", "A [b] (c)", "-", "é🙂"])
def test_any_label_is_read(tmp_path: Path, label: str) -> None:
    outcome = _one(tmp_path, {"text": "Tim", "label": [[0, 3, label]]})

    assert labelled(outcome) == [("Tim", label)]


@pytest.mark.parametrize(
    "item", [[0, 3], ["0", 3, "A"], {"start_offset": 0, "label": "A"}, [[0], 1, "A"]]
)
def test_what_is_no_span_is_told(tmp_path: Path, item: object) -> None:
    outcome = _one(tmp_path, {"text": "Tim", "label": [item, [0, 3, "A"]]})

    assert labelled(outcome) == [("Tim", "A")]
    assert "is no span with a start, an end" in outcome.found.left_aside[0]


def test_classes_of_a_text_are_no_spans(tmp_path: Path) -> None:
    outcome = _one(tmp_path, {"text": "Tim", "label": ["sport"]})

    assert outcome.annotated.article.news.extra == {"label": ["sport"]}


def test_spans_beyond_the_text_are_named(tmp_path: Path) -> None:
    outcome = _one(tmp_path, {"text": "Tim", "label": [[0, 30, "A"]]})

    assert "outside the text" in outcome.misfits[0].line()


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "Tim", "la',
        '{"label": []}',
        '{"text": 7}',
        "[" * 1000 + "]" * 1000,
        '{"text": "Tim", "label": ' + "[" * 1000 + "]" * 1000 + "}",
        '{"text": "Tim", "copydesk": 7}',
        '{"text": "Tim", "copydesk": "7"}',
        '{"text": "Tim", "copydesk": "{"}',
        '{"text": "Tim", "copydesk": "\\ud800"}',
        '{"text": "Tim", "copydesk": {"version": 1, "spans": [{"start": 1}]}}',
    ],
)
def test_a_damaged_line_is_refused_and_the_next_one_read(
    tmp_path: Path, line: str
) -> None:
    found = _read(tmp_path, line, {"text": "Tim", "label": []})

    assert [type(one) for one in found] == [Refusal, FoundArticle]


def test_line_ends_and_a_mark_of_windows_are_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    record = {"text": "So.\r\nTim", "label": [[5, 8, "A"]]}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(record).encode() + b"\r\n")

    (found,) = DOCCANO.read(path)

    assert isinstance(found, FoundArticle)
    assert labelled(settled(found)) == [("Tim", "A")]


def test_doccanos_own_examples_are_read() -> None:
    if not SHARED.exists():
        pytest.skip("the files of other tools are not here")
    folder = SHARED / "backend/data_import"
    paths = [
        folder / "tests/data/relation_extraction/example.jsonl",
        folder / "pipeline/examples/sequence_labeling/example.jsonl",
    ]

    found = [one for path in paths for one in DOCCANO.read(path)]

    outcomes = [settled(one) for one in found if isinstance(one, FoundArticle)]
    assert [len(one.annotated.relations) for one in outcomes] == [3, 0, 0, 0]
    assert [name for one in outcomes for name, _ in labelled(one)] == [
        *("Google", "September 4, 1998", "Larry Page", "Sergey Brin"),
        *("EU", "Peter Blackburn", "Obama"),
    ]
