import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from annotations.annotated import Relation
from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.head import Head
from annotations.exchange.settling import Settled, settled
from annotations.formats.pubannotation import PUBANNOTATION
from annotations.readers.reader import Refusal
from annotations.span import Span
from tests.annotations.formats import made
from tests.annotations.formats.made import labelled

DOCUMENT = {
    "sourcedb": "PMC",
    "sourceid": "77",
    "text": made.MIXED,
    "denotations": [
        {"id": "T1", "span": {"begin": 0, "end": 8}, "obj": "PERSON"},
        {"id": "T2", "span": {"begin": 15, "end": 20}, "obj": "PERSON"},
        {"id": "T3", "span": {"begin": 37, "end": 39}, "obj": "GPE"},
    ],
    "relations": [{"id": "R1", "subj": "T1", "pred": "met", "obj": "T2"}],
    "attributes": [{"id": "A1", "subj": "T3", "pred": "certain", "obj": True}],
}


def _read(
    folder: Path, value: Any, name: str = "out.json"
) -> list[FoundArticle | Refusal]:
    path = folder / name
    text = value if isinstance(value, str) else json.dumps(value, indent=1)
    path.write_text(text, encoding="utf-8")
    return list(PUBANNOTATION.read(path))


def _one(folder: Path, document: Any) -> Settled:
    (found,) = _read(folder, document)
    assert isinstance(found, FoundArticle)
    return settled(found)


def test_denotations_relations_and_attributes_are_read(tmp_path: Path) -> None:
    outcome = _one(tmp_path, DOCUMENT)

    assert labelled(outcome) == [
        ("Tim Cook", "PERSON"),
        ("Jose\u0301", "PERSON"),
        ("北京", "GPE"),
    ]
    assert outcome.annotated.relations == (Relation("met", "T1", "T2"),)
    assert outcome.annotated.spans[2].values == {"certain": "true"}
    assert outcome.found.key == "77"
    assert outcome.annotated.article.news.extra == {"sourcedb": "PMC"}


def test_a_span_of_pieces_is_read(tmp_path: Path) -> None:
    pieces = [{"begin": 0, "end": 3}, {"begin": 15, "end": 20}]
    denotation = {"id": "T1", "span": pieces, "obj": "PAIR"}

    outcome = _one(tmp_path, {"text": made.MIXED, "denotations": [denotation]})

    assert labelled(outcome) == [("Tim Jose\u0301", "PAIR")]


def test_what_is_written_is_as_its_documentation_shows(tmp_path: Path) -> None:
    spans = [
        made.span("Tim Cook", "PERSON"),
        replace(
            made.span("Jose\u0301", "PERSON"),
            values=MappingProxyType({"certain": "yes"}),
        ),
        replace(made.span("תל אביב", "GPE"), parts=(Span(24, 26), Span(27, 31))),
    ]
    joined = Relation("met", spans[0].id, spans[1].id)
    article = replace(made.article(*spans), relations=(joined,))

    (path,), _ = made.written(tmp_path, [article], PUBANNOTATION)

    (document,) = json.loads(path.read_bytes())
    assert document["text"] == made.MIXED
    assert document["denotations"] == [
        {"id": "T1", "span": {"begin": 0, "end": 8}, "obj": "PERSON"},
        {"id": "T2", "span": {"begin": 15, "end": 20}, "obj": "PERSON"},
        {
            "id": "T3",
            "span": [{"begin": 24, "end": 26}, {"begin": 27, "end": 31}],
            "obj": "GPE",
        },
    ]
    assert document["relations"] == [
        {"id": "R1", "subj": "T1", "pred": "met", "obj": "T2"}
    ]
    assert document["attributes"] == [
        {"id": "A1", "subj": "T2", "pred": "certain", "obj": "yes"}
    ]


def test_what_does_not_stand_is_no_denotation(tmp_path: Path) -> None:
    (path,), _ = made.written(tmp_path, [made.mixed()], PUBANNOTATION)

    (document,) = json.loads(path.read_bytes())
    labels = [one["obj"] for one in document["denotations"]]
    assert labels == ["PERSON", "FAMILY NAME", "PERSON", "GPE"]


def test_lists_and_lines_of_documents_are_read(tmp_path: Path) -> None:
    lines = "\n".join([json.dumps(DOCUMENT)] * 3)

    listed = _read(tmp_path, [DOCUMENT, DOCUMENT])
    lined = _read(tmp_path, lines, "out.jsonl")

    assert (len(listed), len(lined)) == (2, 3)


@pytest.mark.parametrize(
    "denotation",
    [
        {"id": "T1", "obj": "A"},
        {"span": {"begin": 0}, "obj": "A"},
        {"span": [7], "obj": "A"},
        {"span": [], "obj": "A"},
        "A",
    ],
)
def test_what_is_no_denotation_is_told(tmp_path: Path, denotation: object) -> None:
    outcome = _one(tmp_path, {"text": "Tim", "denotations": [denotation]})

    assert "is no denotation with a span." in outcome.found.left_aside[0]


def test_a_relation_to_nothing_is_named(tmp_path: Path) -> None:
    lost = {"id": "R1", "subj": "T1", "pred": "met", "obj": "T9"}

    outcome = _one(tmp_path, DOCUMENT | {"relations": [lost, {"pred": "met"}]})

    assert [one.words for one in outcome.misfits] == ["T1 and T9"]
    assert "is no relation between two" in outcome.found.left_aside[0]


@pytest.mark.parametrize(
    "document",
    [
        {"denotations": []},
        {"text": 7, "denotations": []},
        {"text": "a", "denotations": [], "copydesk": [7]},
        {"text": "a", "denotations": [], "copydesk": {"zones": 7}},
        7,
    ],
)
def test_a_bad_document_is_refused(tmp_path: Path, document: object) -> None:
    assert [type(one) for one in _read(tmp_path, [document])] == [Refusal]


@pytest.mark.parametrize(
    "text", ["", '[{"text": "a", "denot', "[" * 1000 + "]" * 1000, "{" * 100_000]
)
def test_a_damaged_file_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(CopydeskError):
        _read(tmp_path, text)


def test_spans_beyond_the_text_are_named(tmp_path: Path) -> None:
    far = {"id": "T1", "span": {"begin": 0, "end": 99}, "obj": "A (b) [c]"}

    outcome = _one(tmp_path, {"text": "Tim", "denotations": [far]})

    assert "outside the text" in outcome.misfits[0].line()


def test_what_several_projects_say_of_a_text_is_read(tmp_path: Path) -> None:
    said = {name: DOCUMENT[name] for name in ("denotations", "relations", "attributes")}
    other = {"denotations": [{"span": {"begin": 37, "end": 39}, "obj": "LOC"}]}
    tracks = [said | {"project": "Names"}, other, 7]

    outcome = _one(tmp_path, {"text": made.MIXED, "tracks": tracks})

    assert [(one.id, one.annotator) for one in outcome.annotated.spans] == [
        ("Names/T1", "Names"),
        ("Names/T2", "Names"),
        ("Names/T3", "Names"),
        ("", ""),
    ]
    assert outcome.annotated.spans[2].values == {"certain": "true"}
    assert outcome.annotated.relations == (Relation("met", "Names/T1", "Names/T2"),)


def test_a_text_with_tracks_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text('{"text": "Tim", "tracks": []}')

    assert PUBANNOTATION.knows(Head.of(path))
