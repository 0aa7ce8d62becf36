import json
from pathlib import Path

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.spacy_data.training import SPACY_JSON
from annotations.readers.reader import Refusal
from tests.annotations.formats import made

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"
GOLDEN = (
    '[\n["Tim Cook 🙂 met Jose\u0301 in תל אביב, not 北京.\\nHe said so.", '
    '{"entities": [[0, 8, "PERSON"], [15, 20, "PERSON"], [24, 31, "GPE"]]}]\n]\n'
)
BILUO = [
    *[("Tim", "B-PERSON", " "), ("Cook", "L-PERSON", " "), ("met", "O", " ")],
    *[("北京", "U-GPE", ""), (".", "-", "")],
]


def file_of(folder: Path, data: str | bytes, name: str = "a.json") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read(path: Path) -> list[Settled]:
    found = list(SPACY_JSON.read(path))
    return [settled(one) for one in found if isinstance(one, FoundArticle)]


def shown(one: Settled) -> list[tuple[str, str]]:
    text = one.annotated.article.text
    return [(span.words(text), span.label) for span in one.annotated.spans]


MIXED_SPANS = [("Tim Cook", "PERSON"), ("Jose\u0301", "PERSON"), ("תל אביב", "GPE")]


def test_training_tuples_are_written_as_spacy_has_them(tmp_path: Path) -> None:
    files, losses = made.written(tmp_path, [made.mixed()], SPACY_JSON)

    assert files[0].read_text(encoding="utf-8") == GOLDEN
    assert sum(loss.is_left_out for loss in losses) == 3


def test_training_tuples_are_read(tmp_path: Path) -> None:
    (one,) = read(file_of(tmp_path, GOLDEN))

    assert one.annotated.article.text == made.MIXED
    assert shown(one) == MIXED_SPANS


def test_spacy_learns_from_what_was_written(tmp_path: Path) -> None:
    import spacy
    from spacy.training import Example

    files, _ = made.written(tmp_path, [made.mixed()], SPACY_JSON)
    ((text, said),) = json.loads(files[0].read_text(encoding="utf-8"))

    example = Example.from_dict(spacy.blank("en")(text), said)

    ents = [(one.text, one.label_) for one in example.reference.ents]
    assert ents == MIXED_SPANS


@pytest.mark.parametrize(
    "data",
    [
        {"text": "Tim met 北京", "spans": [{"start": 0, "end": 3, "label": "P"}]},
        {"text": "Tim met 北京", "entities": [[0, 3, "P"]]},
        {"text": "Tim met 北京", "ents": [{"start": 0, "end": 3, "label": "P"}]},
        {
            "text": "Tim met 北京",
            "ents": [{"start": 0, "end": 3, "label": "P"}],
            "spans": {"sc": [{"start": 0, "end": 3, "label": "P", "kb_id": ""}]},
            "tokens": [{"id": 0, "start": 0, "end": 3}],
        },
        ["Tim met 北京", {"entities": [[0, 3, "P"]]}],
    ],
)
@pytest.mark.parametrize("is_list", [True, False])
def test_all_shapes_say_the_same(
    tmp_path: Path, data: object, *, is_list: bool
) -> None:
    line = json.dumps(data, ensure_ascii=False)
    listed = file_of(tmp_path, f"[{line}]") if is_list else None

    path = listed or file_of(tmp_path, f"{line}\n{line}\n", "a.jsonl")

    found = read(path)
    assert [shown(one) for one in found] == [[("Tim", "P")]] * len(found)
    assert len(found) == (1 if is_list else 2)
    assert guessed(path, FORMATS) is SPACY_JSON


def paragraph(**more: object) -> dict[str, object]:
    tokens = [
        {"id": number, "orth": orth, "ner": ner, "space": space}
        for number, (orth, ner, space) in enumerate(BILUO)
    ]
    return {"sentences": [{"tokens": tokens, "brackets": []}], "cats": [], **more}


def test_tags_of_spacy_2_are_read_over_their_text(tmp_path: Path) -> None:
    raw = "Tim Cook  met\n北京."
    data = [{"id": 3, "paragraphs": [paragraph(raw=raw)]}]

    path = file_of(tmp_path, json.dumps(data))

    (one,) = read(path)
    assert one.annotated.article.text == raw
    assert shown(one) == [("Tim Cook", "PERSON"), ("北京", "GPE")]
    assert one.found.key == "3"
    assert guessed(path, FORMATS) is SPACY_JSON


def test_without_a_text_it_is_put_together(tmp_path: Path) -> None:
    data = [{"id": 3, "paragraphs": [paragraph(), paragraph()]}]

    first, second = read(file_of(tmp_path, json.dumps(data)))

    assert first.annotated.article.text == "Tim Cook met 北京."
    assert shown(second) == [("Tim Cook", "PERSON"), ("北京", "GPE")]
    assert first.found.is_rebuilt
    assert second.found.where == "a.json, item 1, paragraph 2"


def test_entities_beside_the_tags_are_read_once(tmp_path: Path) -> None:
    more = paragraph(raw="Tim Cook met 北京.", entities=[[0, 8, "PERSON"], [4, 8, "X"]])

    (one,) = read(file_of(tmp_path, json.dumps([{"id": 0, "paragraphs": [more]}])))

    assert shown(one) == [("Tim Cook", "PERSON"), ("Cook", "X"), ("北京", "GPE")]


@pytest.mark.parametrize(
    "item",
    [
        {"id": 0, "paragraphs": [7]},
        {"id": 0, "paragraphs": [{"sentences": [{"tokens": [{}]}]}]},
        {"id": 0, "paragraphs": [paragraph(raw="Other words")]},
        {"words": ["Tim"]},
        ["Tim"],
        7,
    ],
)
def test_an_item_of_another_shape_is_refused_alone(
    tmp_path: Path, item: object
) -> None:
    data = [["Tim met", {"entities": [[0, 3, "P"]]}], item]

    found, refusal = SPACY_JSON.read(file_of(tmp_path, json.dumps(data)))

    assert isinstance(found, FoundArticle)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "a.json, item 2"


@pytest.mark.parametrize("data", [GOLDEN[:-20], "", "[" * 1_000, '["x", ' * 1_000])
def test_a_file_that_breaks_off_is_refused(tmp_path: Path, data: str) -> None:
    path = file_of(tmp_path, data)

    try:
        found = list(SPACY_JSON.read(path))
    except CopydeskError:
        found = []

    assert not any(isinstance(one, FoundArticle) for one in found)


def test_marks_and_line_ends_of_windows_are_no_obstacle(tmp_path: Path) -> None:
    line = json.dumps(
        ["Tim\r\nmet 🙂 Al", {"entities": [[0, 3, "P"], [11, 13, "a b]"]]}]
    )
    data = b"\xef\xbb\xbf" + f"{line}\r\n{line}\r\n".encode()

    first, second = read(file_of(tmp_path, data, "a.jsonl"))

    assert shown(first) == shown(second) == [("Tim", "P"), ("Al", "a b]")]


def test_offsets_beyond_the_text_and_what_is_no_span_are_named(tmp_path: Path) -> None:
    data = [["Tim met.", {"entities": [[0, 300, "P"], ["U-P"], [0, 3, "P"]]}]]

    (one,) = read(file_of(tmp_path, json.dumps(data)))

    assert shown(one) == [("Tim", "P")]
    assert len(one.misfits) == 1
    assert "is no span" in one.found.left_aside[0]


SPACYS = [
    ("spacy_binary/pipelines/ner_demo/assets/train.json", 2),
    ("spacy_binary/pipelines/spancat_demo/assets/train.json", 3),
]


@pytest.mark.parametrize(("name", "count"), SPACYS)
def test_spacys_own_examples_are_read_as_spacy_reads_them(
    name: str, count: int
) -> None:
    path = FIXTURES / name
    if not path.is_file():
        pytest.skip("The fixtures are not here.")
    import spacy

    found = read(path)

    nlp = spacy.blank("en")
    items = json.loads(path.read_bytes())
    assert guessed(path, FORMATS) is SPACY_JSON
    assert len(found) == count
    for one, (text, said) in zip(found, items, strict=True):
        spans = [nlp(text).char_span(*three) for three in said["entities"]]
        assert shown(one) == [(span.text, span.label_) for span in spans if span]


@pytest.mark.parametrize(
    "name", ["ner-sent-per-line.json", "ner-token-per-line-conll2003.json"]
)
def test_spacys_converted_files_are_read_as_spacy_reads_them(name: str) -> None:
    folder = FIXTURES / "conll_iob" / "extra/example_data/ner_example_data"
    path = folder / name
    if not path.is_file():
        pytest.skip("The fixtures are not here.")
    from spacy.training.converters.json_to_docs import json_to_docs

    docs = json_to_docs(path.read_text(encoding="utf-8"))
    found = read(path)

    assert guessed(path, FORMATS) is SPACY_JSON
    theirs = [[(ent.text, ent.label_) for ent in doc.ents] for doc in docs]
    assert [shown(one) for one in found] == theirs
    assert all(one.found.is_rebuilt for one in found)


def test_rejected_spans_and_links_of_a_document_are_read(tmp_path: Path) -> None:
    doc = {
        "text": "Tim in Oslo",
        "ents": [{"start": 0, "end": 3, "label": "A", "kb_id": "Q1"}],
        "spans": {
            "sc": [{"start": 0, "end": 3, "label": "A"}],
            "incorrect_spans": [{"start": 7, "end": 11, "label": "B", "kb_id": ""}],
        },
    }

    (outcome,) = read(file_of(tmp_path, json.dumps(doc)))

    one, two = outcome.annotated.spans
    assert (one.state, one.values) == ("added", {"kb_id": "Q1"})
    assert (two.state, two.values) == ("rejected", {})


@pytest.mark.parametrize("name", ["type", "entity_group", "entity", "tag"])
def test_labels_may_be_called_otherwise(tmp_path: Path, name: str) -> None:
    span = {"start": 0, "end": 3, "text": "Tim", "score": 0.5, name: "A"}
    path = file_of(tmp_path, json.dumps({"text": "Tim", "entities": [span]}))

    (outcome,) = read(path)

    (one,) = outcome.annotated.spans
    assert (one.label, one.suggestion and one.suggestion.score) == ("A", 0.5)
    assert guessed(path, FORMATS) is SPACY_JSON


def test_a_document_spread_over_lines_is_read(tmp_path: Path) -> None:
    doc = {"text": "Tim", "ents": [], "tokens": []}
    path = file_of(tmp_path, json.dumps(doc, indent=2), "a.jsonl")

    (outcome,) = read(path)

    assert outcome.annotated.article.text == "Tim"
    assert guessed(path, FORMATS) is SPACY_JSON


def test_tuples_may_go_without_a_name_for_their_entities(tmp_path: Path) -> None:
    path = file_of(tmp_path, json.dumps([["Tim left.", [[0, 3, "A"]]], ["So.", []]]))

    first, second = read(path)

    assert (shown(first), shown(second)) == ([("Tim", "A")], [])
    assert guessed(path, FORMATS) is SPACY_JSON
